// Takes pictures of every page of the list with the sample search.

import { join } from "node:path";

import { Home } from "./home.js";
import { FIRST, PAGES, go } from "./pages.js";
import { DESK, PHONE, Visitor, leave } from "./visitor.js";

const [folder, begins = "", part] = process.argv.slice(2);
const homes = [[Home.sample(), PAGES], [Home.empty(), FIRST]];
try {
  for (const [home, pages] of homes) {
    for (const [width, size] of [["wide", DESK], ["narrow", PHONE]]) {
      for (const [light, dark] of [["light", false], ["dark", true]]) {
        const visitor = await Visitor.at(home, { size, dark });
        for (const listed of pages.filter((listed) => listed.name.startsWith(begins))) {
          await visitor.page.setViewportSize(size);
          await go(visitor, listed);
          // As long as the page is, so that what stays at the edge of the window is at the edge of the picture.
          const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
          if (!listed.then && part !== "window") await visitor.page.setViewportSize({ width: size.width, height });
          const path = join(folder, `${listed.name}-${width}-${light}.png`);
          await visitor.page.screenshot({ path });
          console.log(path);
        }
        await visitor.close();
      }
    }
  }
} finally {
  await leave();
  for (const [home] of homes) await home.close();
}
