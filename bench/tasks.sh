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
    local name=$1
    shift
    /usr/bin/time -a -o "$place/$name" -f '%e %M' "$@" > /dev/null 2>&1 < /dev/null
    # GNU time counts hundredths; the clock of the shell is finer.
    local began=$EPOCHREALTIME
    "$@" > /dev/null 2>&1 < /dev/null
    local ended=$EPOCHREALTIME
    echo "$(((${ended/./} - ${began/./}))) $(tail -n 1 "$place/$name" | cut -d' ' -f2)" >> "$place/$name.runs"
}

for round in $(seq "$rounds"); do
    measure today "$heardback" --data "$place/data" today
    measure task_next task rc.defaultwidth=120 rc.defaultheight=50 next
    measure note "$heardback" --data "$place/data" note company-7-engineer "round $round"
    measure task_add task add "Follow up with Acme $round" due:3d project:jobs.acme
    measure empty "$heardback" --data "$place/nothing" today
    rm -rf "$place/nothing"
done

median() { sort -n "$1" | awk -v part="$2" '{ value[NR] = $part } END { print value[int((NR + 1) / 2)] }'; }
for name in today task_next note task_add empty; do
    runs=$place/$name.runs
    printf '%-10s median %6.1f ms  [%.1f-%.1f]  %5.1f MB\n' "$name" \
        "$(median "$runs" 1 | awk '{ print $1 / 1000 }')" \
        "$(sort -n "$runs" | head -n 1 | awk '{ print $1 / 1000 }')" \
        "$(sort -n "$runs" | tail -n 1 | awk '{ print $1 / 1000 }')" \
        "$(cut -d' ' -f2 "$runs" | sort -n | tail -n 1 | awk '{ print $1 / 1024 }')"
done
awk -v a="$(median "$place/today.runs" 1)" -v b="$(median "$place/task_next.runs" 1)" 'BEGIN { printf "today / task next  %.2f\n", a / b }'
awk -v a="$(median "$place/note.runs" 1)" -v b="$(median "$place/task_add.runs" 1)" 'BEGIN { printf "note / task add    %.2f\n", a / b }'
printf 'binary     %.1f MB\n' "$(stat -c %s "$heardback" | awk '{ print $1 / 1e6 }')"
