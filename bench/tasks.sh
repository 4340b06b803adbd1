#!/usr/bin/env bash
# Whole processes beside a task manager: `today` and `note` at 1,000 applications and 30,000 facts, `task next` and
# `task add` at 1,000 tasks, in alternating rounds. Needs python3, taskwarrior and GNU time (Debian: taskwarrior time).
#
#     cargo build --release -p heardback && bench/tasks.sh
set -euo pipefail
cd "$(dirname "$0")/.."
heardback=$PWD/target/release/heardback
rounds=${ROUNDS:-11}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

python3 bench/journal.py > "$place/journal.jsonl"
"$heardback" --data "$place/data" restore "$place/journal.jsonl" > /dev/null
mkdir "$place/task"
printf 'data.location=%s\nconfirmation=no\nhooks=off\nverbose=nothing\nrecurrence=no\n' "$place/task" > "$place/taskrc"
export TASKRC=$place/taskrc
python3 - > "$place/tasks.json" << 'PY'
import json
tasks = [
    {"description": f"Follow up with Company {n}", "status": "pending", "entry": "20260101T000000Z",
     "due": f"2026{1 + n % 12:02}{1 + n % 28:02}T120000Z", "project": f"jobs.c{n % 200}"}
    for n in range(1000)
]
print(json.dumps(tasks))
PY
task import "$place/tasks.json" > /dev/null 2>&1

measure() { # name, command …
    local name=$1 began ended
    shift
    /usr/bin/time -o "$place/memory" -f '%M' "$@" > /dev/null 2>&1 < /dev/null
    began=$EPOCHREALTIME
    { time "$@" > /dev/null 2>&1 < /dev/null; } 2> "$place/cpu"
    ended=$EPOCHREALTIME
    echo "$((${ended/./} - ${began/./})) $(cat "$place/cpu") $(cat "$place/memory")" |
        awk '{ print $1 / 1000, ($2 + $3) * 1000, $4 / 1024 }' >> "$place/$name.runs"
}
TIMEFORMAT='%3U %3S'

for round in $(seq "$rounds"); do
    measure today "$heardback" --data "$place/data" today
    measure task_next task rc.defaultwidth=120 rc.defaultheight=50 next
    measure note "$heardback" --data "$place/data" note company-7-engineer "round $round"
    measure task_add task add "Follow up with Acme $round" due:3d project:jobs.acme
    measure empty "$heardback" --data "$place/nothing" today
    rm -rf "$place/nothing"
done

# The value in the middle of a column: 1 is milliseconds on the clock, 2 is milliseconds of processor time, which other
# programs disturb less, 3 is megabytes.
median() { cut -d' ' -f"$2" "$place/$1.runs" | sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }
least() { cut -d' ' -f"$2" "$place/$1.runs" | sort -n | head -n 1; }
most() { cut -d' ' -f"$2" "$place/$1.runs" | sort -n | tail -n 1; }
for name in today task_next note task_add empty; do
    printf '%-10s median %6.1f ms  [%.1f-%.1f]  processor %6.1f ms  %5.1f MB\n' "$name" \
        "$(median $name 1)" "$(least $name 1)" "$(most $name 1)" "$(median $name 2)" "$(most $name 3)"
done
ratio() { # ours, theirs
    awk -v wall="$(median "$1" 1)" -v peer="$(median "$2" 1)" -v cpu="$(median "$1" 2)" -v cpu_peer="$(median "$2" 2)" \
        -v what="$1 / $2" 'BEGIN { printf "%-18s clock %.2f  processor %.2f\n", what, wall / peer, cpu / cpu_peer }'
}
ratio today task_next
ratio note task_add
printf 'binary     %.1f MB\n' "$(stat -c %s "$heardback" | awk '{ print $1 / 1e6 }')"
