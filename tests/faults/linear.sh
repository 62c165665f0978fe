#!/usr/bin/env bash
# Hostile pages cost no more than their length: each shape at one size and at four times that, by processor time.
#   linear.sh BINARY
set -euo pipefail
python3 "$(dirname "${BASH_SOURCE[0]}")/linear.py" "$1" --bytes 131072 --read
python3 "$(dirname "${BASH_SOURCE[0]}")/linear.py" "$1" --bytes 32768 --build
