#!/usr/bin/env bash
# What a run asks of the system, by strace: with nothing new it opens no page and writes nothing; one changed page costs
# the pages of its edition and the documents whose bytes differ.  incremental.sh BINARY
set -euo pipefail
binary=$(realpath "$1")
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"
mkdir pages
printf 'title = "T"\nbase_url = "https://example.cn/"\nauthority = "example.cn,2020"\n' >benbao.toml
for day in $(seq -w 1 28); do
    for page in 1 2 3; do
        printf '# %s日%s版头条\n\n本报讯 第%s天第%s版的正文。\n' "$day" "$page" "$day" "$page" >"pages/2023-04-$day-A0$page.md"
    done
done
"$binary" build -q

calls() {
    strace -f -qq -o trace -e trace=open,openat,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir,ftruncate,write,pwrite64,utimensat "$binary" build -q
}

calls
if grep -E '"[^"]*-A0[0-9]\.md"' trace; then echo "a run with nothing new opened a page"; exit 1; fi
# That a run was is noted, whatever it did.
if grep -E 'O_WRONLY|O_RDWR|O_CREAT|rename|unlink|mkdir|ftruncate|pwrite64' trace | grep -v '/dev/\|/proc/\|\.benbao/last\.json'; then
    echo "a run with nothing new wrote"; exit 1
fi

printf '\n更正。\n' >>pages/2023-04-15-A02.md
calls
opened=$(grep -oE '"[^"]*-A0[0-9]\.md"' trace | sort -u | wc -l)
renamed=$(grep -cE 'rename[^(]*\(.*= 0' trace)
[ "$opened" = 3 ] || { echo "one changed page opened $opened pages, not the 3 of its edition"; exit 1; }
[ "$renamed" = 8 ] || { echo "one changed page renamed $renamed files, not its page, its edition and the index of that, the front, the 3 feeds and the copy of the ids"; exit 1; }
printf 'nothing new: no page opened, nothing written; one changed page: %s pages opened, %s documents written\n' "$opened" "$renamed"
