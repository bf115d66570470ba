#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# A layer of checker/ includes its own headers and those of the layers below it, never above; the
# header of a foreign library is included in one file only (docs: architecture).
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."

# From the lowest layer to the highest.
layers='base text container document reader dossier predicate rules review report batch library cli'

# A foreign header (a prefix) and the one file that may include it; a name that ends in / is a folder
# in which one file may.
foreign='
zip.h         container/zip.c
libdeflate.h  container/inflate.c
pcre2.h       text/pattern.c
libxml/       reader/sax.c
openssl/      base/digest.c
jansson.h     report/
xlsxwriter.h  report/
sqlite3.h     batch/
seccomp.h     batch/
'

# Prints every wrong include of the tree $1, a line each.
wrong_includes() {
    (cd "$1" && find . -name '*.[ch]' | sed 's,^\./,,' | sort | xargs -r grep -nE '^[ \t]*#[ \t]*include' /dev/null) |
        awk -v layers="$layers" -v foreign="$foreign" '
        BEGIN {
            n = split(layers, names, " ")
            for (i = 1; i <= n; i++)
                layer[names[i]] = i
            n_foreign = split(foreign, words, /[ \n]+/)
            for (i = 1; i < n_foreign; i++)
                if (words[i] != "")
                    home[words[i]] = words[++i]
        }
        function folder(path) { return path ~ /\// ? substr(path, 1, index(path, "/") - 1) : "" }
        function wrong(why) { printf "%s:%s: includes %s: %s\n", file, line, name, why }
        function check_own() {
            if (name == "config.h" && file == "base/version.h")
                return
            if (name == "anjuan.h") {
                if (layer[folder(file)] < layer["library"])
                    wrong("what is given to outsiders is made in library")
                return
            }
            if (!(folder(name) in layer))
                wrong("a header is named with its folder, as in \"base/str.h\"")
            else if (layer[folder(name)] > layer[folder(file)])
                wrong(folder(file) " stands below " folder(name))
        }
        function check_foreign(prefix, place) {
            place = home[prefix]
            if (place ~ /\/$/ && index(file, place) == 1) {
                if (!(prefix in taken))
                    taken[prefix] = file
                place = taken[prefix]
            }
            if (file != place)
                wrong("only " place " may")
        }
        {
            split($0, part, ":")
            file = part[1]
            line = part[2]
            name = $0
            sub(/^[^<"]*[<"]/, "", name)
            sub(/[>"].*$/, "", name)
            if (!(folder(file) in layer))
                wrong("its folder is no layer")
            else if ($0 ~ /include[ \t]*"/)
                check_own()
            else
                for (prefix in home)
                    if (index(name, prefix) == 1)
                        check_foreign(prefix)
        }'
}

# finds NAME FILE TEXT EXPECTED: a tree with this one file gives a finding with EXPECTED in it; none
# where EXPECTED is empty.
finds() {
    local name=$1 file=$2 text=$3 expected=$4 found
    rm -rf "$work/tree"
    mkdir -p "$work/tree/${file%/*}"
    printf '%s\n' "$text" >"$work/tree/$file"
    found=$(wrong_includes "$work/tree")
    case $expected:$found in
    :) echo "ok - $name" ;;
    :* | *:) echo "not ok - $name" ;;
    *:*"$expected"*) echo "ok - $name" ;;
    *) echo "not ok - $name" ;;
    esac
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    wrong_includes checker >"$work/found"
    sed 's/^/# checker\//' "$work/found"
    [ ! -s "$work/found" ] && echo 'ok - every include of checker/ goes down' ||
        echo 'not ok - every include of checker/ goes down'
    finds 'a lower layer is fine' text/date.c '#include "base/str.h"' ''
    finds 'the own layer is fine' text/date.c '#include "text/number.h"' ''
    finds 'a system header is fine' text/date.c '#include <stdio.h>' ''
    finds 'a higher layer is found' base/str.c '#include "text/date.h"' 'base stands below text'
    finds 'a higher layer is found in a header' rules/load.h '# include  "review/score.h"' 'rules stands below'
    finds 'what configure found out is read in one file' base/version.h '#include "config.h"' ''
    finds 'and in no other' base/str.c '#include "config.h"' 'named with its folder'
    finds 'the public header is fine above all else' library/handles.h '#include "anjuan.h"' ''
    finds 'and not below' report/json.c '#include "anjuan.h"' 'is made in library'
    finds 'a header without its folder is found' text/date.c '#include "number.h"' 'named with its folder'
    finds 'a foreign header at home is fine' container/zip.c '#include <zip.h>' ''
    finds 'a foreign header elsewhere is found' reader/docx.c '#include <libxml/tree.h>' 'only reader/sax.c may'
    finds 'a foreign header in one file of its folder is fine' report/json.c '#include <jansson.h>' ''
    finds 'a folder that is no layer is found' misc/x.c '#include <stdio.h>' 'no layer'
} | awk '/^(not )?ok/ { n++ } /^not ok/ { failed = 1 } { print } END { print "1.." n; exit failed }'
