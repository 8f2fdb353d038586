#!/usr/bin/env bash
# Installs mtcheck for the action, in an environment of its own.
set -euo pipefail

version=${INPUT_VERSION:-}
python=${INPUT_PYTHON:-python3}

if [[ -n $version && ! $version =~ ^[0-9][0-9A-Za-z.+]*$ ]]; then
  echo "::error::the input \"version\" takes a version such as 1.2.0"
  exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "::error::mtcheck needs Python 3.11 or newer; run actions/setup-python first"
  exit 2
fi

home=$RUNNER_TEMP/mtcheck
"$python" -m venv "$home"
bin=$home/bin
if [[ ! -d $bin ]]; then
  bin=$home/Scripts # on Windows
fi
"$bin/python" -m pip install --quiet --disable-pip-version-check \
  "${version:+mtcheck==}${version:-$GITHUB_ACTION_PATH}"
echo "program=$bin/mtcheck" >> "$GITHUB_OUTPUT"
