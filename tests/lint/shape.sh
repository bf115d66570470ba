#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The size of things: no function over 80 lines, no file over 600. Functions are told by the
# layout that clang-format gives them: the braces of a body stand alone in the first column.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."

max_function=80
max_file=600

# Prints each function of the files on the command line that is longer than $1 lines.
long_functions() {
    local limit=$1
    shift
    awk -v limit="$limit" '
        FNR == 1 { head = ""; start = 0 }
        /^[A-Za-z_].*\(/ { head = $0; start = FNR }
        /^}/ {
            if (start > 0 && body && FNR - start + 1 > limit) {
                name = head
                sub(/\(.*/, "", name)
                sub(/^.*[ *]/, "", name)
                printf "%s:%d: %s has %d lines\n", FILENAME, start, name, FNR - start + 1
            }
            start = body = 0
        }
        /^{$/ { body = 1 }' "$@"
}

# long_files LIMIT FILE...
long_files() {
    local limit=$1
    shift
    awk -v limit="$limit" '
        function close_file() { if (n > limit) printf "%s has %d lines\n", name, n }
        FNR == 1 { close_file() }
        { name = FILENAME; n = FNR }
        END { close_file() }' "$@"
}

number=0
failed=0
# holds NAME FINDINGS: fine when there is no finding.
holds() {
    number=$((number + 1))
    if [ -z "$2" ]; then
        echo "ok $number - $1"
    else
        printf '%s\n' "$2" | sed 's/^/# /'
        echo "not ok $number - $1"
        failed=1
    fi
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/sample.c" <<'C'
static const int table[] = {
    1,
};

static int short_one(int a)
{
    return a;
}

struct thing *long_one(int a,
                       int b)
{
    if (a)
        return 0;

    return b;
}
C

mapfile -t sources < <(find checker include tests -name '*.[ch]' | sort)
echo 1..4
holds "no function has over $max_function lines" "$(long_functions $max_function "${sources[@]}")"
holds "no file has over $max_file lines" "$(long_files $max_file "${sources[@]}")"
found=$(long_functions 7 "$work/sample.c")
holds 'a long function is found' "$([ "$found" = "$work/sample.c:10: long_one has 8 lines" ] || echo "found: $found")"
found=$(long_files 16 "$work/sample.c")
holds 'a long file is found' "$([ "$found" = "$work/sample.c has 17 lines" ] || echo "found: $found")"
exit $failed
