// Files are handed over, looked at, recorded and taken back; with scripts and without.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Home } from "../home.js";
import { holds } from "../holds.js";

const letter = (n) => `From: Dana Ruiz <dana@acme${n}.example>
To: me@home.example
Delivered-To: me@home.example
Subject: Thank you for applying to Acme ${n} Tools
Date: Tue, 10 Mar 2026 09:00:00 +0000
Message-ID: <one@acme${n}.example>

Hello,

thank you for applying for the position of Fitter at Acme ${n} Tools. You will hear from us by Friday, March 20.

Dana Ruiz
Recruiter, Acme ${n} Tools
`;

const mbox = (...letters) => letters.map((one) => `From MAILER-DAEMON Thu Jan  1 00:00:00 2026\n${one}\n`).join("");
const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });
const box = () => file("box.mbox", mbox(letter(1), letter(2), letter(3)));

for (const scripts of [true, false]) {
  holds(`files are chosen, looked at, recorded and taken back, ${scripts ? "with" : "without"} scripts`, { home: Home.empty, scripts }, async (visitor) => {
    const { page, home } = visitor;
    await visitor.go("/import");
    await page.getByLabel("Drop files here").setInputFiles([box(), file("archive.pst", "!BDN and more")]);
    await page.getByRole("button", { name: "Have a look" }).click();
    await visitor.sees("This is what would be recorded");
    await visitor.sees("archive.pst: an Outlook data file");
    assert.match(home.run("list", "--all"), /no application/i, "a look records nothing");
    await page.getByLabel("me@home.example").check();
    await page.getByRole("button", { name: "Record it" }).click();
    await visitor.sees("Your mail is read");
    assert.match(home.run("list"), /acme-2-tools/);
    assert.match(home.run("profile"), /me@home\.example/);
    await page.getByLabel("Fitter at Acme 2 Tools").check();
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByText("Which of these do you really want?").waitFor({ state: "detached" });
    assert.match(home.run("list", "--interest", "high"), /acme-2-tools/);
    await page.getByRole("button", { name: "Take this import back" }).click();
    await visitor.sees("Taken back", "#notice");
    assert.match(home.run("list", "--all"), /no application/i);
  });
}

// What a hand does that lets go of files over the page.
const drop = (page, name, text) =>
  page.evaluate(
    ([name, text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], name));
      const over = { dataTransfer: carried, bubbles: true, cancelable: true };
      document.body.dispatchEvent(new DragEvent("dragover", over));
      document.body.dispatchEvent(new DragEvent("drop", over));
    },
    [name, text],
  );

holds("files are dropped anywhere on the page", { home: Home.empty }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/import");
  await drop(page, "one.eml", letter(7));
  await visitor.sees("This is what would be recorded");
  await visitor.sees("Fitter at Acme 7 Tools");
  await page.getByRole("button", { name: "Leave it" }).click();
  await visitor.sees("Hand over a mailbox");
});

// Lets go of files and folders of this computer over the page, as the browser itself does it.
async function dropped(visitor, ...paths) {
  const line = await visitor.context.newCDPSession(visitor.page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await line.send("Input.dispatchDragEvent", { type, x: 500, y: 300, data });
  }
}

holds("a folder is dropped, a Maildir in it as well, and what is no mail is named by the way to it", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  const folder = mkdtempSync(join(tmpdir(), "heardback-folder-"));
  try {
    for (const part of ["Mail/cur", "Mail/new", "Mail/tmp", "letters"]) mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, "Mail/cur/17.host:2,S"), letter(1));
    writeFileSync(join(folder, "Mail/new/18.host"), letter(2));
    writeFileSync(join(folder, "Mail/tmp/19.host"), letter(3));
    writeFileSync(join(folder, "letters/one.eml"), letter(4));
    writeFileSync(join(folder, "letters/archive.pst"), "!BDN and more");
    mkdirSync(join(folder, "empty"));
    await visitor.go("/import");
    await dropped(visitor, join(folder, "empty"));
    await visitor.sees("There is no file in that folder.");
    await dropped(visitor, join(folder, "Mail"), join(folder, "letters"));
    await visitor.sees("This is what would be recorded");
    await visitor.sees("letters/archive.pst: an Outlook data file");
    await page.getByRole("button", { name: "Record it" }).click();
    await visitor.sees("Your mail is read");
    const list = home.run("list");
    for (const n of [1, 2, 4]) assert.match(list, new RegExp(`acme-${n}-tools`));
    assert.doesNotMatch(list, /acme-3-tools/, "what is being delivered is not there yet");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

holds("a large mailbox is followed while it is read, and other pages go on", { home: Home.empty }, async (visitor) => {
  const { page } = visitor;
  const folder = mkdtempSync(join(tmpdir(), "heardback-large-"));
  try {
    mkdirSync(join(folder, "mail"));
    const many = Array.from({ length: 6000 }, (_, n) => letter(n));
    writeFileSync(join(folder, "mail", "large.mbox"), mbox(...many));
    await visitor.go("/import");
    await page.getByLabel("Or where it lies").fill(join(folder, "mail"));
    await page.getByRole("button", { name: "Have a look" }).click();
    await page.locator("[data-far]").filter({ hasText: /\d+ messages, \d+ %/ }).waitFor();
    assert.equal((await page.request.get(`${visitor.home.origin}/agenda`)).status(), 200);
    await page.getByRole("button", { name: "Stop" }).click();
    await visitor.sees("Hand over a mailbox");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

holds("mail of a company that was not kept is found again and asked about", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  home.receive(`From: Aunt Polly <polly@family.example>
To: me@home.example
Subject: Plums
Date: Tue, 10 Mar 2026 09:00:00 +0000
Message-ID: <plums@family.example>

The plums at Zebra Farm are ripe.
`);
  await visitor.go("/import/missing");
  await page.getByLabel("Company").fill("Zebra Farm");
  await page.getByRole("button", { name: "Look again" }).click();
  await visitor.sees("1 mail names Zebra Farm");
  await page.getByRole("button", { name: "Ask me about it" }).click();
  await page.waitForURL("**/review*");
  await visitor.sees("Plums");
});
