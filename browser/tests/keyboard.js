// Everything by keyboard: where one is can be seen, the order is the order of reading, and anything is found.

import assert from "node:assert/strict";

import { holds } from "../holds.js";
import { PAGES, go } from "../pages.js";

// What has the focus: its place in the page, and whether one sees that it has it.
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return null;
    const style = getComputedStyle(at);
    const box = at.getBoundingClientRect();
    const all = [...document.querySelectorAll("*")];
    const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    return {
      place: all.indexOf(at),
      what: at.outerHTML.slice(0, 90),
      isSeen: inside && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    };
  });

holds("the tabulator leads through every page in order, and shows where one is", {}, async (visitor) => {
  const { page } = visitor;
  for (const listed of PAGES.filter((listed) => !listed.then)) {
    await go(visitor, listed);
    // From the top, also where a field has the focus at first.
    await page.evaluate(() => document.querySelector(".skip").focus());
    let before = -1;
    let steps = 0;
    for (; steps < 400; steps++) {
      await page.keyboard.press("Tab");
      const at = await focused(page);
      if (!at || at.place < before) break;
      assert.ok(at.isSeen, `${listed.name}: it cannot be seen that the focus is on ${at.what}`);
      before = at.place;
    }
    assert.ok(steps > 0, `${listed.name}: nothing can be reached`);
    const last = await page.evaluate(() => {
      const able = "a[href], button, input:not([type=hidden]), textarea, select, summary";
      const all = [...document.querySelectorAll("*")];
      return Math.max(...[...document.querySelectorAll(able)].filter((one) => one.checkVisibility()).map((one) => all.indexOf(one)));
    });
    assert.ok(before >= last, `${listed.name}: the end of the page is not reached`);
  }
});

holds("a line is opened, done and taken back without a mouse", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  const deed = () => page.evaluate(() => document.activeElement.textContent);
  await page.keyboard.press("j");
  assert.equal(await deed(), "Reply to Bethany Cole");
  await page.keyboard.press("j");
  assert.equal(await deed(), "Thank Daniel Roth");
  await page.keyboard.press("k");
  assert.equal(await deed(), "Reply to Bethany Cole");
  await page.keyboard.press("e");
  await page.getByRole("heading", { name: "Reply to Bethany Cole" }).waitFor({ state: "detached" });
  await page.keyboard.press("u");
  await page.getByRole("heading", { name: "Reply to Bethany Cole" }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/items\//);
  await page.keyboard.press("s");
  await page.locator("main .pick[open]").waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.locator("#notice form").waitFor();
  await page.keyboard.press("u");
  await visitor.sees("Taken back", "#notice");
});

holds("letters lead to every room", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  const rooms = await page.locator(".rooms a[data-key]").evaluateAll((links) =>
    links.filter((link) => link.closest("nav")).map((link) => [link.dataset.key, link.getAttribute("href")]),
  );
  for (const [key, path] of rooms) {
    await visitor.go("/people");
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL(visitor.home.origin + path);
    await page.locator(".rooms [aria-current]").waitFor();
  }
  await visitor.go("/");
  await page.keyboard.press("n");
  await page.keyboard.press("p");
  await page.waitForURL(/\/add\/person$/);
});

holds("the palette finds a page, a person, an application, a mail and something to do", {}, async (visitor) => {
  const { page } = visitor;
  for (const [words, leads] of [
    ["playb", /\/playbook$/],
    ["priya", /(person-|people|applications\/).*priya|person-priya|q=Priya/i],
    ["larkspur", /\/applications\/larkspur-health/],
    ["dashboard", /\/(mail|applications)\//],
    ["add an inter", /\/add\/interview$/],
  ]) {
    await visitor.go("/");
    await page.keyboard.press("Control+k");
    await page.getByLabel("Go to", { exact: true }).getByRole("searchbox").fill(words);
    await page.keyboard.press("Enter");
    await page.waitForURL(leads);
  }
  await visitor.go("/");
  await page.keyboard.press("/");
  await page.locator("dialog a").nth(1).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("dialog a.here").count(), 1);
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
});

holds("single keys are listed, and can be switched off for good", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.getByLabel("Single keys").uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await visitor.go("/people");
  await page.keyboard.press("?");
  await page.keyboard.press("n");
  await page.waitForTimeout(200);
  assert.equal(await page.locator("dialog, .add[open]").count(), 0);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Go to" }).waitFor();
});

holds("what was done by keyboard leaves the focus in the page", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  await page.locator("#notice form").waitFor();
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.closest("[data-item]")));
});
