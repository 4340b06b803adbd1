// The first day: from an empty folder through the doors to the first approved thank-you.

import assert from "node:assert/strict";

import { Home } from "../home.js";
import { holds } from "../holds.js";
import { PHONE } from "../visitor.js";

const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text.replaceAll("\n", "\r\n")) });

const INVITED = `From: Dana Ruiz <dana@acme.example>
To: Kim Doe <kim@home.example>
Delivered-To: kim@home.example
Subject: Interview for Fitter at Acme
Date: Mon, 2 Mar 2026 09:00:00 +0000
Message-ID: <invited@acme.example>

Dear Kim,

thank you for applying for the position of Fitter at Acme. We would like to invite you to an interview on Wednesday,
March 11, 2026 at 10:00 UTC with me.

Dana Ruiz
Recruiter, Acme
`;

for (const [how, settings] of [["wide", {}], ["on a phone", { size: PHONE }], ["without scripts", { scripts: false }]]) {
  holds(`from an empty folder to the first approved thank-you, ${how}`, { home: Home.empty, ...settings }, async (visitor) => {
    const { page, home } = visitor;
    await visitor.go("/");
    await visitor.sees("There is no application here yet");
    await page.getByLabel("Do you have a job now?").selectOption("no");
    await page.getByRole("button", { name: "Keep", exact: true }).click();
    await page.getByText("Two questions, once").waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Hand over a file" }).click();
    await page.getByLabel("Drop files here").setInputFiles([file("invited.eml", INVITED)]);
    await page.getByRole("button", { name: "Have a look" }).click();
    await visitor.sees("an invitation to an interview");
    await page.getByRole("button", { name: "Record it" }).click();
    await visitor.sees("There is still time to thank Dana Ruiz");
    await page.getByRole("link", { name: "See what to do today" }).click();
    await page.getByRole("link", { name: "Thank Dana Ruiz" }).click();
    await page.locator(".draft").waitFor();
    const sent = page.getByRole("button", { name: /sent/i }).first();
    await sent.click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    assert.match(home.run("show", "acme-fitter"), /Thu 12 Mar +you (wrote to|thanked) Dana Ruiz/);
  });
}

holds("an export one comes back for is remembered, and a day later kindly shown", { home: Home.empty }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  await page.locator(".providers summary").first().click();
  await page.getByRole("button", { name: "I come back when it is ready" }).first().click();
  await visitor.sees("Your mail from Gmail may be ready");
  await page.getByRole("button", { name: "Do not remind me" }).click();
  await page.getByText("may be ready").waitFor({ state: "detached" });
});

holds("three applications are typed and taken back", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  for (const [row, company] of ["Acme", "Globex", "Initech"].entries()) {
    await page.getByLabel("Company").nth(row).fill(company);
    if (row === 0) await page.getByLabel("Role").first().fill("Fitter");
  }
  await page.getByRole("button", { name: "Add them" }).click();
  await visitor.sees("3 applications.", "#notice");
  assert.match(home.run("list"), /globex/);
  await visitor.undo();
  await visitor.sees("There is no application here yet");
});

holds("a mail that is pasted is understood and recorded", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  await page.getByRole("link", { name: "Paste a mail" }).click();
  await page.getByLabel("The mail").fill("Dear Kim,\nthank you for applying for the position of Fitter at Acme.\nDana Ruiz");
  await page.getByRole("button", { name: "See what it says" }).click();
  await visitor.sees("add the writer", "#notice");
  await page.getByText("The text does not say who wrote it").click();
  await page.getByLabel("From").fill("Dana Ruiz <dana@acme.example>");
  await page.getByLabel("Subject").fill("Your application for Fitter at Acme");
  await page.getByLabel("Came on").fill("2026-03-10");
  await page.getByRole("button", { name: "See what it says" }).click();
  await visitor.sees("your application has arrived");
  await page.getByRole("button", { name: "Record it" }).click();
  await visitor.sees("Your mail is read");
  assert.match(home.run("list"), /acme/);
});

holds("the sample opens in a page of its own", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  await page.getByRole("button", { name: "Show me the sample" }).click();
  const link = page.getByRole("link", { name: "Open the sample" });
  const [shown] = await Promise.all([visitor.context.waitForEvent("page"), link.click()]);
  await shown.getByText("This is the sample").waitFor();
  await shown.getByRole("heading", { name: "Reply to Bethany Cole" }).waitFor();
  await shown.close();
  assert.match(home.run("list", "--all"), /no application/i);
  // The sample is served at a port of its own, on this machine.
  visitor.complaints = visitor.complaints.filter((what) => !what.startsWith("a request left the page: http://127.0.0.1:"));
});

holds("a backup is restored in settings", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  home.run("apply", "Acme", "Fitter");
  await visitor.go("/settings");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download a backup" }).click()]);
  const path = await saved.path();
  home.run("apply", "Globex", "Welder");
  await page.getByRole("link", { name: "Restore a backup" }).click();
  await visitor.sees("2 applications");
  await page.getByLabel("The file").setInputFiles(path);
  await page.getByRole("button", { name: "Restore it" }).click();
  await visitor.sees("It is back");
  assert.doesNotMatch(home.run("list"), /globex/);
});
