# shellcheck shell=bash
# What tests of the built command share: a folder of their own to work in, and
# expectations of the last run. Sourced with OFFERLOG as $1; each test names
# itself in $test.
set -uo pipefail

offerlog=$(realpath -e -- "$1") || exit 1
work=$(mktemp -d)
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1

failed=0
fail() {
  echo "FAILED: $test: $1" >&2
  [ -s err ] && tail -20 err | sed 's/^/  stderr: /' >&2
  failed=1
}
skip() { echo "skipped: $test: $1" >&2; }
# Runs the command; its output is in the files out and err.
run() {
  "$offerlog" "$@" > out 2> err
  status=$?
}
expect_status() { [ "$status" -eq "$1" ] || fail "exit status $status, not $1"; }
expect_lines() {
  local lines
  lines=$(wc -l < out)
  [ "$lines" -eq "$1" ] || fail "$lines lines on stdout, not $1"
}
expect_in() { grep -qF -- "$2" "$1" || fail "$1 does not say '$2'"; }
expect_out() { expect_in out "$1"; }
expect_err() { expect_in err "$1"; }
expect_no_err() { [ -s err ] && fail "stderr should be empty"; }

finish() {
  [ "$failed" -eq 0 ] && echo "all passed"
  exit "$failed"
}
