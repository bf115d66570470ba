#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Every DOCX of the shared corpus is read: no crash, no hang.
. "$(dirname "$0")/lib.sh"

corpus=${AJ_CORPUS:-$AJ_SOURCE_DIR/../shared/corpus}
if [ ! -d "$corpus" ]; then
    echo "1..0 # SKIP no corpus at $corpus"
    exit 0
fi

# Status 3 says that a file is damaged, encrypted or refused; anything else than 0 or 3 is ours.
# The inner shell is to expand what stands in single quotes.
# shellcheck disable=SC2016
bad=$(find "$corpus" -name '*.docx' -print0 | sort -z |
    xargs -0 -P 2 -n 1 sh -c 'timeout 60 "$ANJUAN" show "$1" >/dev/null 2>&1
        status=$?; [ $status -eq 0 ] || [ $status -eq 3 ] || echo "$status $1"' _)
ok 'every DOCX of the corpus' [ -z "$bad" ] || printf '%s\n' "$bad" | sed 's/^/# /'

done_testing
