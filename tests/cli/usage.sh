#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# What every command line tool is asked first.
. "$(dirname "$0")/lib.sh"

is_exit 0 'version' "$ANJUAN" --version
contains 'version names the program' 'anjuan '
is_exit 0 'help' "$ANJUAN" --help
contains 'help names the main command' 'check'
is_exit 2 'unknown command' "$ANJUAN" no-such-command
ok 'unknown command is said on stderr' [ -s "$work/stderr" ]
ok 'unknown command prints no result' [ ! -s "$work/stdout" ]
is_exit 2 'no command' "$ANJUAN"

done_testing
