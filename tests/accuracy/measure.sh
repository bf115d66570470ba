#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures how much of what is written in documents is read, against the truths of this folder; README.md
# says what they are. measure.sh [-v|-u] [TRUTH...]: -v prints the right ones too, -u what was read
# in fields that no truth is about. The makefile tells in
# $MEASURE and $ANJUAN_RULES where things are; the blank forms stand below $ANJUAN_CORPUS.
set -eu

options=()
if [ "${1-}" = -v ] || [ "${1-}" = -u ]; then
    options=("$1")
    shift
fi
here=$(cd "$(dirname "$0")" && pwd)
cd "$here"
[ -n "${ANJUAN_CORPUS-}" ] || export ANJUAN_CORPUS=$here/../../../shared/corpus
if [ ! -d "$ANJUAN_CORPUS" ]; then
    echo "skipped: no corpus at $ANJUAN_CORPUS"
    unset ANJUAN_CORPUS
fi

truths=("$@")
[ $# -gt 0 ] || truths=(truth/*.truth)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$MEASURE" "${options[@]}" -k "$work" "${truths[@]}"
