#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The library as it is installed: header, archive and anjuan.pc, and the program of docs/library.md,
# which is built from them and nothing else and run on a sample.
. "$(dirname "$0")/lib.sh"

poor=$SAMPLES/问题案卷-云汀文化促进会.zip
stage=$work/stage
read -ra cc <<<"${AJ_CC:-cc}"

# No make above has a say here, and no target that would pack the samples anew.
is_exit 0 'install' env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL \
    make -s -C "$AJ_BUILD_DIR" DESTDIR="$stage" install-exec install-data
header=$(find "$stage" -name anjuan.h)
pc=$(find "$stage" -name anjuan.pc)
rules=$(find "$stage" -type d -path '*/share/anjuan/rules')
ok 'a header, and no private one' [ "$(find "$stage" -name '*.h' -o -name '*.def')" = "$header" ]
ok 'an archive' [ -n "$(find "$stage" -name libanjuan.a)" ]
ok 'a file for pkg-config' [ -s "$pc" ]
ok 'rules' [ -d "$rules" ]

# --- the header stands alone
ok 'nothing foreign is included' [ -z "$(grep '#include' "$header" | grep -vE '<std(bool|def|io)\.h>')" ]
is_exit 0 'the header in strict C11' "${cc[@]}" -std=c11 -pedantic -Wall -Wextra -Werror \
    -fsyntax-only -x c "$header"
if command -v c++ >/dev/null; then
    is_exit 0 'the header in C++' c++ -std=c++11 -pedantic -Wall -Wextra -Werror -fsyntax-only -x c++ "$header"
fi

# --- pkg-config, told of where the tree is staged
export PKG_CONFIG_PATH=${pc%/*}${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH} PKG_CONFIG_SYSROOT_DIR=$stage
export PKG_CONFIG_ALLOW_SYSTEM_CFLAGS=1 PKG_CONFIG_ALLOW_SYSTEM_LIBS=1
is_exit 0 'pkg-config' "${PKG_CONFIG:-pkg-config}" --cflags --libs anjuan
read -ra flags <"$work/stdout"
is_exit 0 'its version' "${PKG_CONFIG:-pkg-config}" --modversion anjuan
ok 'is that of the tool' [ "anjuan $(cat "$work/stdout")" = "$("$ANJUAN" --version)" ]
ok 'and of the header' grep -qF "\"$(cat "$work/stdout")\"" "$header"

# --- the program of the manual; flags of ours only matter to sanitizers
awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' \
    "$AJ_SOURCE_DIR/docs/library.md" >"$work/faults.c"
read -ra our_cflags <<<"${AJ_CFLAGS-}"
read -ra our_ldflags <<<"${AJ_LDFLAGS-}"
is_exit 0 'compiled and linked' "${cc[@]}" "${our_cflags[@]}" -Wall -Wextra -Werror "$work/faults.c" \
    "${flags[@]}" "${our_ldflags[@]}" -o "$work/faults"
export ANJUAN_RULES=$rules
is_exit 0 'run on a sample' "$work/faults" "$poor" "$work/report.html"
cp "$work/stdout" "$work/faults.out"
run "$ANJUAN" check -q --as-of 2026-11-23 -f html -o "$work/out" "$poor"
ok 'its report is that of the tool' cmp "$work/report.html" "$(find "$work/out/cases" -name report.html)"
verdicts "$work/out/results.jsonl" | awk -F '\t' '$3 == "fail" { print $2 }' >"$work/expected"
awk '/^[A-Z]/ { print $1 }' "$work/faults.out" >"$work/found"
ok 'its faults are those of the tool' cmp "$work/expected" "$work/found"
ok 'and they are not none' [ -s "$work/found" ]
contains 'evidence with file and place' '    16行政处罚决定审批表.docx 表1' "$work/faults.out"
contains 'points' '/100 ' "$work/faults.out"

# --- what goes wrong is told
echo 'no ZIP' >"$work/no.zip"
is_exit 1 'a file that is no ZIP' "$work/faults" "$work/no.zip" "$work/none.html"
contains 'is named by its status' 'unsupported: ' "$work/stderr"
is_exit 1 'no such file' "$work/faults" "$work/none.zip" "$work/none.html"
contains 'is too' 'not-found: ' "$work/stderr"
is_exit 1 'no such rules' env ANJUAN_RULES="$work/none" "$work/faults" "$poor" "$work/none.html"
contains 'are named' "$work/none" "$work/stderr"
is_exit 1 'a report that can not be written' "$work/faults" "$poor" "$work/none/report.html"
contains 'is an error of the system' 'io: ' "$work/stderr"
ok 'and leaves nothing' [ ! -e "$work/none.html" ]

done_testing
