#!/usr/bin/env python3
"""Judges the EPUBs of page dumps from outside.

    epub.py JIANGGAO DIR BOOKS INPUT...

Converts every INPUT into DIR and holds of each EPUB: the container is as
readers want it; both contents, nav and NCX, are the tree of the book as
`inspect` gives it, and lead where they say; every document has the book's
language; `jianggao check`, EPUBCheck, @likecoin/epubcheck-ts and DAISY Ace have
nothing to say. Books of several kinds (Kobo, fonts embedded, no cover) are made
of the first input; those in the folder BOOKS, which the tests left there, are
judged too. At last it breaks a book and holds that each judge notices.

NODE_PATH has the two npm packages, PUPPETEER_EXECUTABLE_PATH a browser. Exit
status 1 at the first fault.
"""
import json, os, posixpath, re, struct, subprocess, sys, zipfile
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"
NCX = "{http://www.daisy.org/z3986/2005/ncx/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def fail(message):
    sys.exit(f"epub: {message}")


def run(*cmd, ok=(0,)):
    p = subprocess.run(cmd, capture_output=True, text=True)
    if p.returncode not in ok:
        fail(f"{' '.join(cmd)}: exit status {p.returncode}\n{p.stdout[-3000:]}{p.stderr[-3000:]}")
    return p.stdout


def container(path):
    """The bytes of the container: order, methods, no extra fields, no descriptors."""
    with open(path, "rb") as f:
        data = f.read()
    with zipfile.ZipFile(path) as z:
        names = [i.filename for i in z.infolist()]
        for i in z.infolist():
            at = i.header_offset
            flags, method, name, extra = struct.unpack("<6x2H16x2H", data[at:at + 30])
            if flags & 8 or extra or i.extra:
                fail(f"{path}: {i.filename}: descriptor or extra field")
            if i.date_time != (1980, 1, 1, 0, 0, 0):
                fail(f"{path}: {i.filename}: stamped {i.date_time}")
            if not i.filename.isascii():
                fail(f"{path}: {i.filename} is not ASCII")
    if data[30:58] != b"mimetypeapplication/epub+zip" or names[0] != "mimetype":
        fail(f"{path}: mimetype is not first and plain")
    if names[1:] != sorted(names[1:]) or len(set(names)) != len(names):
        fail(f"{path}: the files are not in order: {names}")


def wanted(book):
    """The tree of the book: (depth, text) of speeches and headings."""
    out = []
    for s in book["speeches"]:
        out.append((0, s))
        depth = 0
        for b in s["blocks"]:
            if b["kind"] == "heading":
                depth = min(b["level"], depth + 1)
                out.append((depth, b["text"].strip()))
    return out


def nav_tree(root):
    nav = next(n for n in root.iter(XHTML + "nav") if n.get(OPS + "type") == "toc")
    out = []

    def walk(ol, depth):
        for li in ol.findall(XHTML + "li"):
            a = li.find(XHTML + "a")
            out.append((depth, "".join(a.itertext()), a.get("href")))
            for below in li.findall(XHTML + "ol"):
                walk(below, depth + 1)

    walk(nav.find(XHTML + "ol"), 0)
    return out


def ncx_tree(root):
    out = []

    def walk(e, depth):
        for p in e.findall(NCX + "navPoint"):
            out.append((depth, p.find(f"{NCX}navLabel/{NCX}text").text, p.find(NCX + "content").get("src")))
            walk(p, depth + 1)

    walk(root.find(NCX + "navMap"), 0)
    return out


def contents(path, book):
    with zipfile.ZipFile(path) as z:
        pages = {n: ET.fromstring(z.read(n)) for n in z.namelist() if n.endswith((".xhtml", ".ncx"))}
    language = {p.get(LANG) for p in pages.values()} | {p.get("lang") for n, p in pages.items() if n.endswith(".xhtml")}
    if len(language) != 1 or not re.match(r"zh-Han[st]\b", language.pop() or ""):
        fail(f"{path}: languages {language}")
    want = wanted(book)
    for name, tree in ("nav", nav_tree(pages["EPUB/nav.xhtml"])), ("NCX", ncx_tree(pages["EPUB/toc.ncx"])):
        if [d for d, _, _ in tree] != [d for d, _ in want]:
            fail(f"{path}: the {name} has another tree than the book")
        for (_, text, href), (_, w) in zip(tree, want):
            if isinstance(w, str):
                if text != w:
                    fail(f"{path}: {name}: {text!r}, in the book {w!r}")
            elif not text.startswith(w["label"]) or not re.search(r"\S　约\d+分钟$", text[len(w["label"]):] or text):
                fail(f"{path}: {name}: {text!r} for speech {w['label']!r} {w['title']!r}")
            name_, _, id_ = href.partition("#")
            page = pages.get(posixpath.join("EPUB", name_))
            if page is None:
                fail(f"{path}: {name}: {href} leads nowhere")
            target = next((e for e in page.iter() if e.get("id") == id_), None) if id_ else page
            if target is None:
                fail(f"{path}: {name}: {href} leads nowhere")
            if id_ and "".join(target.itertext()) != w:
                fail(f"{path}: {name}: {href} leads to {''.join(target.itertext())!r}")
    return len(want)


def epubcheck(path):
    # C1 alone: a checker that runs for seconds is compiled no better.
    p = subprocess.run(["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss256m", "-jar", "/usr/share/java/epubcheck.jar", path],
                       capture_output=True, text=True)
    said = p.stdout + p.stderr
    clean = p.returncode == 0 and re.search(r"0 fatals / 0 errors / 0 warnings", said)
    return [] if clean else [said[-2000:]]


def judge(where, paths):
    """What the three judges say: {path: {judge: [...]}}."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        java = pool.map(epubcheck, paths)
        said = run("node", os.path.join(HERE, "epub.cjs"), os.path.join(where, "ace"), *paths)
        out = {r["file"]: {"epubcheck-ts": r["epubcheck"], "Ace": r["ace"]} for r in map(json.loads, said.splitlines())}
        for p, j in zip(paths, java):
            out[p]["EPUBCheck"] = j
    if set(out) != set(paths):
        fail(f"not every book was judged: {set(paths) - set(out)}")
    return out


def break_book(good, bad):
    """A copy with a link that leads nowhere, and a page without a language."""
    with zipfile.ZipFile(good) as z, zipfile.ZipFile(bad, "w") as out:
        for i in z.infolist():
            data = z.read(i)
            if i.filename == "EPUB/nav.xhtml":
                data = data.replace(b'speech-00001.xhtml"', b'speech-00001.xhtml#nowhere"', 1)
                data = re.sub(rb' (xml:)?lang="[^"]*"', b"", data)
            out.writestr(i, data)


def only(folder):
    """The one file a run has made, and nothing beside it."""
    names = os.listdir(folder)
    if len(names) != 1:
        fail(f"{folder} holds {names}")
    return os.path.join(folder, names[0])


def main(cli, where, left, *inputs):
    os.makedirs(os.path.join(where, "ace"), exist_ok=True)
    books = []
    for n, source in enumerate(inputs):
        folder = os.path.join(where, str(n))
        run(cli, "convert", "-q", "-f", "epub", "-o", folder, source)
        path = only(folder)
        container(path)
        entries = contents(path, json.loads(run(cli, "inspect", "--json", source)))
        print(f"{source}: contents of {entries} entries, as the book has them")
        books.append(path)
    for kind in ["-f", "kepub"], ["-f", "epub", "--embed-font"], ["-f", "epub", "--no-cover"]:
        folder = os.path.join(where, "".join(kind))
        run(cli, "convert", "-q", *kind, "-o", folder, inputs[0])
        books.append(only(folder))
    tests = [os.path.join(left, n) for n in sorted(os.listdir(left))]
    if not tests:
        fail(f"the tests left no books in {left}")
    books += tests
    for b in books:
        container(b)
        said = run(cli, "check", b)
        if "fault: " in said or "remark: " in said and "--no-cover" not in b and b not in tests:
            fail(said)
    bad = os.path.join(where, "bad.epub")
    break_book(books[0], bad)
    said = judge(where, books + [bad])
    for b in books:
        for who, what in said[b].items():
            if what:
                fail(f"{who} on {b}:\n" + "\n".join(what))
    for who, what in said[bad].items():
        if not what:
            fail(f"{who} does not notice a broken book")
    if subprocess.run([cli, "check", bad], capture_output=True).returncode != 1:
        fail("jianggao check does not notice a broken book")
    print(f"{len(books)} EPUBs: 0 errors and warnings in EPUBCheck and epubcheck-ts, 0 violations in Ace")


if __name__ == "__main__":
    main(*sys.argv[1:])
