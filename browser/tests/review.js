// Mail nobody is sure about: one tap or one key an answer.

import assert from "node:assert/strict";

import { Home } from "../home.js";
import { holds } from "../holds.js";

const MAIL = `From: Dana Ruiz <dana@acme.example>
To: me@home.example
Delivered-To: me@home.example
Subject: Your application at Acme
Date: Wed, 11 Mar 2026 09:00:00 +0000
Message-ID: <one@acme.example>

Hello,

thank you for your application at Acme. We would like to invite you to an interview.
<script>window.hit=1</script>

Dana Ruiz
Recruiter, Acme
`;

// Two applications at one company, and a mail that names neither.
function doubtful() {
  const home = Home.empty();
  home.run("apply", "Acme", "Fitter", "--on", "2 march");
  home.run("apply", "Acme", "Welder", "--on", "2 march");
  home.receive(MAIL);
  return home;
}

const question = (page) => page.getByRole("heading", { name: "Your application at Acme" });

holds("a mail in doubt is put where it belongs, and asked about again after undo", { home: doubtful }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/review");
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await page.getByText("Another application").click();
  await page.getByLabel("Which application").selectOption("acme-welder");
  await page.getByRole("button", { name: "Put it there" }).click();
  await question(page).waitFor({ state: "detached" });
  assert.match(home.run("show", "acme-welder"), /Your application at Acme/);
  await visitor.undo();
  await question(page).waitFor();
});

holds("one key says that a mail is not mine, and one brings it back", { home: doubtful }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/review");
  await page.keyboard.press("x");
  await question(page).waitFor({ state: "detached" });
  await page.keyboard.press("u");
  await question(page).waitFor();
  await page.keyboard.press("o");
  await page.waitForFunction(() => document.activeElement?.name === "application");
});

holds("without scripts a review is answered", { home: doubtful, scripts: false }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/review");
  await page.getByText("A new application").click();
  await page.getByLabel("Position").fill("Turner");
  await page.getByRole("button", { name: "Open it" }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  assert.match(home.run("list"), /Turner/);
});
