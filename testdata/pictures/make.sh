#!/bin/sh
# Makes the README's pictures from the bundled sample:
#
#   dump.png        the first lines of the page dump, as a terminal shows them
#   print.png       a page of the PDF
#   phone.png       a page of the EPUB on a phone, phone-dark.png at night
#
# A developer's tool. It needs Go, chromium, pdftoppm (poppler-utils), unzip and
# pngquant; CHROMIUM names another browser of that family. Run it anywhere in
# the project; what it works on goes to build/pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
sample=$root/testdata/sample.txt
page=${PRINT_PAGE:-3} # of the PDF
chapter=${PHONE_CHAPTER:-speech-00001.xhtml} # of the EPUB
scale=1.5 # device pixels to a CSS pixel
work=$root/build/pictures

for tool in go pdftoppm unzip pngquant; do
	command -v "$tool" >/dev/null || { echo "make.sh: $tool is not installed" >&2; exit 1; }
done
browser=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$browser" ] || { echo "make.sh: no chromium found; set CHROMIUM" >&2; exit 1; }

rm -rf "$work"
mkdir -p "$work/book"
(cd "$root" && go run ./cmd/jianggao convert -q --force -f pdf,epub --embed-font -o "$work" "$sample")
mv "$work"/*.pdf "$work/book.pdf"
unzip -q "$work"/*.epub -d "$work/book"

# shot HTML PNG WIDTH HEIGHT COLOURS: a page of the browser as a small picture.
shot() {
	sandbox=
	[ "$(id -u)" != 0 ] || sandbox=--no-sandbox
	"$browser" --headless $sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files \
		--virtual-time-budget=4000 --force-device-scale-factor=$scale --window-size="$3,$4" \
		--user-data-dir="$work/profile" --screenshot="$work/shot.png" "file://$1" >"$work/browser.log" 2>&1 ||
		{ cat "$work/browser.log" >&2; exit 1; }
	small "$work/shot.png" "$2" "$5"
}

# small PNG PNG COLOURS: the picture with few colours.
small() { pngquant --force --strip --speed 1 --nofs --output "$2" "$3" "$1"; }

faces="
@font-face { font-family: Song; src: url('file://$root/fonts/song-regular.ttf'); }
@font-face { font-family: Song; font-weight: bold; src: url('file://$root/fonts/song-bold.ttf'); }
@font-face { font-family: Kai; src: url('file://$root/fonts/kai-regular.ttf'); }
@font-face { font-family: Hei; src: url('file://$root/fonts/hei-medium.ttf'); }"

# The dump as it comes: long lines run over, marks are the keyboard's.
{
	cat <<-END
	<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>$faces
	html { background: #1d1f21; }
	body { margin: 0; height: 800px; overflow: hidden; color: #c5c8c6; font: 15px/1.6 monospace, Hei; }
	.bar { height: 34px; background: #2c2f33; line-height: 34px; padding-left: 16px; }
	.bar i { display: inline-block; width: 11px; height: 11px; margin-right: 8px; border-radius: 50%; background: #6b7075; }
	pre { margin: 14px 18px; max-height: 744px; overflow: hidden; font: inherit; line-height: 24px; white-space: pre-wrap; word-break: break-all; text-spacing-trim: space-all; }
	b { color: #8abeb7; font-weight: normal; }
	</style><div class="bar"><i></i><i></i><i></i></div><pre><b>\$</b> cat sample.txt
	END
	head -n 30 "$sample" | sed 's/&/\&amp;/g; s/</\&lt;/g'
	echo '</pre></html>'
} >"$work/dump.html"
shot "$work/dump.html" "$here/dump.png" 566 800 12

pdftoppm -r 104 -f "$page" -l "$page" -png -singlefile "$work/book.pdf" "$work/print"
small "$work/print.png" "$here/print.png" 16

# A reading system in little: pages made of columns, with a margin and colours
# of its own. The face is the book's, which embeds it here.
phone() { # PNG PAPER INK
	sed "s|</head>|<style>\
	html { background: $2; color: $3; overflow: hidden; }\
	body { box-sizing: border-box; height: 800px; margin: 0; padding: 52px 26px 26px; font-size: 18px;\
	columns: 348px; column-gap: 52px; column-fill: auto; }</style></head>|" \
		"$work/book/EPUB/xhtml/$chapter" >"$work/book/EPUB/xhtml/phone.xhtml"
	title=$(sed -n 's|.*<dc:title[^>]*>\(.*\)</dc:title>.*|\1|p' "$work/book/EPUB/package.opf")
	cat >"$work/phone.html" <<-END
	<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><style>$faces
	body { margin: 0; width: 400px; height: 800px; position: relative; background: $2; color: $3; font: 12px Song; }
	iframe { position: absolute; width: 400px; height: 800px; border: 0; }
	p { position: absolute; z-index: 1; top: 18px; left: 0; right: 0; margin: 0; text-align: center; opacity: .55; }
	</style><iframe src="book/EPUB/xhtml/phone.xhtml"></iframe>
	<p>$title</p></html>
	END
	shot "$work/phone.html" "$1" 400 800 16
}
phone "$here/phone.png" '#fdfdfb' '#1b1b1b'
phone "$here/phone-dark.png" '#121212' '#c8c8c4'

ls -l "$here"/*.png | awk '{ printf "%s  %d bytes\n", $NF, $5 }'
for f in "$here"/*.png; do
	[ "$(wc -c <"$f")" -le 80000 ] || { echo "make.sh: $f is over 80 kB" >&2; exit 1; }
done
