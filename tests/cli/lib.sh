# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# For the scripts of this folder, which source it: TAP, and a command whose exit status and words are
# looked at. The makefile tells in $ANJUAN, $MKDOCX, $MKZIP, $SAMPLES and $AJ_SOURCE_DIR where things
# are.
set -u

n_tests=0
n_failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# ok NAME COMMAND...: one test, passed when the command is true.
ok() {
    local name=$1
    shift
    n_tests=$((n_tests + 1))
    if "$@"; then
        echo "ok $n_tests - $name"
    else
        echo "not ok $n_tests - $name"
        n_failed=$((n_failed + 1))
        return 1
    fi
}

# run COMMAND...: leaves $status, and what was printed in $work/stdout and $work/stderr.
run() {
    status=0
    "$@" >"$work/stdout" 2>"$work/stderr" </dev/null || status=$?
}

# is_exit STATUS NAME COMMAND...: runs the command; one test, passed when it ends with that status.
is_exit() {
    local expected=$1 name=$2
    shift 2
    run "$@"
    ok "$name: exit $expected" [ "$status" -eq "$expected" ] && return
    echo "# $* ended with $status"
    sed 's/^/# stderr: /' "$work/stderr" | head -n 20
    return 1
}

# contains NAME TEXT [FILE]: one test, passed when the file (default: what the last command wrote on
# stdout) holds the text.
contains() {
    local file=${3-$work/stdout}
    ok "$1" grep -qF -e "$2" "$file" && return
    echo "# no \"$2\" in $file:"
    head -n 20 "$file" | sed 's/^/# /'
    return 1
}

# verdicts RESULTS: a line a verdict of results.jsonl: path, rule, status, message, parted by tabs.
verdicts() {
    sed 's/"rule":"/\n&/g' "$1" | awk '
        function value(key,    from) {
            if (!match($0, "\"" key "\":\"[^\"]*\""))
                return ""
            from = RSTART + length(key) + 4
            return substr($0, from, RSTART + RLENGTH - 1 - from)
        }
        /"path":"/ { path = value("path") }
        /^"rule":"[^"]*","items"/ {
            print path "\t" value("rule") "\t" value("status") "\t" value("message")
        }'
}

# status_of RULE: of the file in $work/form. What was asked is left in $work/asked, a line each.
status_of() {
    "$MKDOCX" "$work/form" "$work/form.docx"
    "$ANJUAN" check -q -f none -o "$work/out" "$work/form.docx" >/dev/null
    verdicts "$work/out/results.jsonl" | awk -F'\t' -v rule="$1" '$2 == rule { print $3 }'
    grep -o '"ask":"[^"]*"' "$work/out/results.jsonl" >"$work/asked" || true
    rm -r "$work/out"
}

# The last line of every script.
done_testing() {
    echo "1..$n_tests"
    [ "$n_failed" -eq 0 ]
    exit
}
