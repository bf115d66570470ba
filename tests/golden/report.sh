#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# report.sh BUNDLE FOLDER: the reports of a bundle as the golden files hold them: without the digests
# and the version, with a line for each key of the JSON.
set -eu

mkdir -p "$2"
"$ANJUAN" check --as-of 2026-11-23 --color never -o "$2.run" "$1" | grep -v '^结果：' >"$2/report.txt"
sed -e 's/"sha256":"[0-9a-f]*"/"sha256":"-"/g' -e 's/"version":"[^"]*"/"version":"-"/g' \
    -e 's/,"\([a-z_-]*\)":/,\n"\1":/g' -e 's/},{/},\n{/g' "$2.run"/results.jsonl >"$2/results.jsonl"
rm -r "$2.run"
