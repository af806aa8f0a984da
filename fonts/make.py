#!/usr/bin/env python3
"""Cuts the embedded fonts. A developer's tool; building and testing never need it.

    make fonts          (or: python3 fonts/make.py [WORKDIR])

Needs npm, Python 3 with fonttools, and Debian's package fonts-lxgw-wenkai. The
sources are fetched by name and version, checked against the sums below, and
cut to the characters of CHARACTERS with outlines untouched: no layout tables,
no hinting. The same sources give the same bytes. The sums of the results are
printed as the rows of fonts/README.md.
"""
import hashlib, os, shutil, subprocess, sys, tarfile, tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = os.path.dirname(os.path.abspath(__file__))

# npm package: (version, sha256 of the packed archive)
PACKAGES = {
    "@expo-google-fonts/noto-serif-sc": ("0.4.3", "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e"),
    "@expo-google-fonts/noto-sans-sc": ("0.4.3", "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59"),
}
WENKAI = "/usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf"
WENKAI_SUM = "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8"


def double_bytes(codec, leads, trails):
    """Every character of a double-byte character set."""
    out = set()
    for a in leads:
        for b in trails:
            try:
                s = bytes([a, b]).decode(codec)
            except UnicodeDecodeError:
                continue
            if len(s) == 1 and not 0xE000 <= ord(s) <= 0xF8FF:  # no private use
                out.add(ord(s))
    return out


def tongyong():
    """The 8,105 characters of the Table of General Standard Chinese Characters."""
    with open(os.path.join(HERE, "tongyong-8105.txt"), encoding="utf-8") as f:
        return {ord(line.strip()) for line in f if line.strip() and not line.startswith("#")}


def spans(*pairs):
    return {c for a, b in pairs for c in range(a, b + 1)}


# What every face has: ASCII, Latin-1, pinyin, Greek, Cyrillic, and the marks
# and signs of Chinese text.
COMMON = spans(
    (0x20, 0x7E), (0xA0, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x251), (0x261, 0x261),
    (0x300, 0x304), (0x30C, 0x30C), (0x391, 0x3A9), (0x3B1, 0x3C9), (0x401, 0x401), (0x410, 0x451),
    (0x2000, 0x203E), (0x2047, 0x2049), (0x2070, 0x209C), (0x20AC, 0x20BD), (0x2100, 0x2138), (0x2150, 0x218B),
    (0x2190, 0x2199), (0x2200, 0x22FF), (0x2460, 0x249B), (0x24EA, 0x24FF), (0x2500, 0x257F), (0x25A0, 0x25FF),
    (0x2605, 0x2606), (0x2610, 0x2612), (0x2640, 0x2642), (0x2713, 0x2717), (0x2E3A, 0x2E3B), (0x2E80, 0x2FDF),
    (0x3000, 0x303F), (0x3041, 0x30FF), (0x3105, 0x312F), (0x3200, 0x33FF), (0xFE10, 0xFE19), (0xFE30, 0xFE6B),
    (0xFF01, 0xFFEE), (0xFFFD, 0xFFFD),
)

GB2312 = double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
GBK = double_bytes("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
BIG5_FREQUENT = double_bytes("big5", range(0xA4, 0xC7), range(0x40, 0xFF))  # its first plane, Traditional characters

NARROW = COMMON | GB2312 | tongyong()
WIDE = NARROW | GBK | BIG5_FREQUENT

# The licence of LXGW WenKai reserves its name for the unmodified font, so the cut
# has a name of its own.
RENAMED = {"kai-regular.ttf": ("Jianggao Kai", "JianggaoKai-Regular")}
WENKAI_COPYRIGHT = """Copyright 2021-2022 lxgw <calxgw2018@gmail.com>,
with Reserved Font Names "\u971e\u9e5c" and "LXGW".
"""

# file, package or path, file in the package, characters
FACES = [
    ("song-regular.ttf", "@expo-google-fonts/noto-serif-sc", "400Regular/NotoSerifSC_400Regular.ttf", WIDE),
    ("song-bold.ttf", "@expo-google-fonts/noto-serif-sc", "700Bold/NotoSerifSC_700Bold.ttf", NARROW),
    ("hei-medium.ttf", "@expo-google-fonts/noto-sans-sc", "500Medium/NotoSansSC_500Medium.ttf", NARROW),
    ("kai-regular.ttf", WENKAI, "", NARROW),
]


def sha256(path):
    with open(path, "rb") as f:
        return hashlib.sha256(f.read()).hexdigest()


def check(path, want):
    got = sha256(path)
    if got != want:
        sys.exit(f"{path}: sha256 is {got}, expected {want}")


def unpack(name, work):
    version, want = PACKAGES[name]
    packed = subprocess.run(["npm", "pack", "--silent", f"{name}@{version}"], cwd=work, check=True,
                            capture_output=True, text=True).stdout.strip().splitlines()[-1]
    packed = os.path.join(work, packed)
    check(packed, want)
    to = os.path.join(work, name.replace("/", "-"))
    with tarfile.open(packed) as t:
        t.extractall(to)
    return os.path.join(to, "package")


def cut(source, target, characters):
    o = subset.Options()
    o.layout_features = []
    o.hinting = False
    o.notdef_outline = True
    o.glyph_names = False
    o.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14, 16, 17]
    o.name_languages = [0x409]
    o.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GDEF", "GPOS", "GSUB", "DSIG", "STAT", "gasp", "meta", "FFTM"]
    o.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    s = subset.Subsetter(o)
    s.populate(unicodes=characters)
    s.subset(font)
    if name := RENAMED.get(os.path.basename(target)):
        table = font["name"]
        table.names = [n for n in table.names if n.nameID not in (16, 17)]
        for n in table.names:
            if n.nameID in (1, 4, 6):
                n.string = name[n.nameID == 6]
    font.save(target, reorderTables=False)
    have = len(font.getBestCmap())
    version = font["name"].getDebugName(5)
    print(f"| `{os.path.basename(target)}` | {font['name'].getDebugName(4)} | {version} | {have} | "
          f"{os.path.getsize(target)} | `{sha256(target)}` |")


def main():
    work = sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp()
    os.makedirs(work, exist_ok=True)
    check(WENKAI, WENKAI_SUM)
    roots = {name: unpack(name, work) for name in PACKAGES}
    for name, root in roots.items():
        licence = "OFL-" + name.split("/")[1] + ".txt"
        shutil.copyfile(os.path.join(root, "LICENSE_FONT"), os.path.join(HERE, licence))
    with open(os.path.join(HERE, "OFL-noto-serif-sc.txt"), encoding="utf-8") as f:
        terms = f.read()
    with open(os.path.join(HERE, "OFL-lxgw-wenkai.txt"), "w", encoding="utf-8", newline="\n") as f:
        f.write(WENKAI_COPYRIGHT + "\n" + terms[terms.index("This Font Software is licensed"):])
    for target, source, inside, characters in FACES:
        path = os.path.join(roots[source], inside) if inside else source
        print(f"source {os.path.basename(path)} sha256 {sha256(path)}")
        cut(path, os.path.join(HERE, target), characters)


if __name__ == "__main__":
    main()
