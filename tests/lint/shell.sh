#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Every script passes shellcheck, where that is installed.
set -eu
cd "$(dirname "$0")/../.."

if ! command -v shellcheck >/dev/null; then
    echo '1..0 # SKIP shellcheck is not installed'
    exit 0
fi
mapfile -t scripts < <(find tests -name '*.sh' | LC_ALL=C sort)
for script in autogen.sh quickstart .ci/run; do
    [ ! -f "$script" ] || scripts+=("$script")
done

failed=0
number=0
echo "1..${#scripts[@]}"
for script in "${scripts[@]}"; do
    number=$((number + 1))
    if found=$(shellcheck --external-sources --source-path=SCRIPTDIR "$script"); then
        echo "ok $number - $script"
    else
        printf '%s\n' "$found" | sed 's/^/# /'
        echo "not ok $number - $script"
        failed=1
    fi
done
exit $failed
