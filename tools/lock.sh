#!/bin/sh
# Writes the lock, requirements/*.txt: exact versions with hashes for the ranges of pyproject.toml, on every system and
# Python from 3.11 on. A version that is in the lock already stays; `tools/lock.sh --upgrade` takes the newest.
# `tools/lock.sh --check` compiles anew and compares, where a package index answers; it changes nothing.
set -eu
cd "$(dirname "$0")/.."
uv=${UV:-uv}

compiled() {  # compiled FILE OPTION...: uv's text for one file of the lock, made beside it
    file=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "make lock" --output-file "$file" "$@"
}

all() {  # all FOLDER OPTION...: every file of the lock
    folder=$1
    shift
    compiled "$folder/program.txt" "$@" pyproject.toml --group build
    compiled "$folder/tools.txt" "$@" pyproject.toml --group build --group test --group check
    compiled "$folder/lock.txt" "$@" --group lock
    compiled "$folder/audit.txt" "$@" --group audit
}

if [ "${1:-}" != --check ]; then
    all requirements "$@"
    exit 0
fi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cp requirements/*.txt "$fresh"
if ! all "$fresh" 2>"$fresh/error"; then
    grep -qiE 'connect|dns|resolve host|timed out|network|offline' "$fresh/error" || { cat "$fresh/error" >&2; exit 1; }
    echo "The lock was not compared with pyproject.toml: no package index answers." >&2
    exit 0
fi
rm "$fresh/error"
diff -ru requirements "$fresh" || { echo "The lock is not what pyproject.toml asks for: make lock" >&2; exit 1; }
