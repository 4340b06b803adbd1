#!/usr/bin/env bash
# An import of 60,000 messages (842 MB) beside a full parse of the same file by the crate `mail-parser` on one thread, in
# alternating rounds; then the same file again, the file grown by 100 messages, a Maildir of 60,000 with 100 new ones,
# and searching what was kept. Needs python3 and GNU time (Debian: time), and 3 GB in $PLACE while it runs.
#
#     cargo build --release -p heardback --bin heardback --example plain_parse && bench/import.sh
set -euo pipefail
cd "$(dirname "$0")/.."
heardback=${HEARDBACK:-$PWD/target/release/heardback}
plain_parse=${PLAIN_PARSE:-$PWD/target/release/examples/plain_parse}
rounds=${ROUNDS:-5}
messages=${MESSAGES:-60000}
place=$(mktemp -d -p "${PLACE:-${TMPDIR:-/tmp}}")
trap 'rm -rf "$place"' EXIT
export TMPDIR=$place

measure() { # name, command …: a line with seconds, CPU seconds and kilobytes
    local name=$1
    shift
    local began=$EPOCHREALTIME
    /usr/bin/time -o "$place/time" -f '%U %S %M' "$@" > "$place/said" 2>&1 < /dev/null || cat "$place/said" >&2
    local ended=$EPOCHREALTIME
    awk -v us=$((${ended/./} - ${began/./})) '{ print us / 1e6, $1 + $2, $3 }' "$place/time" >> "$place/$name.runs"
}
median() { sort -n -k"$2,$2" "$1" | awk -v part="$2" '{ value[NR] = $part } END { print value[int((NR + 1) / 2)] }'; }
tell() { # name, unit: 1 for seconds, 1000 for milliseconds
    local runs=$place/$1.runs word=s
    [ "$2" = 1000 ] && word=ms
    awk -v name="$1" -v unit="$2" -v word="$word" -v wall="$(median "$runs" 1)" -v cpu="$(median "$runs" 2)" '
        { if (NR == 1 || $1 < low) low = $1; if ($1 > high) high = $1; if ($3 > most) most = $3 }
        END { printf "%-22s %8.2f %s [%.2f-%.2f]  %7.2f CPU s  %6.1f MB\n", name, wall * unit, word, low * unit, high * unit, cpu, most / 1024 }' "$runs"
}
ratio() { awk -v a="$(median "$place/$1.runs" "$3")" -v b="$(median "$place/$2.runs" "$3")" 'BEGIN { printf "%.2f", a / b }'; }

python3 bench/mailbox.py mbox "$place/mail.mbox" "$messages" 1
cat "$place/mail.mbox" > /dev/null
for _ in $(seq "$rounds"); do
    rm -rf "$place/data"
    measure import "$heardback" --data "$place/data" import "$place/mail.mbox"
    cp "$place/said" "$place/receipt"
    measure plain_parse "$plain_parse" "$place/mail.mbox"
done
cat "$place/receipt" "$place/said"
ls -l "$place/data/heardback.db" | awk '{ printf "data file %.0f MB\n", $5 / 1e6 }'
tell import 1
tell plain_parse 1
printf 'import / plain_parse: %s of the time, %s of the CPU time\n' "$(ratio import plain_parse 1)" "$(ratio import plain_parse 2)"

for word in "${WORDS:-interview}" "application quilt" "nothing-like-it"; do
    for _ in 1 2 3 4 5 6 7 8 9 10 11; do measure "search" "$heardback" --data "$place/data" search $word; done
done
tell search 1000
for _ in 1 2 3 4 5 6 7 8 9 10 11; do measure again "$heardback" --data "$place/data" import "$place/mail.mbox"; done
tell again 1000
for round in $(seq "$rounds"); do
    python3 bench/mailbox.py mbox "$place/more" 100 $((round + 100)) 2> "$place/said"
    cat "$place/more" >> "$place/mail.mbox"
    measure grown_by_100 "$heardback" --data "$place/data" import "$place/mail.mbox"
done
tell grown_by_100 1000

rm -rf "$place/data" "$place/mail.mbox"
python3 bench/mailbox.py maildir "$place/Maildir" "$messages" 1
measure maildir "$heardback" --data "$place/data" import "$place/Maildir"
tell maildir 1
for round in $(seq "$rounds"); do
    python3 bench/mailbox.py maildir "$place/Maildir" 100 $((round + 100)) 2> "$place/said"
    measure maildir_plus_100 "$heardback" --data "$place/data" import "$place/Maildir"
    cat "$place/said"
done
tell maildir_plus_100 1000
for _ in 1 2 3 4 5 6 7 8 9 10 11; do measure maildir_again "$heardback" --data "$place/data" import "$place/Maildir"; done
tell maildir_again 1000
