# SPDX-License-Identifier: GPL-3.0-or-later
# Little helpers of the shell tests; they print TAP.
#
# Sourced as: . "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}/tests/lib.sh"

: "${top_builddir:=$top_srcdir/build}"
: "${WEGWIJZER:=$top_builddir/wegwijzer}"
test_count=0
test_failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/wegwijzer-test.XXXXXX") || exit 99
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
trap 'exit 99' INT TERM

# ok DESCRIPTION COMMAND...: the command must succeed. What it says is shown
# when it does not.
ok() {
    description=$1
    shift
    test_count=$((test_count + 1))
    if "$@" >"$work/.said" 2>&1; then
        echo "ok $test_count - $description"
    else
        echo "not ok $test_count - $description"
        echo "# command: $*"
        sed 's/^/# /' "$work/.said" | head -n 40
        test_failed=$((test_failed + 1))
    fi
}

# take_results FILE: the TAP of a judge that is a program of its own.
take_results() {
    while read -r line; do
        case $line in
        "ok "*) ok "${line#* - }" true ;;
        "not ok "*) ok "${line#* - }" false ;;
        "# "*) echo "$line" ;;
        esac
    done <"$1"
}

# skip DESCRIPTION REASON
skip() {
    test_count=$((test_count + 1))
    echo "ok $test_count - $1 # SKIP $2"
}

# copy_case NAME FOLDER: a golden case with the looks of the program and the
# fonts of the tests, so that nothing of the machine plays a part. A case with a
# file `over` is laid over the case that it names, with the program's formats.
copy_case() {
    mkdir -p "$2/templates"
    cp -r "$top_srcdir/templates/icons" "$top_srcdir/templates/kiosk" \
        "$top_srcdir/templates/hand-over" "$top_srcdir/templates/messages" \
        "$top_srcdir/templates/pages" "$top_srcdir/templates/review" \
        "$top_srcdir/templates/style.yaml" \
        "$top_srcdir/tests/fonts/templates/." "$2/templates"
    if [ -f "$top_srcdir/tests/golden/$1/over" ]; then
        cp -r "$top_srcdir/tests/golden/$(cat "$top_srcdir/tests/golden/$1/over")/." \
            "$2"
        chmod -R u+w "$2"
        rm -rf "$2/templates/formats"
        cp -r "$top_srcdir/templates/formats" "$2/templates"
    fi
    cp -r "$top_srcdir/tests/golden/$1/." "$2"
    chmod -R u+w "$2"
}

# choose_place WORD: where `program` runs. "real": the repository, with the
# edition utrecht; otherwise a copy of the golden case small. Sets what the
# tests need to know of either.
choose_place() {
    if [ "$1" = real ]; then
        place=$top_srcdir
        edition=utrecht flyer=visit format=a4
    else
        place=$work/place
        copy_case small "$place"
        edition=dorp flyer=door format=card
    fi
    topic=$flyer
}

# program STATUS ARGUMENTS...: runs wegwijzer in the place that was chosen; its
# exit status must be STATUS. Leaves $work/stdout and $work/stderr.
program() {
    wanted=$1
    shift
    (cd "$place" && "$WEGWIJZER" "$@") >"$work/stdout" 2>"$work/stderr"
    status=$?
    if [ "$status" -ne "$wanted" ]; then
        echo "exit status $status instead of $wanted from: wegwijzer $*"
        cat "$work/stdout" "$work/stderr"
        return 1
    fi
}

# says FILE TEXT: the file holds the text.
says() {
    grep -qF -e "$2" "$1" || {
        echo "\"$2\" is not in:"
        cat "$1"
        return 1
    }
}

is_empty() {
    [ ! -s "$1" ] || {
        echo "not empty:"
        cat "$1"
        return 1
    }
}

# The last line of each test.
done_testing() {
    echo "1..$test_count"
    [ "$test_failed" -eq 0 ]
}
