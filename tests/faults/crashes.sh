#!/usr/bin/env bash
# A few kills and a few damaged archives; the full counts stand in docs/RELIABILITY.md.  crashes.sh BINARY
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
python3 "$here/kills.py" "$1" "${KILLS:-40}"
python3 "$here/damage.py" "$1" "${DAMAGES:-60}"
