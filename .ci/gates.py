#!/usr/bin/env python3
"""Holds the products to figures, with the meters of the ../shared folder.

    gates.py structure JIANGGAO SHARED
    gates.py typography DIR SHARED
    gates.py standards JIANGGAO DIR SHARED
    gates.py layouts JIANGGAO SHARED

DIR is what products.py wrote for the seed page. Exit status 1 when a figure
is missed.
"""
import glob, json, os, re, subprocess, sys, tempfile

# dump (or "" for the mean): least structure score
STRUCTURE = {"": 0.985, "seed": 0.99}

# row of the typography meter: least and greatest value
TYPOGRAPHY = {
    "1.line_start": (0, 0),
    "1.line_end": (0, 0),
    "1.line_start_strict": (0, 0),
    "2.dash": (0, 0),
    "2.number": (0, 0),
    "2.unit": (0, 0),
    "2.word": (0, 0),
    "3.right_flush": (1, 1),
    "3.right_max": (0, 0.02),
    "3.left_flush": (1, 1),
    "3.end_marks": (1, 1),
    "4.loose": (0, 0),
    "4.tight": (0, 0),
    "5.compressed": (1, 1),
    "5.narrow_quotes": (0, 0),
    "6.halfwidth": (0, 0),
    "7.net_ok": (0.98, 1),
    "8.indent": (1, 1),
    "9.lone_character": (0, 0),
    "9.widow": (0, 0),
    "9.stranded_heading": (0, 0),
    "10.on_grid": (1, 1),
    "10.facing": (1, 1),
    "11.tofu": (0, 0),
    "11.radicals": (0, 0),
    "11.private": (0, 0),
    "12.missing": (0, 0),
    "12.extra": (0, 0),
    "13.outline": (26, 1000),
    "13.qpdf": (0, 0),
}

# what of it holds in every layout of single pages; headings of official paper
# may be in the face of its text, podium paragraphs go on flush left
EVERYWHERE = [
    "1.line_start", "1.line_end", "1.line_start_strict", "2.dash", "2.number", "2.unit", "2.word",
    "3.right_flush", "3.right_max", "3.left_flush", "3.end_marks", "4.loose", "4.tight",
    "9.lone_character", "9.widow", "9.stranded_heading", "10.on_grid", "10.facing", "11.tofu", "12.missing",
]


def run(*cmd):
    p = subprocess.run(cmd, capture_output=True, text=True)
    if p.returncode != 0:
        sys.exit(f"{' '.join(cmd)}: exit status {p.returncode}\n{p.stdout[-2000:]}{p.stderr[-2000:]}")
    return p.stdout


def structure(cli, shared):
    for only, least in STRUCTURE.items():
        cmd = ["/usr/bin/python3", f"{shared}/tools/structure/score.py", "--cli", f"{cli} inspect --json", f"{shared}/dumps"]
        said = run(*cmd, *(["--only", only] if only else []))
        got = float(re.search(r"structure score: ([0-9.]+)", said)[1])
        print(f"structure score {only or 'of all dumps'}: {got:.4f} (at least {least})")
        if got < least:
            sys.exit(said)


def product(where, ending):
    return glob.glob(os.path.join(where, "a", "*" + ending))[0]


def typography(where, shared):
    """The handout against the text files, and the book's title before them:
    no text file has the title page."""
    path = product(where, ".pdf")
    source = os.path.join(where, "source.txt")
    with open(source, "w", encoding="utf-8") as out:
        out.write(os.path.basename(path)[: -len(".pdf")] + "\n")
        for t in sorted(glob.glob(os.path.join(path[: -len(".pdf")], "*.txt"))):
            with open(t, encoding="utf-8") as f:
                out.write(f.read() + "\n")
    said = run("/usr/bin/python3", f"{shared}/tools/typemeter/typemeter.py", "--json", "--source", source, path)
    got = json.loads(said)["files"][0]["measures"]
    missed = 0
    for key, (least, most) in TYPOGRAPHY.items():
        held = got[key] is not None and least <= got[key] <= most
        missed += not held
        print(f"{key}: {got[key]} (from {least} to {most}){'' if held else ' MISSED'}")
    for font in got["13.fonts"]:
        held = font["embedded"] and font["subset"] and font["unicode"]
        missed += not held
        print(f"font {font['name']}: {'embedded, subset' if held else 'MISSED'}")
    if missed:
        sys.exit(f"typography: {missed} figures missed")


def standards(cli, where, shared):
    """The PDF of every dump at hand, and of the seed in every layout, against
    the clauses of PDF/A-2a and PDF/UA-1, qpdf, and the program's own check."""
    made = []
    for dump in sorted(glob.glob(f"{shared}/dumps/*.txt") + glob.glob(f"{shared}/dumps/*.html")):
        to = os.path.join(where, "standards", os.path.basename(dump))
        run(cli, "convert", "-q", "-f", "pdf", "-o", to, dump)
        made.append(to)
    for layout in re.findall(r"^(\S+)", run(cli, "layouts"), re.M):
        to = os.path.join(where, "standards", layout)
        run(cli, "convert", "-q", "-f", "pdf", "-l", layout, "-o", to, f"{shared}/dumps/seed.txt")
        made.append(to)
    for to in made:
        for path in glob.glob(os.path.join(to, "*.pdf")):
            said = run("/usr/bin/python3", f"{shared}/tools/pdfcheck/pdfa_check.py", path)
            held = re.search(r"clauses tested (\d+) failed 0\b", said)
            if not held:
                sys.exit(f"standards: clauses fail\n{said}")
            if "No syntax or stream encoding errors found" not in run("qpdf", "--check", path):
                sys.exit(f"standards: qpdf objects to {path}")
            run(cli, "check", path)
            print(f"{os.path.basename(to)}: {held[1]} clauses, none fails")


def layouts(cli, shared):
    """The seed page in every layout, booklets page by page."""
    missed = 0
    for line in run(cli, "layouts").splitlines():
        name = line.split()[0]
        with tempfile.TemporaryDirectory() as out:
            run(cli, "convert", "-q", "-f", "pdf,txt", "-o", out, "-l", name, "--impose", "none", f"{shared}/dumps/seed.txt")
            source = os.path.join(out, "source.txt")
            with open(source, "w", encoding="utf-8") as f:
                for t in sorted(glob.glob(os.path.join(out, "*", "*.txt"))):
                    with open(t, encoding="utf-8") as part:
                        f.write(part.read() + "\n")
            said = run("/usr/bin/python3", f"{shared}/tools/typemeter/typemeter.py", "--json", "--source", source,
                       glob.glob(os.path.join(out, "*.pdf"))[0])
        got = json.loads(said)["files"][0]["measures"]
        bad = []
        for key in EVERYWHERE:
            least, most = TYPOGRAPHY[key]
            if got[key] is None or not least <= got[key] <= most:
                bad.append(f"{key} {got[key]}")
        missed += len(bad)
        print(f"layout {name}: {got['13.pages']} pages, {'MISSED ' + ', '.join(bad) if bad else 'all figures held'}")
    if missed:
        sys.exit(f"layouts: {missed} figures missed")


if __name__ == "__main__":
    {"structure": structure, "typography": typography, "standards": standards, "layouts": layouts}[sys.argv[1]](*sys.argv[2:])
