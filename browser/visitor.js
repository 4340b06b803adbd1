// A person at a browser who has the page of a home open. Whatever the browser complains about is kept.

import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

// One browser for a whole run; every visitor has a profile of his own in it.
let browser;
let profile;

async function started() {
  if (browser) return browser;
  profile = mkdtempSync(join(tmpdir(), "heardback-chromium-"));
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    env: { ...process.env, HOME: profile, XDG_CONFIG_HOME: profile, XDG_CACHE_HOME: profile },
  });
  return browser;
}

export async function leave() {
  await browser?.close();
  if (profile) rmSync(profile, { recursive: true, force: true });
  browser = profile = undefined;
}

export class Visitor {
  // What the browser complained about.
  complaints = [];

  // A browser with a fresh profile. `entered: false` has not been let in.
  static async at(home, { size = DESK, dark = false, scripts = true, entered = true, calm = true } = {}) {
    const visitor = new Visitor();
    visitor.home = home;
    const link = await home.open();
    visitor.context = await (await started()).newContext({
      viewport: size,
      colorScheme: dark ? "dark" : "light",
      reducedMotion: calm ? "reduce" : "no-preference",
      javaScriptEnabled: scripts,
      hasTouch: size.width < 600,
      isMobile: size.width < 600,
    });
    visitor.page = await visitor.context.newPage();
    visitor.page.setDefaultTimeout(15000);
    visitor.#listen();
    if (scripts) await visitor.context.addInitScript(watch);
    if (entered) await visitor.page.goto(link);
    return visitor;
  }

  #listen() {
    const complain = (what) => this.complaints.push(what);
    this.context.on("request", (request) => {
      const from = new URL(request.url());
      if (from.origin !== this.home.origin) complain(`a request left the page: ${request.url()}`);
      else if (request.method() === "POST" && process.env.HEARDBACK_POSTS) appendFileSync(process.env.HEARDBACK_POSTS, `${from.pathname}\n`);
    });
    this.context.on("response", (answer) => {
      if (answer.status() >= 500) complain(`${answer.status()} from ${answer.url()}`);
    });
    this.page.on("pageerror", (problem) => complain(`an error in a script: ${problem.stack}`));
    this.page.on("dialog", (dialog) => {
      complain(`a dialog opened: ${dialog.message()}`);
      dialog.dismiss();
    });
    this.page.on("console", (line) => {
      // A page that says no (404, 409, 422) is told by the browser as an error too; tests look at those themselves.
      const isAnswer = /the server responded with a status of 4\d\d/.test(line.text());
      if (["error", "warning"].includes(line.type()) && !isAnswer) complain(`the console: ${line.text()}`);
    });
  }

  // Goes to an address of the page.
  go(path) {
    return this.page.goto(this.home.origin + path);
  }

  // From here on pages come as over a bad line, so that the browser shows each of them before all of it is there.
  async slowly() {
    const line = await this.context.newCDPSession(this.page);
    await line.send("Network.emulateNetworkConditions", { offline: false, latency: 20, downloadThroughput: 40_000, uploadThroughput: 40_000 });
  }

  // Waits until the page says something, and gives the words around it.
  async sees(words, within = "#page") {
    await this.page.locator(within).getByText(words).first().waitFor();
  }

  // Takes back what was just recorded.
  async undo() {
    await this.page.getByRole("button", { name: "Undo" }).click();
    await this.sees("Taken back", "#notice");
  }

  async close() {
    await this.context.close();
  }
}

// Runs in the browser before every page: what the page may not do, and how it moved while it came.
function watch() {
  window.shifts = [];
  addEventListener("securitypolicyviolation", (event) =>
    console.error(`against the policy: ${event.violatedDirective} ${event.blockedURI}`),
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const moved = entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80));
      if (!entry.hadRecentInput) window.shifts.push(`${entry.value.toFixed(4)} ${moved.join(" | ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}
