#!/usr/bin/env bash
# What a system may refuse a process: files above a size (ulimit -f), threads (clone, ulimit -u), address space (ulimit -v).
# Each ends in words or in slower work, never in a signal or a panic; nothing half written is left.  limits.sh BINARY
set -euo pipefail
program=$(realpath "${1:?the program to test}")
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
chmod 755 "$home"
cp "$program" "$home/benbao"
cd "$home"
mkdir pages

fail() {
    echo "limits: $*" >&2
    exit 1
}

page() {
    for number in $(seq "$1"); do
        printf '# 第%s则消息\n\n本报讯 4月8日,第%s则消息在这里。\n\n记者 林知夏\n\n' "$number" "$number"
    done >pages/2023-04-09-A01.md
}

state() { find feeds -type f -exec sha256sum {} + | sort; }

build() { ./benbao build "$@"; }

printf 'title = "T"\nbase_url = "https://example.cn/"\nauthority = "example.cn,2020"\n' >benbao.toml
page 3
build --quiet
before=$(state)
page 300
refused=0
for blocks in 0 1 16 64 100 200 400 800; do
    status=0
    # The shell's own files have no bound: the limit is set and the program takes the shell's place.
    (ulimit -f "$blocks" && exec ./benbao build) 2>&1 >/dev/null | cat >error && status=0 || status=$?
    [ "$status" = 0 ] || [ "$status" = 1 ] || [ "$status" = 5 ] || fail "status $status with files of $blocks KiB: $(cat error)"
    grep -q panicked error && fail "a panic with files of $blocks KiB"
    if [ "$status" = 1 ]; then
        refused=$((refused + 1))
        grep -q 'what was published before is unchanged' error || fail "said of files of $blocks KiB: $(cat error)"
        [ "$(state)" = "$before" ] || fail "status 1, and what was published changed ($blocks KiB)"
    fi
    left=$(find . -name '.benbao-*.tmp')
    [ -z "$left" ] || fail "left behind with files of $blocks KiB: $left"
    before=$(state)
done
[ "$refused" -gt 2 ] || fail "no file was too large"
build --quiet || fail "no success without the limit"
before=$(state)

# Threads: every one but the first so many is refused. One thread does the same work, and says that it is alone.
threads=0
for first in 1 2 3 4 5; do
    for call in clone3 clone; do
        status=0
        strace -f -qq -o trace -e trace=$call -e "inject=$call:error=EAGAIN:when=$first+" ./benbao build --verify --jobs 3 >out 2>error || status=$?
        [ "$status" = 0 ] || fail "status $status without thread $first: $(cat error)"
        if grep -q INJECTED trace; then
            threads=$((threads + 1))
            grep -qx 'warning: no more threads are to be had (.*' error || [ "$first" -gt 3 ] || fail "said without thread $first: $(cat error)"
        fi
        [ "$(state)" = "$before" ] || fail "other bytes without thread $first"
        strace -f -qq -o trace -e trace=$call -e "inject=$call:error=EAGAIN:when=$first+" ./benbao read pages/*.md >out 2>error ||
            fail "read: status $? without thread $first: $(cat error)"
    done
done
[ "$threads" -gt 0 ] || fail "no thread was refused"

# The same by the limit itself; it does not bind root, who becomes nobody for it.
as_nobody=()
if [ "$(id -u)" = 0 ]; then
    chown -R 65534:65534 .
    as_nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
fi
"${as_nobody[@]}" bash -c 'ulimit -u 1 && exec ./benbao build --verify --jobs 3' >out 2>error || fail "status $? with ulimit -u: $(cat error)"
grep -q 'no more threads are to be had' error || fail "ulimit -u refused nothing: $(cat error)"
[ "$(state)" = "$before" ] || fail "other bytes with ulimit -u"

# So little address space that threads find none: memory itself may be refused, which Rust ends with SIGABRT; no panic.
for space in 20000 40000 60000 80000 120000 200000 400000; do
    (ulimit -v "$space" && exec ./benbao build --verify --jobs 64) >out 2>error || [ $? != 101 ] || fail "a panic with ulimit -v $space: $(cat error)"
    grep -q panicked error && fail "a panic with ulimit -v $space: $(cat error)"
    [ "$(state)" = "$before" ] || fail "other bytes with ulimit -v $space"
done
echo "limits: $refused files too large, $threads refusals of threads: words, and the same bytes"
