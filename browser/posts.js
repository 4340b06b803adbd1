// Whether every address that records something was used by some test in the browser: `node posts.js FILE`, with the addresses
// the tests posted to in FILE, one a line.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const WEB = join(import.meta.dirname, "../crates/heardback/src/web");

// The addresses a file of the page takes posts at, as patterns.
function taken(text) {
  const here = text.match(/const HERE: &str = "([^"]+)"/)?.[1];
  return text.split(".route(").slice(1).flatMap((rest) => {
    const route = rest.split(/;|\n}\n/)[0];
    const path = route.match(/^\s*(?:"([^"]+)"|HERE)/);
    return path && /\bpost\(/.test(route) ? [path[1] ?? here] : [];
  });
}

const files = readdirSync(WEB, { recursive: true }).filter((file) => file.endsWith(".rs"));
const routes = files.flatMap((file) => taken(readFileSync(join(WEB, file), "utf8")));
const posted = new Set(readFileSync(process.argv[2], "utf8").split("\n"));
const used = (route) => {
  const pattern = new RegExp(`^${route.replaceAll(/\{\w+\}/g, "[^/]+")}$`);
  return [...posted].some((path) => pattern.test(path));
};
const unused = routes.filter((route) => !used(route));
console.log(`${routes.length - unused.length} of ${routes.length} addresses that record something were used in the browser`);
if (routes.length < 50) throw new Error("the addresses were not found in the sources of the page");
if (unused.length > 0) {
  console.error(`no test in the browser uses: ${unused.join(", ")}`);
  process.exit(1);
}
