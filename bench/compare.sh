#!/bin/sh
# Times jianggao beside the other programs installed here, on the same page.
#
#   bench/compare.sh JIANGGAO PAGE [RUNS]
#
# Peers are given what they can read: the speeches as jianggao's text files,
# joined, with a heading before each; finding the speeches, dropping the site's
# lines and mending the text, which jianggao does beside, is spared them. Every
# program runs as a whole process, RUNS times (20), and the median counts.
set -eu
cli=$1 page=$2 runs=${3:-20}
command -v hyperfine >/dev/null || { echo "compare: install hyperfine" >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cli" convert --config none -q -f txt -o "$work/text" "$page"
for file in "$work"/text/*/*.txt; do
	printf '# '
	cat "$file"
	printf '\n'
done >"$work/book.md"
font="Noto Serif CJK SC"

# The peers' own languages, from the same text.
sed 's/^# \(.*\)/= \1/; s/@/\\@/g; s/\$/\\$/g; s/_/\\_/g; s/\*/\\*/g' "$work/book.md" >"$work/body.typ"
{ printf '#set text(font: "%s", size: 10.5pt, lang: "zh")\n#set par(justify: true)\n' "$font"; cat "$work/body.typ"; } >"$work/book.typ"
{
	printf '\\documentclass{ctexart}\n\\begin{document}\n'
	sed 's/[&%$#_{}~^\\]/\\&/g; s/^\\# \(.*\)/\\section{\1}/' "$work/book.md"
	printf '\n\\end{document}\n'
} >"$work/book.tex"
{
	printf '<!doctype html><html lang="zh"><meta charset="utf-8"><body>'
	sed 's/&/\&amp;/g; s/</\&lt;/g; s/^# \(.*\)/<h1>\1<\/h1>/; s/^\([^<].*\)/<p>\1<\/p>/' "$work/book.md"
} >"$work/book.html"

# time NAME COMMAND: the median in seconds and the ratio to jianggao's.
measure() {
	name=$1 command=$2 base=$3
	if ! sh -c "$command" >"$work/log" 2>&1; then
		printf '| %s | fails: %s | |\n' "$name" "$(tail -n 1 "$work/log" | cut -c 1-60)"
		return
	fi
	hyperfine --style none --warmup 2 --runs "$runs" --export-json "$work/time.json" "$command" >/dev/null 2>&1
	median=$(sed -n 's/.*"median": \([0-9.e-]*\).*/\1/p' "$work/time.json" | head -n 1)
	[ -n "$base" ] || base=$median
	awk -v n="$name" -v m="$median" -v b="$base" 'BEGIN { printf "| %s | %.0f ms | %.1f |\n", n, m * 1000, m / b }'
}
seconds() { sed -n 's/.*"median": \([0-9.e-]*\).*/\1/p' "$work/time.json" | head -n 1; }

# peers PRODUCT: ours, then each peer installed.
jg() { printf '%s convert --config none -q --force -f %s -o %s %s' "$cli" "$1" "$work/out" "$page"; }

printf '| program, product | median | ratio |\n| --- | --- | --- |\n'
measure "jianggao, PDF, EPUB and text" "rm -rf $work/out; $(jg pdf,epub,txt)" ""
measure "jianggao, text" "rm -rf $work/out; $(jg txt)" ""

measure "jianggao, PDF" "rm -rf $work/out; $(jg pdf)" ""
ours=$(seconds)
if command -v typst >/dev/null; then measure "typst, PDF" "typst compile $work/book.typ $work/typst.pdf" "$ours"; fi
if command -v xelatex >/dev/null; then measure "xelatex (one pass), PDF" "cd $work && xelatex -interaction=batchmode book.tex" "$ours"; fi
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$browser" ]; then
	measure "chromium, PDF" "$browser --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=$work/chromium.pdf file://$work/book.html" "$ours"
fi
if command -v ebook-convert >/dev/null; then measure "calibre, PDF" "ebook-convert $work/book.html $work/calibre.pdf" "$ours"; fi

measure "jianggao, EPUB" "rm -rf $work/out; $(jg epub)" ""
ours=$(seconds)
if command -v pandoc >/dev/null; then measure "pandoc, EPUB" "pandoc $work/book.md -o $work/pandoc.epub --metadata title=book --toc" "$ours"; fi
if command -v ebook-convert >/dev/null; then measure "calibre, EPUB" "ebook-convert $work/book.html $work/calibre.epub" "$ours"; fi
if command -v kaf-cli >/dev/null; then measure "kaf-cli, EPUB" "cd $work && kaf-cli -filename book.md -format epub" "$ours"; fi

echo
echo "versions:"
for tool in "$cli" typst xelatex chromium pandoc ebook-convert hyperfine; do
	if command -v "$tool" >/dev/null; then "$tool" --version 2>/dev/null | head -n 1; fi
done
