#!/usr/bin/env python3
"""Write a journal of 1,000 applications and 30,000 facts as an export, the same every time.

    python3 bench/journal.py > journal.jsonl
    heardback --data FOLDER restore journal.jsonl
"""

import datetime

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
APPLICATIONS = 1_000
MESSAGES = 23
FIRST = datetime.date(2025, 6, 1)
DAYS = 280


def name_of(number):
    """Thirteen characters that look like the id of a fact."""
    value = (number * 0x9E3779B97F4A7C15) & ((1 << 64) - 1)
    text = ""
    for _ in range(13):
        text = ALPHABET[value & 31] + text
        value >>= 5
    return text


def main():
    print('{"heardback":"facts","version":1}')
    count = 0

    def fact(day, body):
        nonlocal count
        count += 1
        print(
            '{"id":"%s","on":"%s","recorded":"2026-03-01T08:00:00Z","batch":"0000000000001","origin":"typed",%s}'
            % (name_of(count), day, body)
        )

    for number in range(APPLICATIONS):
        day = FIRST + datetime.timedelta(days=number * DAYS // APPLICATIONS)
        application, person = f"company-{number}-engineer", f"person-{number}"
        about = f'"fact":"application","application":"{application}"'
        who = f'"fact":"contact","contact":"{person}"'
        fact(day, f'{about},"detail":{{"company":"Company {number}"}}')
        fact(day, f'{about},"detail":{{"role":"Engineer {number}"}}')
        fact(day, f'"fact":"applied","application":"{application}"')
        fact(day, f'{who},"detail":{{"name":"Person Number{number}"}}')
        fact(day, f'{who},"detail":{{"application":"{application}"}}')
        fact(day, f'{who},"detail":{{"part":"recruiter"}}')
        fact(day, f'{who},"detail":{{"email":"p{number}@company{number}.example"}}')
        for step in range(MESSAGES):
            later = day + datetime.timedelta(days=step)
            if step % 3 == 2:
                text = f"remark {step} about this and that"
                fact(later, f'"fact":"note","application":"{application}","text":"{text}"')
                continue
            direction, kind = ("in", "reply") if step % 2 else ("out", "other")
            fact(
                later,
                f'"fact":"message","applications":["{application}"],"contact":"{person}","direction":"{direction}",'
                f'"channel":"email","kind":"{kind}","subject":"About the role {step}"',
            )


main()
