// Without scripts everything works by forms.

import assert from "node:assert/strict";

import { holds } from "../holds.js";
import { PAGES, go } from "../pages.js";
import { PHONE } from "../visitor.js";

for (const [width, size] of [["wide", undefined], ["narrow", PHONE]]) {
  holds(`without scripts a line is done and taken back, ${width}`, { scripts: false, ...(size && { size }) }, async (visitor) => {
    const { page, home } = visitor;
    await visitor.go("/");
    await page.locator("[data-item]").first().getByRole("button", { name: "Sent" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    assert.match(home.run("show", "hollis-wray"), /Thu 12 Mar +you wrote to Bethany Cole/);
    await visitor.undo();
    assert.doesNotMatch(home.run("show", "hollis-wray"), /Thu 12 Mar +you wrote/);
  });

  holds(`without scripts menus open, and what they offer is recorded, ${width}`, { scripts: false, ...(size && { size }) }, async (visitor) => {
    const { page } = visitor;
    await visitor.go("/");
    const line = page.locator("[data-item]").first();
    await line.getByText("Later", { exact: true }).click();
    await line.locator(".menu:visible button").first().click();
    await visitor.undo();
  });
}

holds("without scripts an application is added, changed and found", { scripts: false }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  await page.locator(".new > summary").click();
  await page.getByRole("link", { name: "An application", exact: true }).click();
  await page.getByLabel("Company").fill("Acme");
  await page.getByLabel("Role").fill("Fitter");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("button", { name: "Undo" }).waitFor();
  assert.match(home.run("list"), /Fitter/);
  await visitor.go("/search?q=acme");
  await page.getByRole("link", { name: /Acme/ }).first().click();
  const role = page.locator(".known li").filter({ hasText: "Role" });
  await role.locator("summary").click();
  await role.getByRole("textbox").fill("Head Fitter");
  await role.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Head Fitter" }).waitFor();
});

holds("without scripts a refusal says what to do", { scripts: false }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/add/person");
  await page.getByLabel("Name").fill("Dana Ruiz");
  await page.getByLabel("Which application").fill("nowhere at all");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await visitor.sees("Nothing was changed.");
});

holds("without scripts every page is there", { scripts: false }, async (visitor) => {
  for (const listed of PAGES.filter((listed) => !listed.then)) {
    await go(visitor, listed);
    assert.ok((await visitor.page.locator("main").innerText()).length > 40, listed.name);
  }
});
