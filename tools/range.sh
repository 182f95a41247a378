#!/bin/sh
# Makes an environment for the tests with the newest or the lowest versions that pyproject.toml allows.
# usage: tools/range.sh highest|lowest-direct FOLDER UV PYTHON
set -eu
rm -rf "$2"
"$4" -m venv "$2"
"$3" pip install --quiet --python "$2/bin/python" --resolution "$1" --editable . \
    --group test --group check --group build
"$3" pip freeze --quiet --python "$2/bin/python"
