// What one has done: proposed by a resume and taken with one key, listed, changed and removed.

import assert from "node:assert/strict";
import { join } from "node:path";

import { Home } from "../home.js";
import { holds } from "../holds.js";
import { PHONE } from "../visitor.js";

const RESUMES = join(import.meta.dirname, "../../crates/heardback/tests/resumes");

const handOver = async (page, name) => {
  await page.getByLabel("Your resume (CV)").setInputFiles(join(RESUMES, name));
  await page.getByRole("button", { name: "See what it proposes" }).click();
};

holds("what a resume proposes is taken and passed over with one key each", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/settings");
  await page.getByRole("link", { name: "Begin the list" }).click();
  await handOver(page, "chromium.pdf");
  const proposals = page.locator(".proposal");
  await proposals.first().waitFor();
  const said = () => proposals.first().locator("textarea").inputValue();
  const [first, count] = [await said(), await proposals.count()];
  await page.keyboard.press("a");
  await visitor.sees("Something you have done", "#notice");
  await visitor.sees(first, ".proofs");
  assert.notEqual(await said(), first, "the next one is asked about");
  await visitor.undo();
  assert.equal(await said(), first, "what is taken back is asked about again");
  await page.keyboard.press("a");
  await visitor.sees(first, ".proofs");
  const second = await said();
  await page.keyboard.press("x");
  await page.waitForFunction((second) => document.querySelector(".proposal textarea")?.value !== second, second);
  const proofs = JSON.parse(home.run("proof", "--json"));
  assert.deepEqual(proofs.map((known) => known.proof), [first]);
  assert.ok(count > 1);
  await page.getByRole("button", { name: "Enough" }).click();
  await proposals.first().waitFor({ state: "detached" });
});

for (const [how, settings] of [["", {}], [", without scripts", { scripts: false }], [", on a phone", { size: PHONE }]]) {
  holds(`what one has done is taken in other words, changed, removed and taken back${how}`, { home: Home.empty, ...settings }, async (visitor) => {
    const { page, home } = visitor;
    const known = () => JSON.parse(home.run("proof", "--json")).map((one) => `${one.proof} (${one.skills.toSorted()})`);
    await visitor.go("/settings/proofs");
    await handOver(page, "word.docx");
    const proposal = page.locator(".proposal").first();
    await proposal.locator("textarea").fill("Halved the time of a changeover");
    await proposal.getByLabel("Skills it proves").fill("SMED, Excel");
    await proposal.getByRole("button", { name: "Take it" }).click();
    await visitor.sees("Something you have done", "#notice");
    assert.deepEqual(known(), ["Halved the time of a changeover (Excel,SMED)"]);
    await page.locator(".proofs summary").click();
    const edit = page.locator(".proofs form");
    await edit.getByLabel("What you have done").fill("Halved the time of each changeover");
    await edit.getByRole("button", { name: "Save" }).click();
    await visitor.sees("in other words", "#notice");
    assert.deepEqual(known(), ["Halved the time of each changeover (Excel,SMED)"]);
    if (!(await edit.isVisible())) await page.locator(".proofs summary").click();
    await edit.getByRole("button", { name: "Remove" }).click();
    await visitor.sees("Removed: Halved", "#notice");
    assert.deepEqual(known(), []);
    await visitor.undo();
    assert.equal(known().length, 1);
  });
}

holds("a file that is no resume is said to be none, and nothing changes", { home: Home.empty }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/settings/proofs");
  await handOver(page, "scanned.pdf");
  await visitor.sees("scanned.pdf has only pictures", "#notice");
  assert.equal(await page.locator(".proposal").count(), 0);
});

holds("something one has done is added by hand and taken back", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/settings/proofs");
  await page.getByLabel("In one sentence").fill("Trained eleven operators within a month");
  await page.getByLabel("Skills it proves").last().fill("SMED");
  await page.getByRole("button", { name: "Add", exact: true }).last().click();
  await visitor.sees("Trained eleven operators", ".proofs");
  assert.match(home.run("proof"), /Trained eleven operators[^]*SMED/);
  await visitor.undo();
  assert.doesNotMatch(home.run("proof"), /Trained eleven operators/);
});
