#!/usr/bin/env bash
# The page at 1,000 applications and 30,000 facts: how long each page takes with one connection, how long from start to
# first answer, and the memory it holds. Needs python3, curl and wrk (Debian: curl wrk).
#
#     cargo build --release -p heardback && bench/page.sh
#
# DURATION=30 (seconds a page), BINARY=… another program to measure.
set -euo pipefail
cd "$(dirname "$0")/.."
heardback=${BINARY:-$PWD/target/release/heardback}
duration=${DURATION:-30}
place=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$place"' EXIT

python3 bench/journal.py > "$place/journal.jsonl"
"$heardback" --data "$place/data" restore "$place/journal.jsonl" > /dev/null

# Starts the page in a folder and waits for its first answer; says how many milliseconds that took.
begin() { # folder
    local began=$EPOCHREALTIME link ended
    "$heardback" --data "$1" open --no-browser --port 0 > "$place/said" &
    server=$!
    until link=$(grep -o 'http://[^ ]*' "$place/said"); do sleep 0.002; done
    until curl -s -o "$place/first" -c "$place/cookies" "$link"; do sleep 0.002; done
    ended=$EPOCHREALTIME
    host=${link%/enter*}
    cookie=$(awk '$6 ~ /^heardback_/ { print $6 "=" $7 }' "$place/cookies")
    echo $(((${ended/./} - ${began/./}) / 1000))
}
finish() {
    kill "$server"
    wait "$server" 2> /dev/null || true
    server=
}
memory() { awk '/^VmRSS/ { printf "%.1f MB", $2 / 1024 }' "/proc/$server/status"; }

for round in 1 2 3 4 5; do
    begin "$place/nothing$round" > "$place/start"
    echo "start to first answer, empty folder: $(cat "$place/start") ms"
    finish
done
begin "$place/data" > "$place/start"
echo "start to first answer, 30,000 facts: $(cat "$place/start") ms"
for path in / /?all=yes /applications/company-7-engineer /search?q=compa; do
    bytes=$(curl -s -H "Cookie: $cookie" "$host$path" | wc -c)
    wrk -t1 -c1 -d"${duration}s" --latency -H "Cookie: $cookie" "$host$path" > "$place/wrk"
    if grep -q 'Non-2xx' "$place/wrk"; then
        cat "$place/wrk"
        exit 1
    fi
    printf '%-36s %7d bytes  p50 %s  p99 %s\n' "$path" "$bytes" \
        "$(awk '$1 == "50%" { print $2 }' "$place/wrk")" "$(awk '$1 == "99%" { print $2 }' "$place/wrk")"
done
sleep 2
echo "memory at rest: $(memory)"
finish

first=0
for name in style.css page.js htmx.min.js icon.svg; do
    first=$((first + $(wc -c < "crates/heardback/src/web/assets/$name")))
done
echo "style, script and icon of a page: $first bytes"
