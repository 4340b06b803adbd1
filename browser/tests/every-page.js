// What holds on every page of the list, wide and narrow, in light and in the dark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { Home } from "../home.js";
import { holds } from "../holds.js";
import { FIRST, PAGES, go } from "../pages.js";
import { DESK, PHONE } from "../visitor.js";

const AXE = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");

// What the reader of pages finds hard to use on this one, one line a find.
async function barriers(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run());
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.any.map((a) => a.message)}`));
}

for (const [width, size] of [["wide", DESK], ["narrow", PHONE]]) {
  for (const [light, dark] of [["in light", false], ["in the dark", true]]) {
    holds(`no page has barriers, ${width}, ${light}`, { size, dark }, async (visitor) => {
      const found = [];
      for (const listed of PAGES) {
        await go(visitor, listed);
        for (const barrier of await barriers(visitor.page)) found.push(`${listed.name}: ${barrier}`);
      }
      assert.deepEqual(found, []);
    });
  }

  for (const dark of [false, true]) {
    holds(`the first day has no barriers, ${width}, ${dark ? "in the dark" : "in light"}`, { home: Home.empty, size, dark }, async (visitor) => {
      const found = [];
      for (const listed of FIRST) {
        await go(visitor, listed);
        for (const barrier of await barriers(visitor.page)) found.push(`${listed.name}: ${barrier}`);
        const wide = await visitor.page.evaluate(() => document.scrollingElement.scrollWidth);
        if (wide > size.width) found.push(`${listed.name}: it is ${wide} wide`);
      }
      assert.deepEqual(found, []);
    });
  }

  holds(`nothing moves while a page comes, ${width}`, { size }, async (visitor) => {
    const found = [];
    await visitor.slowly();
    for (const listed of PAGES.filter((listed) => !listed.then)) {
      await go(visitor, listed);
      // Two frames: what stands there at first, and what came after it.
      await visitor.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      for (const shift of await visitor.page.evaluate(() => window.shifts)) found.push(`${listed.name}: ${shift}`);
    }
    assert.deepEqual(found, []);
  });
}

for (const scripts of [true, false]) {
  holds(`a phone never scrolls sideways, ${scripts ? "with" : "without"} scripts`, { size: PHONE, scripts }, async (visitor) => {
    const found = [];
    for (const listed of PAGES.filter((listed) => scripts || !listed.then)) {
      await go(visitor, listed);
      const wide = await visitor.page.evaluate(() => document.scrollingElement.scrollWidth);
      if (wide > PHONE.width) found.push(`${listed.name}: ${wide}`);
    }
    assert.deepEqual(found, []);
  });
}

holds("every address of the list leads to a page", {}, async (visitor) => {
  for (const listed of PAGES) {
    const path = await go(visitor, listed);
    const answer = await visitor.page.request.get(visitor.home.origin + path);
    assert.equal(answer.status(), listed.name === "not-here" ? 404 : 200, listed.name);
  }
});

holds("every room of the navigation is in the list", {}, async (visitor) => {
  await visitor.go("/");
  const rooms = await visitor.page.locator(".rooms a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const listed = PAGES.map((page) => page.at);
  assert.deepEqual(rooms.filter((room) => !listed.some((at) => typeof at === "string" && at.split("?")[0] === room)), []);
});
