// The pages, in one list: what is looked at in every test that looks at all of them, and what pictures are taken of.
//
// A page has a name and an address; an address that the search decides is found by a function, which may look at other
// pages. `then` brings the page into a state of its own, such as a menu that is open.

import { join } from "node:path";

const RESUME = join(import.meta.dirname, "../crates/heardback/tests/resumes/word.docx");

const first = (text, pattern) => text.match(pattern)?.[1] ?? `/no-link-fits-${pattern.source.replaceAll(/\W+/g, "-")}`;
const open = (selector) => (page) => page.locator(selector).first().click();

const debrief = async (see) => first(await see("/applications/larkspur-health"), /href="(\/debrief\/[^"]+)"/);

// A mail about a job that no search has yet.
const LETTER = `From: Nadia Cole <nadia.cole@cobbler.example>
To: ines.calloway@post.example
Delivered-To: ines.calloway@post.example
Subject: Thank you for applying to Cobbler Works
Date: Wed, 11 Mar 2026 09:00:00 +0000
Message-ID: <one@cobbler.example>

Dear Ines,

thank you for applying for the position of Pattern Planner at Cobbler Works. You will hear from us by Friday, March 20.

Nadia Cole
Recruiter, Cobbler Works
`.replaceAll("\n", "\r\n");

// Hands over a file that is read and one that is not, and waits until it was looked at.
const handOver = async (page) => {
  const back = page.getByRole("button", { name: /^(Leave it|Import more|Choose another file)$/ });
  if (await back.count()) await back.click();
  const files = [
    { name: "letter.eml", mimeType: "message/rfc822", buffer: Buffer.from(LETTER) },
    { name: "archive.pst", mimeType: "application/octet-stream", buffer: Buffer.from("!BDN and more") },
  ];
  await page.getByLabel("Drop files here").setInputFiles(files);
  await page.getByRole("button", { name: "Have a look" }).click();
  await page.getByText("Nothing is recorded yet.").waitFor();
};

const record = async (page) => {
  await handOver(page);
  if (await page.getByRole("button", { name: "Record it" }).count()) await page.getByRole("button", { name: "Record it" }).click();
  await page.getByRole("button", { name: /^(Import more|Choose another file)$/ }).waitFor();
};

// A note of one's own, open to be changed.
const note = async (page) => {
  if (!(await page.locator(".notes li").count())) {
    await page.getByLabel("A new note").fill("They moved to Mill Lane; ask for the way in.");
    await page.getByRole("button", { name: "Keep it" }).first().click();
  }
  await page.locator(".notes summary").first().click();
};

// Hands over a resume, and waits for what it proposes.
const propose = async (page) => {
  await page.getByLabel("Your resume (CV)").setInputFiles(RESUME);
  await page.getByRole("button", { name: "See what it proposes" }).click();
  await page.locator(".proposal").first().waitFor();
};

export const PAGES = [
  { name: "today", at: "/" },
  { name: "today-all", at: "/?all=yes" },
  { name: "today-menu", at: "/", then: open("article .pick > summary") },
  { name: "line", at: async (see) => first(await see("/"), /href="(\/items\/[^"]+)">Thank/) },
  { name: "line-call", at: async (see) => first(await see("/applications/hanse-frachtkontor"), /href="(\/items\/[^"]+)">Call/) },
  { name: "applications", at: "/applications" },
  { name: "applications-over", at: "/applications?stage=over" },
  { name: "applications-ticked", at: "/applications", then: open("tbody .tick input") },
  { name: "board", at: "/board" },
  { name: "board-menu", at: "/board", then: open("[data-card] summary") },
  { name: "application", at: "/applications/larkspur-health" },
  { name: "application-edit", at: "/applications/larkspur-health", then: open(".known summary") },
  { name: "application-notes", at: "/applications/larkspur-health", then: note },
  { name: "application-over", at: "/applications/cobalt-finch" },
  { name: "interview", at: async (see) => first(await see("/applications/northfold-logistics"), /href="(\/interview\/[^"]+)"/) },
  { name: "interview-past", at: async (see) => (await debrief(see)).replace("debrief", "interview") },
  { name: "debrief", at: (see) => debrief(see) },
  { name: "mail", at: async (see) => first(await see("/applications/brightwater-foods"), /href="(\/mail\/[^"]+)"/) },
  { name: "agenda", at: "/agenda" },
  { name: "people", at: "/people" },
  { name: "guess", at: async (see) => first(await see("/people"), /href="(\/guess\/[^"]+)"/) },
  { name: "review", at: "/review" },
  { name: "review-all", at: "/review?all=yes" },
  { name: "playbook", at: "/playbook" },
  { name: "playbook-compare", at: "/playbook?profile=reserved" },
  { name: "import", at: "/import" },
  { name: "import-seen", at: "/import", then: handOver },
  { name: "import-done", at: "/import", then: record },
  { name: "import-mail", at: "/import/mail" },
  { name: "missing", at: "/import/missing" },
  { name: "settings", at: "/settings" },
  { name: "proofs", at: "/settings/proofs" },
  { name: "proofs-proposed", at: "/settings/proofs", then: propose },
  { name: "restore", at: "/settings/restore" },
  { name: "sample", at: "/sample" },
  { name: "search", at: "/search?q=larkspur" },
  { name: "add-application", at: "/add/application" },
  { name: "add-call", at: "/add/call" },
  { name: "add-interview", at: "/add/interview" },
  { name: "add-person", at: "/add/person" },
  { name: "add-menu", at: "/", then: open(".new > summary") },
  { name: "palette", at: "/", then: (page) => page.keyboard.press("Control+k").then(() => page.locator("dialog a").first().waitFor()) },
  { name: "keys", at: "/", then: (page) => page.keyboard.press("?") },
  { name: "not-here", at: "/nowhere" },
];

// Pages of a search in which nothing happened yet.
export const FIRST = [
  { name: "first", at: "/" },
  { name: "first-provider", at: "/", then: open(".providers summary") },
  { name: "first-import", at: "/import" },
];

// Goes to a page of the list.
export async function go(visitor, listed) {
  const see = async (path) => (await visitor.page.request.get(visitor.home.origin + path)).text();
  const path = typeof listed.at === "string" ? listed.at : await listed.at(see);
  await visitor.page.goto(visitor.home.origin + path);
  await listed.then?.(visitor.page);
  return path;
}
