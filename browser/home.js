// A home of its own for every test: a fresh data folder, a clock that stands still, and the page served from it.

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const PROGRAM = process.env.HEARDBACK_PROGRAM ?? join(import.meta.dirname, "../target/debug/heardback");
// Thursday morning, as in the tests of the commands.
const NOW = "2026-03-12T09:00:00Z";

export class Home {
  #folder = mkdtempSync(join(tmpdir(), "heardback-browser-"));
  #server;
  origin;

  // A home with nothing in it.
  static empty() {
    return new Home();
  }

  // A home with the sample search in it.
  static sample() {
    const home = new Home();
    home.run("try", "--keep", "data");
    return home;
  }

  // Runs a command to its end and gives what it says.
  run(...words) {
    return execFileSync(PROGRAM, words, { ...this.#world(), encoding: "utf8" });
  }

  // Reads a mail that is written out here.
  receive(mail) {
    writeFileSync(join(this.#folder, "one.eml"), mail.replaceAll("\n", "\r\n"));
    this.run("import", "one.eml");
  }

  // Serves the page on a free port, and gives the link that lets one browser in.
  async open() {
    if (this.#server) return this.#link(this.run("open", "--no-browser"));
    const words = ["open", "--no-browser", "--port", "0"];
    this.#server = spawn(PROGRAM, words, { ...this.#world(), stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: this.#server.stdout })) {
      if (line.includes("/enter?key=")) return this.#link(line);
    }
    throw new Error("the program ended without saying where the page is");
  }

  #link(said) {
    const link = said.match(/http:\S+\/enter\?key=\S+/)[0];
    this.origin = new URL(link).origin;
    return link;
  }

  #world() {
    const env = {
      HOME: this.#folder,
      HEARDBACK_DATA: "data",
      HEARDBACK_NOW: process.env.HEARDBACK_NOW ?? NOW,
      COLUMNS: "200",
      TZ: "UTC",
    };
    return { cwd: this.#folder, env };
  }

  // Ends what was started here and removes what was written.
  async close() {
    if (this.#server && this.#server.exitCode === null) {
      const ended = new Promise((done) => this.#server.once("exit", done));
      this.#server.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
