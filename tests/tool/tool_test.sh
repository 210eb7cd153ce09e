#!/usr/bin/env bash
# Runs the built command as its users do.
#
#   tool_test.sh OFFERLOG SOURCE_DIR
# shellcheck source=tests/command_test.sh
source "$(dirname "${BASH_SOURCE[0]}")/../command_test.sh"
source_dir=$2

mkdir folder folder/sub empty_folder
cat > folder/b.txt <<'TEXT'
On June 3, 2024, we suspended our at-the-market program under the Sales Agreement, dated
March 4, 2022, with Penhallow Partners LLC.
TEXT
echo "Nothing of interest happened." > folder/a.md
echo "<p>Nothing happened.</p>" > folder/sub/c.HTM
echo "Not a filing's name." > folder/notes.csv
echo "Hidden." > folder/.hidden.txt
: > nothing.txt
head -c 20000 /dev/urandom > binary.txt

test="a file gives one line"
run folder/b.txt
expect_status 0; expect_lines 1; expect_no_err
expect_out '"uri":"folder/b.txt"'

test="the command may be named"
"$offerlog" folder/b.txt > plain
run extract folder/b.txt
cmp -s plain out || fail "differs from the same without 'extract'"

test="a folder is walked in the order of names, hidden files and other endings left out"
run folder
expect_status 0; expect_lines 3
order=$(grep -o '"uri":"[^"]*"' out | tr '\n' ' ')
[ "$order" = '"uri":"folder/a.md" "uri":"folder/b.txt" "uri":"folder/sub/c.HTM" ' ] || fail "order is $order"

test="a file that is named is read whatever it is called"
run folder/notes.csv
expect_status 0; expect_lines 1

test="standard input gives what the file gives, but for uri"
"$offerlog" folder/b.txt | sed 's|"uri":"folder/b.txt"|"uri":"stdin"|' > expected
"$offerlog" < folder/b.txt > from_nothing
"$offerlog" - < folder/b.txt > from_dash
cat folder/b.txt | "$offerlog" - > from_pipe
for got in from_nothing from_dash from_pipe; do cmp -s expected "$got" || fail "$got differs"; done

test="two runs give the same bytes"
"$offerlog" folder > once; "$offerlog" folder > twice
cmp -s once twice || fail "they differ"

test="--pretty holds the same over several lines"
run --pretty folder/b.txt
expect_status 0
[ "$(wc -l < out)" -gt 20 ] || fail "it is not indented"

test="--changes gives a line a change, and none for a filing without"
run --changes folder
expect_status 0; expect_lines "$(grep -o '"id":"c[0-9]*"' once | wc -l)"
expect_out '"change_type":"suspended"'

test="--out writes a file per filing, under the folder's own names"
run --out records folder
expect_status 0; expect_lines 0; expect_err "offerlog: 3 filings"
found=$(cd records && find . -path ./.offerlog -prune -o -type f -print | sort | tr '\n' ' ')
[ "$found" = "./a.md.json ./b.txt.json ./sub/c.HTM.json " ] || fail "found $found"
cmp -s records/b.txt.json plain || fail "the record differs from the one on stdout"

test="--out gives two inputs of one name two files"
cp folder/b.txt b.txt
run --out twins folder/b.txt b.txt
expect_status 0
[ -f twins/b.txt.json ] && [ -f twins/b.txt-2.json ] || fail "found $(ls twins)"

test="--out into a place that is none is told"
run --out folder/b.txt/inside folder/b.txt
expect_status 3; expect_err "folder/b.txt"

for stage in document mentions facts clauses trace; do
  test="--show $stage prints it"
  run --show "$stage" folder/b.txt
  expect_status 0
  [ -s out ] || fail "nothing was printed"
done

test="explain tells rule, words and bytes"
run explain folder/b.txt /changes
expect_status 0; expect_out "/type = \"suspended\""; expect_out "changes.rules:"; expect_out "bytes "

test="explain of a pointer that leads nowhere is wrong usage"
run explain folder/b.txt /offerings/7
expect_status 2; expect_lines 0; expect_err "/offerings/7"

test="rules check, list"
run rules check
expect_status 0; expect_out " 0 failed"
run rules check "$source_dir/patterns"
expect_status 0; expect_out " 0 failed"
run rules list
expect_status 0; expect_out "change.suspended"

test="a broken rule file is told by file and line"
mkdir broken
printf 'rule type.x\n  (unclosed\n+ <<x>>\n- y\n' > broken/x.rules
run --patterns broken folder/b.txt
expect_status 2; expect_lines 0; expect_err "x.rules:"
run --patterns missing folder/b.txt
expect_status 2; expect_err "missing"

test="an example that fails is told by file and line, and fails the check"
mkdir failing
printf 'rule date.b\n  x(?P<date>y)\n+ <<xz>>\n- z\n' > failing/x.rules
run rules check failing
expect_status 2; expect_err "x.rules:3"

test="schema"
run schema
expect_status 0; expect_out "https://json-schema.org/draft/2020-12/schema"

test="--version, --help"
run --version
expect_status 0; expect_out "offerlog "; expect_no_err
run --help
expect_status 0; expect_out "Examples:"; expect_out "--exit-status"; expect_no_err

test="wrong usage"
for wrong in --bogus "--show stages" "--pretty --changes x" "rules" "explain"; do
  # shellcheck disable=SC2086
  run $wrong < /dev/null
  expect_status 2; expect_lines 0; expect_err "--help"
done

test="a file that is missing is told, and the rest is written"
run missing.txt folder/b.txt
expect_status 3; expect_lines 1; expect_err "missing.txt: No such file"

test="a file that may not be read is told, and the rest is written"
cp folder/b.txt locked.txt
chmod 000 locked.txt
if [ ! -r locked.txt ]; then # root may read anything
  run locked.txt folder/b.txt
  expect_status 3; expect_lines 1; expect_err "locked.txt: Permission denied"
fi

test="a link that leads nowhere is told, and the rest is written"
mkdir links && cp folder/b.txt links && ln -s nowhere links/a.txt && ln -s . links/loop
run links
expect_status 3; expect_lines 1; expect_err "links/a.txt: No such file"

test="a folder without filings is told"
run empty_folder folder/b.txt
expect_status 3; expect_lines 1; expect_err "empty_folder: holds no filing"

test="an empty file has a record, and is told"
run nothing.txt
expect_status 0; expect_lines 1; expect_err "nothing.txt: warning: the input holds no text"

test="bytes that are no text have a record, and are told"
run binary.txt folder/b.txt
expect_status 0; expect_lines 2; expect_err "binary.txt: "

test="a pipe or a device is read when it is named"
run <(cat folder/b.txt)
expect_status 0; expect_lines 1
run /dev/null
expect_status 0; expect_lines 1

test="a name that is not UTF-8 is read"
odd=$'caf\xe9.txt'
cp folder/b.txt "$odd"
run "$odd"
expect_status 0; expect_lines 1

test="--exit-status tells whether a change was found"
run --exit-status folder/a.md
expect_status 1; expect_lines 1
run --exit-status folder
expect_status 0

test="a closed pipe ends it quietly"
# More than a pipe holds, so that the command is still writing when its reader ends.
for _ in $(seq 200); do echo folder/b.txt; done | xargs "$offerlog" 2> err | head -1 > out
statuses=("${PIPESTATUS[@]}")
[ "${statuses[1]}" -eq 0 ] || fail "exit status ${statuses[1]}"
expect_lines 1; expect_no_err

test="a full disk is told"
if [ -c /dev/full ]; then
  "$offerlog" folder/b.txt > /dev/full 2> err
  status=$?
  expect_status 3; expect_err "No space left"
fi

finish
