#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What -o leaves: which files, in which order, for whom, and the same bytes every time.
. "$(dirname "$0")/lib.sh"

good=$SAMPLES/合格案卷-青杉志愿服务中心.zip
poor=$SAMPLES/问题案卷-云汀文化促进会.zip
check=("$ANJUAN" check -q --as-of 2026-11-23)
umask 022

# Whether the line on stdin has its brackets closed outside strings; all that awk can tell of JSON.
# shellcheck disable=SC2317 # called by ok
is_closed_json() {
    sed -E 's/\\.//g; s/"[^"]*"//g' | tr -cd '][}{"' | awk -v RS='\001' '
        { while (gsub(/\{\}|\[\]/, "")) ; exit $0 != "" }'
}
# is_json FILE: one value on each line.
# shellcheck disable=SC2317 # called by ok
is_json() {
    local line
    [ -s "$1" ] || return 1
    if command -v jq >/dev/null; then
        jq -e . "$1" >/dev/null
    else
        while IFS= read -r line; do
            [[ $line == '{'*'}' ]] && is_closed_json <<<"$line" || return 1
        done <"$1"
    fi
}
# The paths of the cases in results.jsonl, in its order.
paths_in() {
    sed -E 's/.*"case":\{"id":"[^"]*","path":"([^"]*)".*/\1/' "$1/results.jsonl"
}
# is_list NAME EXPECTED...: one test, passed when $work/list holds these lines.
is_list() {
    local name=$1
    shift
    ok "$name" [ "$(cat "$work/list")" = "$(printf '%s\n' "$@")" ] || sed 's/^/# /' "$work/list"
}

# --- which files
is_exit 0 'check -o' "${check[@]}" -o "$work/a" "$poor" "$good"
ok 'quiet' [ ! -s "$work/stdout" ]
paths_in "$work/a" >"$work/list"
is_list 'a line a case, in the order of the arguments' "${poor##*/}" "${good##*/}"
(cd "$work/a" && ls -A) >"$work/list"
is_list 'files' cases results.jsonl run.json summary.html summary.json
(cd "$work/a/cases" && find . -type f -name 'report.*' | sed 's/.*\///' | sort) >"$work/list"
is_list 'reports' report.html report.html report.json report.json
ok 'folders are named by the path and a digest' \
    [ "$(find "$work/a/cases" -mindepth 1 -type d -name '*.zip-????????' | wc -l)" -eq 2 ]
while IFS= read -r file; do
    ok "JSON: ${file##*/}" is_json "$file"
done < <(find "$work/a" -name '*.json*')
ok 'lines of results.jsonl are whole reports' [ "$(grep -c '^{"schema":"anjuan-report/1".*}$' "$work/a/results.jsonl")" -eq 2 ]

# --- for whom: personal data, whatever the umask is
ok 'folders are 0700' [ -z "$(find "$work/a" -type d ! -perm 700)" ]
ok 'files are 0600' [ -z "$(find "$work/a" -type f ! -perm 600)" ]

# --- the same bytes: other place, time zone, locale, age of the files, home
mkdir -p "$work/here/x" "$work/there/y z"
cp "$good" "$poor" "$work/here/x"
cp "$good" "$poor" "$work/there/y z"
touch -d '2001-02-03 04:05:06' "$work/there/y z/"*
run env TZ=UTC LC_ALL=C "${check[@]}" -o "$work/one" "$work/here/x"
(
    cd "$work/there" || exit
    env TZ=Asia/Shanghai LANG=zh_CN.UTF-8 LC_ALL=C.UTF-8 HOME=/ COLUMNS=40 \
        "${check[@]}" -o ../two 'y z' >/dev/null
)
ok 'the same bytes from another place' diff -r "$work/one" "$work/two"
ok 'no absolute path' [ -z "$(grep -rlF "$work" "$work/one")" ]
paths_in "$work/one" >"$work/list"
is_list 'byte order within a folder' "${good##*/}" "${poor##*/}"

# --- the same folder again
is_exit 0 'second run into the folder' "${check[@]}" -o "$work/a" "$poor" "$good"
run "${check[@]}" -o "$work/b" "$poor" "$good"
ok 'gives what the first gave' diff -r "$work/a" "$work/b"
echo mine >"$work/a/notes.txt"
is_exit 0 'third run, one case' "${check[@]}" -o "$work/a" "$good"
paths_in "$work/a" >"$work/list"
is_list 'results.jsonl is of the last run' "${good##*/}"
ok 'a file of somebody else is left alone' [ "$(cat "$work/a/notes.txt")" = mine ]
ok 'the case of the run before is gone' [ "$(find "$work/a/cases" -mindepth 1 -type d | wc -l)" -eq 1 ]
is_exit 0 'fourth run, results alone' "${check[@]}" -f none -o "$work/a" "$good"
(cd "$work/a" && ls -A) >"$work/list"
is_list 'what was not written anew is gone' notes.txt results.jsonl run.json
ok 'nothing half-written is left' [ -z "$(find "$work/a" -name '*.part')" ]

# --- only what run.json lists is replaced
mkdir "$work/theirs"
echo mine >"$work/theirs/summary.html"
is_exit 4 'a file of that name is there' "${check[@]}" -o "$work/theirs" "$good"
contains 'it is named' summary.html "$work/stderr"
ok 'and left alone' [ "$(cat "$work/theirs/summary.html")" = mine ]
ok 'nothing is written beside it' [ "$(ls "$work/theirs")" = summary.html ]
is_exit 0 'formats that do not need it' "${check[@]}" -f none -o "$work/theirs" "$good"
is_exit 0 'again' "${check[@]}" -f none -o "$work/theirs" "$good"
ok 'still left alone' [ "$(cat "$work/theirs/summary.html")" = mine ]
for list in 'mine' '{"schema":"anjuan-run/1","files":[
"../notes.txt"
]}' '{"schema":"anjuan-run/1","files":[
"/etc/passwd"'; do
    mkdir -p "$work/forged/out"
    echo mine >"$work/forged/notes.txt"
    echo "$list" >"$work/forged/out/run.json"
    is_exit 4 'a run.json of somebody else' "${check[@]}" -o "$work/forged/out" "$good"
    ok 'nothing is removed' [ "$(cat "$work/forged/notes.txt")" = mine ]
    ok 'it is left alone' [ "$(cat "$work/forged/out/run.json")" = "$list" ]
done

# --- folders
mkdir -p "$work/deep"
is_exit 0 'folder in folders that are not there' "${check[@]}" -o "$work/deep/a/b/" "$good"
ok 'are made' [ -s "$work/deep/a/b/results.jsonl" ]

# --- formats
# leaves FORMATS FILE...: that option leaves these files.
leaves() {
    local formats=$1
    shift
    rm -rf "$work/f"
    is_exit 0 "-f $formats" "${check[@]}" -f "$formats" -o "$work/f" "$good"
    (cd "$work/f" && find . -type f | sed 's/.*\///' | LC_ALL=C sort) >"$work/list"
    is_list "-f $formats: files" "$@"
}
leaves none results.jsonl run.json
leaves json report.json results.jsonl run.json summary.html summary.json
leaves html report.html results.jsonl run.json summary.html summary.json
leaves html,json report.html report.json results.jsonl run.json summary.html summary.json

# --- equal paths
cp "$good" "$work/there/${poor##*/}"
is_exit 2 'equal paths' "${check[@]}" -o "$work/equal" "$poor" "$work/there/${poor##*/}"
contains 'NAME=PATH is proposed' '名称=路径' "$work/stderr"
ok 'nothing is written' [ ! -e "$work/equal" ]
is_exit 0 'NAME=PATH' "${check[@]}" -o "$work/equal" "$poor" "另一案=$work/there/${poor##*/}"
paths_in "$work/equal" >"$work/list"
is_list 'the name is the path of the case' "${poor##*/}" 另一案

# --- --list reviews nothing
is_exit 0 '--list' "$ANJUAN" check --list -o "$work/listed" "$work/here"
cp "$work/stdout" "$work/list"
is_list '--list prints the paths' "x/${good##*/}" "x/${poor##*/}"
ok '--list writes nothing' [ ! -e "$work/listed" ]

done_testing
