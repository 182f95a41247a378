#!/bin/sh
# Print the first Python on this machine that is new enough: 3.11.
for python in python3 python3.14 python3.13 python3.12 python3.11; do
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$python"
        exit 0
    fi
done
echo "ibadmin needs Python 3.11 or newer with its venv module (on Debian: apt-get install python3 python3-venv)" >&2
echo python3.11-or-newer-is-missing
