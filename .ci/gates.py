#!/usr/bin/env python3
"""Holds the products to figures, with the meters of the ../shared folder.

    gates.py structure JIANGGAO SHARED
    gates.py typography DIR SHARED
    gates.py standards DIR SHARED

DIR is what products.py wrote for the seed page. Exit status 1 when a figure
is missed.
"""
import glob, json, os, re, subprocess, sys

# dump (or "" for the mean): least structure score
STRUCTURE = {"": 0.985, "seed": 0.99}


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


def pdf(where):
    return glob.glob(os.path.join(where, "a", "*.pdf"))[0]


def typography(where, shared):
    texts = sorted(glob.glob(os.path.join(pdf(where)[:-4], "*.txt")))
    joined = os.path.join(where, "source.txt")
    with open(joined, "w", encoding="utf-8") as out:
        for t in texts:
            with open(t, encoding="utf-8") as f:
                out.write(f.read() + "\n")
    print(run("/usr/bin/python3", f"{shared}/tools/typemeter/typemeter.py", "--source", joined, pdf(where)))


def standards(where, shared):
    print(run("/usr/bin/python3", f"{shared}/tools/pdfcheck/pdfa_check.py", pdf(where)))


if __name__ == "__main__":
    {"structure": structure, "typography": typography, "standards": standards}[sys.argv[1]](*sys.argv[2:])
