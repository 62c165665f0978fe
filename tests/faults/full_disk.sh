#!/usr/bin/env bash
# A disk that is full: benbao publishes into a file system of its own that has room for the first feeds and not for the
# next ones. What was published before must stay byte for byte, nothing half written may be left, the status must be 1.
# Usage: tests/faults/full_disk.sh path/to/benbao. Fails where the system does not let it mount a small disk.
set -euo pipefail

program=$(realpath "${1:?the program to test}")

# Mounting needs a name space of one's own; inside it this script calls itself again.
if [ "${FULL_DISK_INSIDE:-}" != yes ]; then
    FULL_DISK_INSIDE=yes exec unshare --user --map-root-user --mount "$0" "$program"
fi

home=$(mktemp -d)
disk="$home/disk"
trap 'umount "$disk" 2>/dev/null || true; rm -rf "$home"' EXIT
mkdir "$disk" "$home/pages"
mount -t tmpfs -o size=256k tmpfs "$disk"
cd "$home"

fail() {
    echo "full disk: $*" >&2
    exit 1
}

# Every file of the disk with its bytes and its time.
state() {
    (cd "$disk" && find . -type f -printf '%p %T@ ' -exec sha256sum {} \; | sort)
}

# So many articles, each with a text of its own.
page() {
    for number in $(seq "$1"); do
        printf '# 第%s则消息\n\n本报讯 4月8日,第%s则消息在这里。\n\n记者 林知夏\n\n' "$number" "$number"
    done >pages/2023-04-09-A01.md
}

build() {
    "$program" build --source pages --output disk/feeds --base-url https://example.cn/ --title 海湾晨报 "$@"
}

page 3
build --quiet || fail "the first run found no room"
before=$(state)

runs=0
for articles in 20 40 60 80 100 150 200 300; do
    page "$articles"
    status=0
    build >out 2>error || status=$?
    if [ "$status" = 0 ]; then
        before=$(state)
        continue
    fi
    runs=$((runs + 1))
    [ "$status" = 1 ] || fail "status $status with $articles articles"
    grep -Eqx 'error: disk/feeds/[^:]*: cannot be written: no space left on device; what was published before is unchanged' error ||
        fail "said: $(cat error)"
    [ ! -s out ] || fail "printed a result: $(cat out)"
    [ "$(state)" = "$before" ] || fail "what was published before changed, or something was left behind"
done
[ "$runs" -gt 0 ] || fail "the disk was never full"

# With room again, the same run publishes.
page 3
mount -o remount,size=64m "$disk"
page 300
build --quiet || fail "no success with room on the disk"
[ "$(find "$disk/feeds" -name '*.html' | wc -l)" -ge 300 ] || fail "not every article was published"
[ -z "$(find "$disk" -name '.*.tmp')" ] || fail "a temporary file was left behind"

# A disk that may only be read.
before=$(state)
mount -o remount,ro "$disk"
page 301
status=0
build >out 2>error || status=$?
[ "$status" = 1 ] || fail "status $status on a disk that may only be read"
grep -Eqx 'error: disk/feeds/[^:]*: cannot be written: read-only file system; what was published before is unchanged' error ||
    fail "said: $(cat error)"
[ "$(state)" = "$before" ] || fail "a disk that may only be read changed"

echo "full disk: $runs runs refused, nothing published before has changed"
