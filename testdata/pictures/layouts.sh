#!/bin/sh
# Makes a picture of every layout from the bundled sample: the page, or the side
# of a sheet, on which its first speech begins. layout-NAME.png, one each.
#
# A developer's tool. It needs Go, pngquant and pdftoppm (poppler-utils). Run it
# anywhere in the project; what it works on goes to build/pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/build/pictures/layouts
for tool in go pdftoppm pdftotext pngquant; do
	command -v "$tool" >/dev/null || { echo "layouts.sh: $tool is not installed" >&2; exit 1; }
done

cd "$root"
rm -rf "$work"
mkdir -p "$work"
go build -o "$work/jianggao" ./cmd/jianggao
"$work/jianggao" layouts | while read -r name _; do
	"$work/jianggao" convert -q -f pdf -l "$name" -o "$work/$name" --only 1,2 testdata/sample.txt
	page=1
	until pdftotext -f $page -l $page "$work/$name"/*.pdf - | tr -d ' \n' | grep -q '大家好！今天是'; do
		page=$((page + 1))
	done
	pdftoppm -f $page -l $page -scale-to 640 -png -singlefile "$work/$name"/*.pdf "$work/$name/page"
	pngquant --force --strip --speed 1 --nofs --output "$here/layout-$name.png" 12 "$work/$name/page.png"
done
ls -l "$here"/layout-*.png | awk '{ printf "%s  %d bytes\n", $NF, $5 }'
