#!/bin/sh
# Looks up known vulnerabilities of every locked version, of the program and of its tests. Passes only when the index
# that was asked really has such data: it must know those of a version that is known to have some.
# usage: tools/audit.sh PIP_AUDIT
set -eu
cd "$(dirname "$0")/.."
asked=$(mktemp)
trap 'rm -f "$asked"' EXIT

if echo 'jinja2==2.4.1' | "$1" --strict --disable-pip --no-deps --progress-spinner off --requirement /dev/stdin \
    >"$asked" 2>&1 || ! grep -q '^jinja2 ' "$asked"; then
    cat "$asked" >&2
    echo "Nothing was audited: the package index here has no data on vulnerabilities, or does not answer." >&2
    exit 1
fi
for locked in program tools; do
    "$1" --strict --disable-pip --require-hashes --progress-spinner off --requirement "requirements/$locked.txt"
done
