#!/usr/bin/env python3
"""Write a mailbox as a person has it who has been looking for work for two years: the same one for the same seed.

    python3 bench/mailbox.py mbox    FILE   [MESSAGES] [SEED]
    python3 bench/mailbox.py maildir FOLDER [MESSAGES] [SEED]

Four messages in ten concern the search: receipts and refusals through applicant-tracking services, recruiters' threads
with their quoted history, invitations and their calendars, the person's own letters, absence notes, offers, and a few
lists of postings. The others are newsletters, shops, banks, code reviews, mailing lists and friends, some of which use
the same words. 60,000 messages are about 842 MB. Every name is invented; every host ends in `.example`.
"""

import base64
import binascii
import datetime
import os
import random
import sys

from mailbox_words import (
    ALERTS, ASKS, ANSWERS, AWAY, BANK, CHAT, CODE, CONFIRMS, FILLER, FIRST, INVITES, LAST, LETTERS, LISTS, NEWS, OFFERS,
    OUTREACH, REFUSALS, ROLES, SHOP, SYLLABLES, THANKS, UPDATES, WORDS,
)

APPLICATIONS = 800  # in 60,000 messages
JOB_SHARE = 0.4
ME = "Robin Falk <robin.falk@homepost.example>"
BEGIN = datetime.datetime(2024, 3, 4, 7, 0)
DAYS = 720
RELAYS = ["greenhouse-mail", "lever-post", "ashby-relay", "jobvite-mail", "myworkday-mail", "smart-hiring", "taleo-mail"]
SENT = "X-Gmail-Labels: Sent\n"
BULK = "List-Unsubscribe: <https://news.%s/u/%s>\nPrecedence: bulk\n"


class Thread:
    """What an answer needs to know of the messages before it."""

    def __init__(self):
        self.ids, self.subject, self.last, self.author, self.when = [], "", "", "", None


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        pick = self.random.choice
        self.names = sorted({"".join(pick(SYLLABLES) for _ in range(pick([2, 2, 3]))).capitalize() for _ in range(6000)})
        self.random.shuffle(self.names)
        self.people = [f"{pick(FIRST)} {pick(LAST)}" for _ in range(1500)]
        # Attachments are random bytes, as compressed files are; a message takes a piece of one of these.
        self.blobs = [base64.encodebytes(self.random.randbytes(1 << 19)) for _ in range(8)]
        self.count = 0

    def fill(self, text, **known):
        """A sentence with its open places filled: {name}, {thing}, {number}, {day} and what the caller knows."""
        if "{" not in text:
            return text
        pick = self.random.choice
        known.setdefault("name", pick(self.names))
        known.setdefault("person", pick(FIRST))
        known.setdefault("thing", pick(WORDS))
        known.setdefault("other", pick(WORDS))
        known.setdefault("number", self.random.randrange(2, 98))
        known.setdefault("day", pick(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]))
        return text.format(**known)

    def sentences(self, pool, least, most, **known):
        return " ".join(self.fill(self.random.choice(pool), **known) for _ in range(self.random.randint(least, most)))

    def prose(self, pool, paragraphs, **known):
        return "\n\n".join(self.sentences(pool, 2, 6, **known) for _ in range(paragraphs))

    def message(self, sender, when, subject, text, to=ME, extra="", thread=None, html=None, attach=None, calendar=None):
        """The bytes of one message, header and body."""
        pick, chance = self.random.choice, self.random.random
        self.count += 1
        host = sender.rsplit("@", 1)[-1].strip("<> ")
        key = f"{self.count:06x}.{self.random.getrandbits(60):015x}@{host}"
        stamp = when.strftime("%a, %d %b %Y %H:%M:%S ") + pick(["+0000", "+0000", "+0100", "-0500"])
        lines = [
            f"Delivered-To: robin.falk@homepost.example\n" if to is ME else "",
            f"Return-Path: <bounce-{self.random.getrandbits(40):x}@{host}>\n" if to is ME else "",
        ]
        for hop in range(pick([1, 2, 2, 3, 4])):
            lines.append(
                f"Received: from relay{hop}.{host} (relay{hop}.{host} [192.0.2.{self.random.randrange(255)}])\n"
                f"        by mx{hop}.homepost.example (Postfix) with ESMTPS id {self.random.getrandbits(44):X}\n"
                f"        for <robin.falk@homepost.example>; {stamp}\n"
            )
        if chance() < 0.7:
            signature = self.blobs[0][self.count % 9000 : self.count % 9000 + 344].replace(b"\n", b"").decode()
            lines.append(
                f"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={host}; s=s{self.count % 7};\n"
                f"        h=from:to:subject:date:message-id; bh={signature[:43]}=;\n        b={signature[44:110]}\n"
                f"        {signature[110:180]}\n        {signature[180:250]}\n"
            )
        lines.append(extra)
        lines.append(f"Date: {stamp}\nFrom: {sender}\nTo: {to}\nMessage-ID: <{key}>\nSubject: {self.header(subject)}\n")
        if thread is not None:
            if thread.ids:
                chain = "\n ".join(f"<{one}>" for one in thread.ids[-12:])
                lines.append(f"In-Reply-To: <{thread.ids[-1]}>\nReferences: {chain}\n")
                text = f"{text}\n\nOn {thread.when:%a, %b %d, %Y at %H:%M} {thread.author} wrote:\n\n{quoted(thread.last)}"
            thread.ids.append(key)
            thread.last, thread.author, thread.when = text, sender, when
        lines.append("MIME-Version: 1.0\n")
        body = self.body(text, html)
        if attach or calendar:
            parts = [body]
            if calendar:
                parts.append(("text/calendar; charset=utf-8; method=REQUEST", "7bit", calendar.encode()))
            for name, size in attach or []:
                blob, start = pick(self.blobs), self.random.randrange(1000) * 77
                parts.append((f'application/octet-stream; name="{name}"', "base64", blob[start : start + size // 77 * 77], name))
            body = self.multipart("mixed", parts)
        return "".join(lines).encode() + header_of(body) + b"\n" + body[2]

    def header(self, subject):
        if subject.isascii():
            return subject
        return "=?utf-8?B?" + base64.b64encode(subject.encode()).decode() + "?="

    def body(self, text, html):
        plain = self.encoded("text/plain", text)
        if html is None:
            return plain
        rich = self.encoded("text/html", html)
        return rich if not text else self.multipart("alternative", [plain, rich])

    def encoded(self, kind, text):
        turn = self.random.random()
        if turn < 0.1:
            latin = text.encode("iso-8859-1", "replace")
            return (f"{kind}; charset=iso-8859-1", "quoted-printable", binascii.b2a_qp(latin))
        if turn < 0.2:
            return (f"{kind}; charset=utf-8", "base64", base64.encodebytes(text.encode()))
        if turn < 0.55:
            return (f'{kind}; charset="UTF-8"', "quoted-printable", binascii.b2a_qp(text.encode()))
        return (f"{kind}; charset=utf-8", "8bit", text.encode())

    def multipart(self, kind, parts):
        mark = f"{self.random.getrandbits(96):024x}"
        pieces = [b"--" + mark.encode() + b"\n" + header_of(part) + b"\n" + part[2] + b"\n" for part in parts]
        return (f'multipart/{kind}; boundary="{mark}"', "7bit", b"".join(pieces) + b"--" + mark.encode() + b"--\n")

    def page(self, paragraphs, host):
        """A newsletter's page: tables in tables, a style on everything, a counted link a line."""
        style = "font-family:Helvetica,Arial,sans-serif;font-size:15px;line-height:22px;color:#3a3a44;padding:8px 24px"
        rows = []
        for text in paragraphs:
            link = f"https://click.{host}/c/{self.random.getrandbits(160):040x}/{self.random.getrandbits(160):040x}"
            rows.append(
                f'<tr><td align="left" valign="top" style="{style}"><h2 style="margin:0;{style}">{text.split(".")[0][:60]}</h2>'
                f'<p style="margin:0 0 12px 0;{style}">{text.replace("&", "&amp;")}</p>'
                f'<a href="{link}" style="color:#1155cc;text-decoration:underline">Read on</a></td></tr>\n'
            )
        return (
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>.</title><style type=\"text/css\">"
            "body{margin:0;padding:0}.outer{width:100%;background:#f2f2f6}@media(max-width:600px){.inner{width:100%!important}}"
            '</style></head><body><table class="outer" cellpadding="0" cellspacing="0" border="0" role="presentation">'
            + "".join(rows)
            + f'</table><img src="https://open.{host}/o.gif" width="1" height="1" alt=""></body></html>\n'
        )

    def size(self):
        """Of an attachment: many small ones, a few large ones."""
        return min(600_000, max(8_000, int(self.random.lognormvariate(11.5, 0.9))))


def header_of(part):
    name = f'Content-Disposition: attachment; filename="{part[3]}"\n' if len(part) > 3 else ""
    return f"Content-Type: {part[0]}\nContent-Transfer-Encoding: {part[1]}\n{name}".encode()


def quoted(text):
    lines = text.splitlines()[:90]
    return "".join(f"> {line}\n" for line in lines)


class Application:
    """One application from the letter to the last word, a message a step."""

    def __init__(self, maker, number):
        pick = maker.random.choice
        self.maker, self.role = maker, pick(ROLES)
        self.company = maker.names[number % len(maker.names)] + pick([" Labs", " Systems", " Group", " GmbH", " Logistics", "", "", ""])
        self.host = self.company.split()[0].lower() + ".example"
        self.recruiter = pick(maker.people)
        self.mail = f"{self.recruiter} <{self.recruiter.lower().replace(' ', '.')}@{self.host}>"
        self.relay = f"{self.company} Hiring Team <no-reply@{pick(RELAYS)}.example>"
        self.thread, self.step = Thread(), 0
        self.by_mail = maker.random.random() < 0.2
        self.ends_in_no = maker.random.random() < 0.7

    def next(self, when, last):
        """The next message of this application; `last` says that it is the last one."""
        maker, self.step = self.maker, self.step + 1
        pick = maker.random.choice
        known = {"company": self.company, "role": self.role, "recruiter": self.recruiter.split()[0]}
        say = lambda pool: maker.fill(pick(pool), **known)
        text = lambda pool: f"Hi Robin,\n\n{say(pool)} {maker.sentences(FILLER, 1, 5)}\n\n{maker.prose(FILLER, pick([0, 1, 1, 2]))}\n\nBest regards,\n{self.recruiter}\n{self.company}\n"
        if self.step == 1 and self.by_mail:
            letter = f"Dear {self.company} team,\n\n{say(LETTERS)}\n\n{maker.prose(FILLER, 2)}\n\nKind regards\nRobin Falk\n"
            subject = f"Application for {self.role}"
            return maker.message(ME, when, subject, letter, to=f"jobs@{self.host}", extra=SENT, attach=[("Falk_CV.pdf", maker.size() // 2)])
        if self.step <= 2 and not self.by_mail or self.step == 2:
            body = f"Hi Robin,\n\n{say(CONFIRMS)}\n\n{maker.prose(FILLER, 1)}\n\n{self.company} Hiring Team\n"
            if self.step == 1 or self.by_mail:
                page = maker.page(body.split("\n\n"), self.host) if maker.random.random() < 0.6 else None
                return maker.message(self.relay, when, f"Thank you for applying to {self.company}", body, html=page)
        if last and self.ends_in_no:
            body = f"Hi Robin,\n\n{say(REFUSALS)}\n\n{self.company} Hiring Team\n"
            return maker.message(self.relay, when, f"Your application for {self.role} at {self.company}", body)
        if last and maker.random.random() < 0.3:
            return maker.message(self.mail, when, f"Your offer from {self.company}", text(OFFERS), attach=[("Offer.pdf", maker.size())])
        if self.step % 7 == 0:
            begin = when + datetime.timedelta(days=4)
            calendar = (
                "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\n"
                f"UID:{maker.count}@{self.host}\nDTSTART:{begin:%Y%m%dT100000Z}\nDTEND:{begin:%Y%m%dT104500Z}\n"
                f"SUMMARY:Interview {self.role}\nORGANIZER;CN={self.recruiter}:mailto:{self.mail.split('<')[1][:-1]}\n"
                "ATTENDEE;CN=Robin Falk:mailto:robin.falk@homepost.example\nEND:VEVENT\nEND:VCALENDAR\n"
            )
            return maker.message(self.mail, when, f"Interview: {self.role} at {self.company}", text(INVITES), thread=self.thread, calendar=calendar)
        subject = self.thread.subject or f"Your application as {self.role} at {self.company}"
        self.thread.subject = subject if subject.startswith("Re:") else "Re: " + subject
        if self.thread.ids and self.thread.author != ME:
            body = f"Hi {self.recruiter.split()[0]},\n\n{say(ANSWERS)} {maker.sentences(FILLER, 1, 3)}\n\nRobin\n"
            return maker.message(ME, when, subject, body, to=self.mail, extra=SENT, thread=self.thread)
        if self.step % 11 == 0:
            absent = f"{say(AWAY)}\n\n{self.recruiter}\n"
            return maker.message(self.mail, when, f"Automatic reply: {subject}", absent, extra="Auto-Submitted: auto-replied\n", thread=self.thread)
        return maker.message(self.mail, when, subject, text(pick([ASKS, UPDATES, THANKS])), thread=self.thread)


class Others:
    """What else lies in a mailbox."""

    def __init__(self, maker):
        self.maker, self.friends, self.lists = maker, [Thread() for _ in range(900)], [Thread() for _ in range(400)]
        self.kinds = [self.news] * 26 + [self.shop] * 16 + [self.friend] * 20 + [self.code] * 14 + [self.list] * 16 + [self.bank] * 8

    def next(self, when):
        return self.maker.random.choice(self.kinds)(when)

    def sender(self, places=300):
        name = self.maker.names[-1 - self.maker.random.randrange(places)]
        return name, name.lower() + "-post.example"

    def news(self, when):
        maker, (name, host) = self.maker, self.sender()
        stories = [maker.sentences(NEWS, 2, 7) for _ in range(maker.random.randint(3, 15))]
        text = "" if maker.random.random() < 0.3 else "\n\n".join(stories) + "\n\nUnsubscribe or view this letter in your browser.\n"
        extra = BULK % (host, maker.count)
        return maker.message(f"{name} <hello@{host}>", when, maker.fill(maker.random.choice(NEWS))[:70], text, extra=extra, html=maker.page(stories, host))

    def alert(self, when):
        maker, pick = self.maker, self.maker.random.choice
        jobs = [maker.fill(pick(ALERTS), role=pick(ROLES)) for _ in range(maker.random.randint(5, 25))]
        board = pick(["jobstream.example", "workboard.example"])
        subject = f"{len(jobs)} new jobs for “{pick(ROLES)}” in {pick(maker.names)}"
        return maker.message(f"Job alerts <alerts@{board}>", when, subject, "\n\n".join(jobs), extra=BULK % (board, maker.count), html=maker.page(jobs, board))

    def outreach(self, when):
        maker, pick = self.maker, self.maker.random.choice
        person, host = pick(maker.people), pick(maker.names).lower() + "-talent.example"
        text = f"Hi Robin,\n\n{maker.fill(pick(OUTREACH), role=pick(ROLES))}\n\n{maker.prose(FILLER, pick([0, 1, 2]))}\n\n{person}\n"
        return maker.message(f"{person} <{person.split()[0].lower()}@{host}>", when, f"{pick(ROLES)} role", text)

    def shop(self, when):
        maker, (name, host) = self.maker, self.sender()
        text = f"Hello Robin,\n\n{maker.prose(SHOP, 3)}\n"
        page = maker.page(text.split("\n\n"), host) if maker.random.random() < 0.8 else None
        extra = BULK % (host, maker.count) if maker.random.random() < 0.4 else ""
        return maker.message(f"{name} Shop <orders@{host}>", when, maker.fill("Your order {number} of {thing}"), text, extra=extra, html=page)

    def bank(self, when):
        maker, (name, host) = self.maker, self.sender(20)
        attach = [("statement.pdf", maker.size())] if maker.random.random() < 0.5 else None
        return maker.message(f"{name} Bank <service@{host}>", when, maker.fill("Statement {number}"), maker.prose(BANK, 2), attach=attach)

    def friend(self, when):
        maker, place = self.maker, self.maker.random.randrange(900)
        thread, person = self.friends[place], maker.people[place]
        if len(thread.ids) > 14:
            thread = self.friends[place] = Thread()
        thread.subject = thread.subject or maker.fill(maker.random.choice(["{thing} on {day}", "About the {thing}", "Photos from {name}", "{name}?"]))
        mine = thread.ids and thread.author != ME
        text = f"{maker.prose(CHAT, maker.random.randint(1, 4))}\n\n{'Robin' if mine else person.split()[0]}\n"
        subject = "Re: " + thread.subject if thread.ids else thread.subject
        names = [f"IMG_{maker.random.randrange(9999):04}.jpg" for _ in range(maker.random.choice([1, 1, 2, 3]))]
        attach = [(one, maker.size()) for one in names] if maker.random.random() < 0.108 else None
        address = f"{person} <{person.lower().replace(' ', '')}@post.example>"
        if mine:
            return maker.message(ME, when, subject, text, to=address, extra=SENT, thread=thread, attach=attach)
        return maker.message(address, when, subject, text, thread=thread, attach=attach)

    def code(self, when):
        maker, pick = self.maker, self.maker.random.choice
        text = f"{maker.prose(CODE, pick([1, 1, 2, 4]))}\n\n-- \nReply to this message or see it at https://forge.example/r/{maker.count}\n"
        extra = f"List-Id: {pick(WORDS)} <{pick(WORDS)}.forge.example>\nX-Forge-Reason: mention\n"
        page = maker.page(text.split("\n\n"), "forge.example") if maker.random.random() < 0.5 else None
        return maker.message(f"{pick(maker.people)} <notify@forge.example>", when, maker.fill("[{thing}] {other} breaks {name} (#{number})"), text, extra=extra, html=page)

    def list(self, when):
        maker, place = self.maker, self.maker.random.randrange(400)
        thread = self.lists[place]
        thread.subject = thread.subject or maker.fill("{thing} and {other} in {name}")
        person = maker.random.choice(maker.people)
        text = f"{maker.prose(LISTS, maker.random.randint(1, 5))}\n\n{person}\n"
        extra = "List-Id: gardens <gardens.lists.example>\nList-Post: <mailto:gardens@lists.example>\nPrecedence: list\n"
        return maker.message(f"{person} <{person.split()[0].lower()}@post.example>", when, f"Re: [gardens] {thread.subject}", text, extra=extra, thread=thread, to="gardens@lists.example")


def messages(count, seed):
    """Date and bytes of every message, oldest first."""
    maker = Maker(seed)
    chance, others = maker.random.random, Others(maker)
    applications = max(1, APPLICATIONS * count // 60_000)
    job = int(count * JOB_SHARE)
    # Nine in a hundred of the job mails are lists of postings, six come from recruiters nobody wrote to.
    plan = [("alert", 0)] * (job * 9 // 100) + [("outreach", 0)] * (job * 6 // 100)
    steps = job - len(plan)
    plan += [("application", number) for number in range(applications) for _ in range(steps // applications)]
    plan += [("application", number) for number in range(steps - steps // applications * applications)]
    left, searches, due = {}, {}, []
    for kind, number in plan:
        begun = number / applications * (DAYS - 120) if kind == "application" else chance() * DAYS
        due.append((begun + chance() * 110 if kind == "application" else begun, kind, number))
        left[number] = left.get(number, 0) + (kind == "application")
    due += [(chance() * DAYS, "other", 0) for _ in range(count - len(plan))]
    due.sort()
    for day, kind, number in due:
        when = BEGIN + datetime.timedelta(seconds=int(day * 86_400))
        if kind == "application":
            search = searches.setdefault(number, None) or Application(maker, number)
            searches[number] = search
            left[number] -= 1
            yield when, search.next(when, left[number] == 0)
        elif kind == "other":
            yield when, others.next(when)
        else:
            yield when, getattr(others, kind)(when)


def main():
    shape, place = sys.argv[1], sys.argv[2]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 60_000
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    total = 0
    if shape == "mbox":
        with open(place, "wb") as out:
            for when, message in messages(count, seed):
                message = message.replace(b"\nFrom ", b"\n>From ")
                total += out.write(b"From mail@homepost.example %s\n" % when.strftime("%a %b %d %H:%M:%S %Y").encode())
                total += out.write(message + b"\n")
    else:
        for folder in ("cur", "new", "tmp"):
            os.makedirs(f"{place}/{folder}", exist_ok=True)
        for number, (when, message) in enumerate(messages(count, seed)):
            with open(f"{place}/cur/{int(when.timestamp())}.s{seed}n{number}.bench:2,S", "wb") as out:
                total += out.write(message)
    print(f"{count} messages, {total / 1e6:.1f} MB", file=sys.stderr)


main()
