#!/bin/sh
# Makes a picture of every layout from the bundled sample: its first speech as a
# book of its own, all pages on one sheet. layout-NAME.png, one each.
#
# A developer's tool. It needs Go, pngquant, and mutool (mupdf-tools) or pdftoppm
# (poppler-utils). Run it anywhere in the project; what it works on goes to
# build/pictures.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$root/build/pictures/layouts
command -v pngquant >/dev/null || { echo "layouts.sh: pngquant is not installed" >&2; exit 1; }

cd "$root"
rm -rf "$work"
mkdir -p "$work"
go build -o "$work/jianggao" ./cmd/jianggao
"$work/jianggao" layouts | while read -r name _; do
	"$work/jianggao" convert -q -f preview -l "$name" -o "$work/$name" --only 1,2 \
		--occasion 社区志愿服务年度总结会 --place 柳荫社区活动中心 --speaker 王芳 testdata/sample.txt
	pngquant --force --strip --speed 1 --nofs --output "$here/layout-$name.png" 8 "$work/$name"/*.png
done
ls -l "$here"/layout-*.png | awk '{ printf "%s  %d bytes\n", $NF, $5 }'
