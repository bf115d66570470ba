#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The makefiles list every file by name. This compares the lists with the folders and names what is
# missing or too much; with --write it renews the lists in place.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."

# print_list VARIABLE OPERATOR: the list of the files on stdin, one a line, as it should stand.
print_list() {
    sort | awk -v variable="$1" -v operator="$2" '
        { names[++n] = $0 }
        END {
            printf "%s %s", variable, operator
            for (i = 1; i <= n; i++)
                printf " \\\n\t%s", names[i]
            print ""
        }'
}

# with_list MAKEFILE VARIABLE FILE: the makefile with that file between the variable's marker lines.
with_list() {
    awk -v begin="# begin list $2" -v new="$3" '
        $0 == begin { print; while ((getline line < new) > 0) print line; found = inside = 1; next }
        inside && $0 == "# end list" { inside = 0 }
        !inside { print }
        END { exit !found || inside }' "$1"
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
write=no
number=0
failed=0
[ "${1-}" = --write ] && write=yes

# list MAKEFILE VARIABLE OPERATOR: one test; what the list should hold is on stdin.
list() {
    local makefile=$1 variable=$2 operator=$3
    number=$((number + 1))
    print_list "$variable" "$operator" >"$work/list"
    with_list "$makefile" "$variable" "$work/list" >"$work/new" || {
        echo "Bail out! $makefile: no marker lines for $variable"
        exit 99
    }
    if cmp -s "$makefile" "$work/new"; then
        echo "ok $number - $makefile: $variable is complete"
    elif [ $write = yes ]; then
        cat "$work/new" >"$makefile"
        echo "ok $number - $makefile: $variable written"
    else
        diff "$makefile" "$work/new" | sed -n 's/^</# too much:/p; s/^>/# missing:/p'
        echo "not ok $number - $makefile: $variable differs, run tests/lint/sources.sh --write"
        failed=1
    fi
}

# Files below folders that exist; find's own tests follow the folders.
files() {
    local folders=()
    while [ "$1" != -- ]; do
        [ ! -d "$1" ] || folders+=("$1")
        shift
    done
    shift
    [ ${#folders[@]} -eq 0 ] || find "${folders[@]}" -type f "$@"
}

c_files=('(' -name '*.c' -o -name '*.h' -o -name '*.def' ')')

echo 1..10
list checker/Makemodule.am libanjuan_a_SOURCES = \
    < <(files checker include -- "${c_files[@]}" ! -path 'checker/cli/*')
list checker/Makemodule.am anjuan_SOURCES = < <(files checker/cli -- "${c_files[@]}")
list rules/Makemodule.am nobase_dist_pkgdata_DATA += < <(files rules -- -name '*.xml' -o -name '*.xsd')
list man/Makemodule.am dist_man_MANS += < <(files man -- -name '*.[1-8]')
list samples/Makemodule.am sample_folders = \
    < <(files samples -- -name '*.txt' | awk -F/ 'NF > 2 { print $1 "/" $2 }' | sort -u)
list tests/Makemodule.am unit_programs = \
    < <(files tests/unit -- -name 'test_*.c' | sed 's/\.c$//')
list tests/Makemodule.am fuzz_programs = \
    < <(files tests/fuzz -- -name 'fuzz_*.c' | sed 's/\.c$//')
list tests/Makemodule.am tests_unit_libunit_a_SOURCES = \
    < <(files tests/unit -- "${c_files[@]}" ! -name 'test_*.c')
list tests/Makemodule.am shell_tests = \
    < <(files tests/cli tests/golden tests/lint -- -name '*.sh' ! -name lib.sh ! -name update.sh ! -name report.sh)
list tests/Makemodule.am test_data = < <(
    files tests/cli tests/golden tests/lint -- '(' -name lib.sh -o -name update.sh -o -name report.sh ')'
    # Whole folders: their files are inputs and expected results, with names of any kind.
    for folder in tests/cli/*/ tests/golden/*/ tests/unit/*/; do
        [ ! -d "$folder" ] || echo "${folder%/}"
    done
)
exit $failed
