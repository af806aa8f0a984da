#!/usr/bin/env python3
"""Judges the products of one page dump from outside.

    products.py JIANGGAO INPUT DIR

Converts INPUT twice into DIR, checks that both runs give the same bytes, that
EPUBCheck and qpdf have nothing to say, and that the text that comes out of the
PDF, the EPUB and the text files is the book's text: every character of every
block, in order, once. Exit status 1 at the first fault.
"""
import html, json, os, re, subprocess, sys, zipfile

JUNK = ["首页讲话演讲稿", "内容页", "上一篇", "下一篇", "猜你喜欢"]


def run(*cmd, ok=(0,)):
    p = subprocess.run(cmd, capture_output=True)
    if p.returncode not in ok:
        fail(f"{' '.join(cmd)}: exit status {p.returncode}\n{p.stdout.decode()[-2000:]}{p.stderr.decode()[-2000:]}")
    return p.stdout.decode()


def fail(message):
    sys.exit(f"products: {message}")


def tight(s):
    return re.sub(r"\s+", "", s)


def once(where, book, text):
    """Every speech's text stands in text once, in one piece, in order; a text
    that the book has twice stands there twice."""
    text, at = tight(text), 0
    speeches = [tight("".join(b["text"] for b in s["blocks"])) for s in book["speeches"]]
    for s, want in zip(book["speeches"], speeches):
        i = text.find(want, at)
        if i < 0:
            n = next((n for n in range(1, len(want)) if want[:n] not in text[at:]), len(want))
            fail(f"{where}: speech {s['number']} differs at character {n}: {want[max(0, n-20):n+10]!r}")
        at = i + len(want)
        if text.count(want) != sum(other.count(want) for other in speeches):
            fail(f"{where}: speech {s['number']} is there {text.count(want)} times")
    for j in JUNK:
        if j in text:
            fail(f"{where}: the site's words {j} are in the product")


def epub_text(path):
    out = []
    with zipfile.ZipFile(path) as z:
        opf = next(n for n in z.namelist() if n.endswith(".opf"))
        package = z.read(opf).decode()
        items = {}
        for tag in re.findall(r"<item\b[^>]*>", package):
            items[re.search(r'\bid="([^"]+)"', tag)[1]] = re.search(r'\bhref="([^"]+)"', tag)[1]
        for ref in re.findall(r'<itemref\b[^>]*\bidref="([^"]+)"', package):
            page = z.read(os.path.join(os.path.dirname(opf), items[ref])).decode()
            body = re.search(r"<body.*?>(.*)</body>", page, re.S)[1]
            out.append(html.unescape(re.sub(r"<[^>]+>", "", body)))
    return "".join(out)


def struct_text(path):
    """The text of a tagged PDF in the order of its structure tree. pdfinfo
    prints a line per element and per piece of text, the pieces in quotes."""
    pieces = re.findall(r'^ +"(.*)"$', run("pdfinfo", "-struct-text", path), re.M)
    return "".join(pieces)


def main(cli, source, where):
    a, b = os.path.join(where, "a"), os.path.join(where, "b")
    for d in (a, b):
        run(cli, "convert", "-f", "pdf,epub,txt,json", "--verify", "-o", d, source)
    for folder, _, names in os.walk(a):
        for n in names:
            p = os.path.join(folder, n)
            q = os.path.join(b, os.path.relpath(p, a))
            with open(p, "rb") as f, open(q, "rb") as g:
                if f.read() != g.read():
                    fail(f"{p}: two runs differ")
    book = json.loads(run(cli, "inspect", "--json", source))
    base = os.path.join(a, next(n for n in os.listdir(a) if n.endswith(".pdf"))[:-4])

    texts = sorted(os.listdir(base))
    if len(texts) != len(book["speeches"]):
        fail(f"{len(texts)} text files for {len(book['speeches'])} speeches")
    joined = ""
    for n in texts:
        with open(os.path.join(base, n), encoding="utf-8", newline="") as f:
            t = f.read()
        if "\r" in t or not t.endswith("\n"):
            fail(f"{n}: line ends")
        joined += t
    once("text files", book, joined)

    with zipfile.ZipFile(base + ".epub") as z:
        if z.infolist()[0].filename != "mimetype":
            fail("EPUB: mimetype is not first")
    once("EPUB", book, epub_text(base + ".epub"))
    said = run("java", "-jar", "/usr/share/java/epubcheck.jar", base + ".epub")
    if not re.search(r"0 fatals? / 0 errors? / 0 warnings?", said) and "No errors or warnings detected" not in said:
        fail(f"EPUBCheck: {said}")

    run("qpdf", "--check", base + ".pdf")
    once("PDF structure", book, struct_text(base + ".pdf"))
    # The type area of the a4 layout, head and foot left out.
    body = run("pdftotext", "-enc", "UTF-8", "-x", "0", "-y", "75", "-W", "596", "-H", "686", base + ".pdf", "-")
    once("PDF pages", book, body)
    fonts = run("pdffonts", base + ".pdf").splitlines()[2:]
    if not fonts or any(line.split()[-5:-2] != ["yes", "yes", "yes"] for line in fonts):
        fail("PDF: a font is not embedded, not subset, or without ToUnicode:\n" + "\n".join(fonts))
    print(f"{source}: {len(book['speeches'])} speeches; PDF, EPUB and text whole, valid, the same twice")


if __name__ == "__main__":
    main(*sys.argv[1:])
