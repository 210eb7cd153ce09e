#!/usr/bin/env bash
# Runs the built command over thousands of files, many of them damaged, and
# kills it: what a night alone may bring.
#
#   batch_test.sh OFFERLOG
#
#   OFFERLOG_BATCH_FILES=20000   how many files are made (default 1000; 200 at least, for every damage)
#   OFFERLOG_BATCH_HUGE=1        a file of 1 GB as well
# shellcheck source=tests/command_test.sh
source "$(dirname "${BASH_SOURCE[0]}")/../command_test.sh"
files=${OFFERLOG_BATCH_FILES:-1000}

# The same files with the same bytes, notes of what is finished too.
expect_same_folders() { diff -r "$1" "$2" > diff.txt || fail "$1 and $2 differ: $(head -3 diff.txt)"; }

text="On June 3, 2024, we suspended our at-the-market program under the Sales Agreement, dated
March 4, 2022, with Penhallow Partners LLC. This is report"

# Every tenth is damaged, each tenth in another way.
damages=(empty zeros noise vanished unreadable pipe link_loop folder cut_gzip bomb odd_name no_text)
damage() { # HOW PATH
  case $1 in
    empty) : > "$2" ;;
    zeros) head -c 3000 /dev/zero > "$2" ;;
    noise) head -c 3000 noise > "$2" ;;
    vanished) ln -s nowhere "$2" ;;
    unreadable) echo "$text" > "$2" && chmod 000 "$2" ;; # root may read it, and then it is whole
    pipe) mkfifo "$2" ;;
    link_loop) ln -s "${2##*/}" "$2" ;;
    folder) mkdir "$2" ;;
    cut_gzip) head -c 60 packed.gz > "$2" ;;
    bomb) cp bomb.gz "$2" ;;
    odd_name) echo "$text" > "${2%.txt}-"$'caf\xe9\x1b[31m\n'.txt ;;
    no_text) printf '<html><body></body></html>' > "$2" ;;
  esac
}

head -c 3000 /dev/urandom > noise
echo "$text" | gzip > packed.gz
head -c 20000000 /dev/zero | gzip > bomb.gz
mkdir in
made=0
for ((i = 0; i < files; i++)); do
  ((i % 1000 == 0)) && folder=in/$((100 + i / 1000)) && mkdir "$folder"
  path=$folder/$((1000000 + i)).txt
  if ((i % 10 == 3)); then
    damage "${damages[made++ % ${#damages[@]}]}" "$path"
  else
    echo "$text $i." > "$path"
  fi
done

test="thousands of files, every tenth damaged: all others have their record"
run -j 2 --errors errors.jsonl --stats stats.json in
expect_status 3
cp out one_run
records=$(wc -l < out)
errors=$(wc -l < errors.jsonl)
folders=$(((made + 4) / 12)) # of the eighth damage: nothing to read, nothing to tell
[ $((records + errors)) -eq $((files - folders)) ] ||
  fail "$records records and $errors errors for $files files, of which $folders are folders"
[ "$records" -ge $((files * 9 / 10)) ] || fail "$records records only"
expect_in stats.json "\"errors\": $errors,"
expect_in stats.json "\"filings\": $records,"
expect_err "offerlog: "
for kind in not_found unreadable not_a_file broken_archive unpacks_too_far; do
  expect_in errors.jsonl "\"kind\":\"$kind\""
done
expect_in out 'caf%E9\u001b[31m\n.txt' # UTF-8, though the name is not
grep -q $'\x1b' err && fail "a name reaches the terminal with its control characters"

test="the output is the same for every -j"
for jobs in 1 7; do
  run -j "$jobs" --errors "errors$jobs.jsonl" in
  cmp -s out one_run || fail "-j $jobs differs"
  cmp -s "errors$jobs.jsonl" errors.jsonl || fail "-j $jobs has other errors"
done

test="killed twenty times at random and resumed, it ends as one clean run"
run --out clean in
expect_status 3
clean=$(find clean -name '*.json' -print0 | tr -cd '\0' | wc -c) # a name may hold a line feed
[ "$clean" -eq "$records" ] || fail "$clean files for $records records"
# Milliseconds that the command takes.
took() {
  local start
  start=$(date +%s%N)
  "$offerlog" "$@" > /dev/null 2> err
  echo $((($(date +%s%N) - start) / 1000000))
}
start_up=$(took in/100/1000000.txt)
whole_run=$(took --out timed in)
mkdir killed
for ((i = 0; i < 20; i++)); do
  "$offerlog" -j 3 --out killed --resume in > out 2> err &
  process=$!
  pause=$((start_up / 2 + RANDOM % (start_up / 2 + whole_run / 5)))
  sleep "$((pause / 1000)).$(printf '%03d' $((pause % 1000)))"
  kill -9 $process 2> /dev/null
  wait $process 2> /dev/null
  # What stands there is whole: each is the clean run's.
  diff -rq -x .offerlog clean killed | grep '^Files\|^Only in killed' > torn
  [ -s torn ] && fail "torn after kill $i: $(head -1 torn)"
done
run --out killed --resume --stats stats.json in
expect_status 3
grep -q '"finished_before": [1-9]' stats.json || fail "nothing was finished before"
expect_same_folders clean killed

test="--resume does no work twice"
run --out killed --resume --stats stats.json in
expect_in stats.json "\"finished_before\": $records,"
expect_same_folders clean killed

test="--resume reads again what changed, and what was made otherwise"
mkdir few
for i in 1 2 3; do echo "$text $i." > few/$i.txt; done
run --out few_out few
echo "$text four." > few/2.txt
rm few_out/3.txt.json
run --out few_out --resume --stats stats.json few
expect_status 0; expect_in stats.json '"finished_before": 1,'; expect_in few_out/2.txt.json "\"bytes\":$(stat -c %s few/2.txt),"
run --out few_out --resume --pretty --stats stats.json few
expect_in stats.json '"finished_before": 0,'

test="Ctrl-C finishes what is in flight, and says how to go on"
mkfifo held
"$offerlog" -j 2 --out interrupted --files-from held 2> err &
process=$!
exec 3> held
printf '%s\n' few/1.txt few/2.txt >&3
for ((i = 0; i < 100; i++)); do [ -f interrupted/2.txt.json ] && break; sleep 0.05; done
kill -INT $process
wait $process
status=$?
exec 3>&-
expect_status 130; expect_err "same command with --resume"
[ -f interrupted/1.txt.json ] || fail "what was read is not written"

test="a filing that takes too long, or is too large, is passed over"
mkfifo silent
exec 4<> silent # nobody writes into it
run -j 2 --timeout 0.5 few/1.txt silent few/2.txt
exec 4>&-
expect_status 3; expect_lines 2; expect_err "silent: took longer than --timeout"
head -c 2000 noise > few/large.txt
run --max-bytes 1KB few
expect_status 3; expect_lines 3; expect_err "few/large.txt: is larger than"
rm few/large.txt

test="a worker that dies is not the end of the batch"
# Whatever kills a worker; here it is somebody, while it waits for a pipe.
exec 4<> silent
"$offerlog" -j 2 few/1.txt silent few/2.txt > out 2> err 4>&- &
process=$!
# Only the worker that reads the pipe holds it. The nursery is the only child, the
# workers are its. A used worker's filing is tried once more in a fresh one: that is
# killed too.
children() { cat "/proc/${1% }/task/${1% }/children" 2> /dev/null; }
for ((i = 0; i < 600; i++)); do
  nursery=$(children $process)
  for worker in $(children "${nursery:-none}"); do
    readlink /proc/"$worker"/fd/* 2> /dev/null | grep -q /silent && kill -9 "$worker"
  done
  kill -0 $process 2> /dev/null || break
  sleep 0.1
done
kill -9 $process 2> /dev/null # only if all that failed
wait $process
status=$?
exec 4>&-
expect_status 3; expect_lines 2; expect_err "silent: the process that read it died of signal 9"

test="killing the program leaves no process behind"
exec 4<> silent
"$offerlog" silent 2> err &
process=$!
for ((i = 0; i < 100; i++)); do
  sleep 0.1
  nursery=$(children $process)
  workers=$(children "$nursery")
  [ -n "$workers" ] && break
done
[ -n "$workers" ] || fail "it has no worker"
kill -9 $process
wait $process 2> /dev/null
sleep 0.5
exec 4>&-
for left in $nursery $workers; do
  # One that is dead and not yet buried is none.
  grep -qs '^State:[[:space:]]*[^Z[:space:]]' "/proc/$left/status" && fail "process $left lives"
done

test="no memory for one filing is the failure of that filing"
if (ulimit -v 2000000 && "$offerlog" few/1.txt > out 2> err); then
  head -c 300000000 /dev/zero | tr '\0' 'a' > few/huge.txt
  for jobs in 1 2; do
    (ulimit -v 600000 && "$offerlog" -j $jobs few > out 2> err)
    status=$?
    expect_status 3; expect_lines 3; expect_err "few/huge.txt: there is not enough memory"
  done
  rm few/huge.txt
else
  skip "the program does not run in 2 GB of address space (a sanitizer's build)"
fi

test="archives are read in place, and give what their files give"
mkdir packed
cp few/*.txt packed
"$offerlog" packed 2> err | sed 's|"uri":"packed/|"uri":"ARCHIVE!|' > expected
tar -C packed -cf few.tar 1.txt 2.txt 3.txt
gzip -k few.tar
mv few.tar.gz few.tgz
tar --zstd -C packed -cf few.tar.zst 1.txt 2.txt 3.txt 2> /dev/null || rm -f few.tar.zst
(cd packed && zip -q ../few.zip 1.txt 2.txt 3.txt) 2> /dev/null
for archive in few.tar few.tgz few.tar.zst few.zip; do
  [ -f $archive ] || { skip "no program here makes $archive"; continue; }
  run -j 2 $archive
  expect_status 0
  sed "s|\"uri\":\"$archive!|\"uri\":\"ARCHIVE!|" out | cmp -s - expected || fail "$archive differs"
done

test="a hostile archive writes nowhere but below --out"
mkdir -p deep/er
cp few/1.txt deep/evil.txt
(cd deep/er && tar -P -cf ../../evil.tar ../evil.txt)
rm -r deep
mkdir -p away/here
(cd away/here && "$offerlog" --out out ../../evil.tar) 2> err
[ -f away/here/out/evil.tar/evil.txt.json ] || fail "its record is not below --out"
[ "$(find away -name '*.json' | wc -l)" -eq 1 ] || fail "something was written elsewhere"

test="--lines: an answer a line, in order, as soon as it is ready"
mkfifo ask
"$offerlog" -j 2 --lines < ask > answers 2> err &
process=$!
exec 3> ask
for ((i = 1; i <= 3; i++)); do
  echo "{\"id\": $i, \"text\": \"$(echo "$text" | tr '\n' ' ')\"}" >&3
  for ((wait = 0; wait < 100; wait++)); do
    [ "$(wc -l < answers)" -eq $i ] && break
    sleep 0.05
  done
  [ "$(wc -l < answers)" -eq $i ] || fail "no answer to line $i while the pipe is open"
done
{ echo 'no JSON'; echo '{"id": "p", "path": "few/1.txt"}'; echo '{"id": 6, "path": "gone"}'; } >&3
exec 3>&-
wait $process
status=$?
cp answers out
expect_status 0; expect_lines 6
[ "$(grep -c '"record":' out)" -eq 4 ] || fail "not four records"
sed -n 4p out | grep -q '"id":null,"error":{"kind":"bad_line"' || fail "line 4: $(sed -n 4p out)"
sed -n 5p out | grep -q '"id":"p","record":{' || fail "line 5 is no record"
sed -n 6p out | grep -q '"id":6,"error":{"kind":"not_found"' || fail "line 6: $(sed -n 6p out)"

test="a full disk is told, and survived"
if [ -c /dev/full ]; then
  "$offerlog" -j 2 few > /dev/full 2> err
  status=$?
  expect_status 3; expect_err "No space left"
fi
mkdir small
if mount -t tmpfs -o size=16k,nr_inodes=64 none small 2> /dev/null; then
  # Room for some of the records, not for all.
  for ((i = 0; i < 10; i++)); do echo "$text $i." > few/more$i.txt; done
  run -j 2 --out small few
  expect_status 3; expect_err "No space left"
  [ -n "$(find small -name '*.json')" ] || fail "not one record fits"
  for path in small/*.json; do
    tail -c 2 "$path" | grep -q '}' || fail "$path is torn"
  done
  mount -o remount,size=1m none small
  run -j 2 --out small --resume few
  expect_status 0
  rm -rf roomy && "$offerlog" --out roomy few 2> err
  expect_same_folders roomy small
  umount small
else
  skip "a small disk needs the right to mount"
fi

test="a list of paths, its names ended by zero bytes, on standard input"
find few -name '?.txt' -print0 | sort -z | "$offerlog" -0 --files-from - > out 2> err
status=$?
expect_status 0; expect_lines 3

test="--include and --exclude choose"
run --include '[12].txt' few
expect_status 0; expect_lines 2
run --exclude 'more*' --exclude 3.txt few
expect_status 0; expect_lines 2

test="wrong usage is told"
for wrong in "-j 0" "--resume few" "-0 few" "--lines few" "--files-from - -" "--max-bytes 2GB few" "--timeout -1 few"; do
  # shellcheck disable=SC2086
  run $wrong < /dev/null
  expect_status 2; expect_lines 0
done
run --files-from missing.list
expect_lines 0; expect_err "missing.list: No such file"
[ "$status" -ne 0 ] || fail "exit status 0"

test="a file of 1 GB"
if [ -n "${OFFERLOG_BATCH_HUGE:-}" ]; then
  echo "The quarter was quiet, and the weather in the north was as it had been in the year before." > paragraph
  cp paragraph doubled
  while [ "$(stat -c %s doubled)" -lt 500000000 ]; do
    cat doubled doubled > twice
    mv twice doubled
  done
  cat doubled doubled | head -c 1000000000 > few/gigabyte.txt
  rm doubled
  run -j 2 few
  expect_lines "$(find few -name '*.txt' | wc -l)"
  expect_status 0
  rm few/gigabyte.txt
  truncate -s 1000000000 few/sparse.txt
  run -j 2 few
  expect_status 0
else
  skip "set OFFERLOG_BATCH_HUGE=1"
fi

finish
