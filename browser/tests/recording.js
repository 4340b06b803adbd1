// Whatever is recorded on a page is recorded for the commands as well, and one click takes it back.

import assert from "node:assert/strict";

import { Home } from "../home.js";
import { holds } from "../holds.js";

// The line of today that says this.
const line = (page, deed) => page.locator("[data-item]").filter({ has: page.getByRole("heading", { name: deed, exact: true }) });

const story = (home) => home.run("show", "hollis-wray");

async function isGoneAndComesBack(visitor, deed) {
  await line(visitor.page, deed).waitFor({ state: "detached" });
  await visitor.undo();
  await line(visitor.page, deed).waitFor();
}

holds("a line marked as sent is gone, the commands know it, and undo brings it back", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  await line(page, "Reply to Bethany Cole").getByRole("button", { name: "Sent" }).click();
  await line(page, "Reply to Bethany Cole").waitFor({ state: "detached" });
  assert.match(story(home), /Thu 12 Mar +you wrote to Bethany Cole/);
  await visitor.undo();
  await line(page, "Reply to Bethany Cole").waitFor();
  assert.doesNotMatch(story(home), /Thu 12 Mar +you wrote/);
  await page.getByRole("button", { name: "Bring it back" }).click();
  await line(page, "Reply to Bethany Cole").waitFor({ state: "detached" });
});

holds("what was done in another way is recorded as that way", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  const reply = line(page, "Reply to Bethany Cole");
  await reply.getByLabel("Done in another way").click();
  await reply.getByRole("button", { name: "By phone" }).click();
  await visitor.sees("Done: Reply to Bethany Cole, phone.", "#notice");
  assert.match(story(home), /Thu 12 Mar +you called Bethany Cole/);
  await isGoneAndComesBack(visitor, "Reply to Bethany Cole");
});

holds("an answer that came by another way takes the line away", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/?all=yes");
  const answered = (deed) => line(page, deed).getByRole("button", { name: "They answered" });
  await answered("Write to Ben Achterberg").click();
  await isGoneAndComesBack(visitor, "Write to Ben Achterberg");
  assert.equal(new URL(page.url()).search, "?all=yes", "one is where one was");
  assert.equal(await answered("Thank Daniel Roth").count(), 0, "thanks are due whatever they write");
});

holds("a line put off is gone until its day", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  const thanks = line(page, "Thank Grace Adeyemi");
  await thanks.getByText("Later", { exact: true }).click();
  await thanks.locator(".menu button[name=until]").first().click();
  await thanks.waitFor({ state: "detached" });
  assert.doesNotMatch(home.run("today", "--all"), /Grace Adeyemi/);
  await isGoneAndComesBack(visitor, "Thank Grace Adeyemi");
});

holds("a step left out is gone and can be had again", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  const thanks = line(page, "Thank Grace Adeyemi");
  await thanks.getByText("Later", { exact: true }).click();
  await thanks.getByRole("button", { name: "Leave this step out" }).click();
  await isGoneAndComesBack(visitor, "Thank Grace Adeyemi");
});

holds("what one does alone is done with one click", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  await line(page, "Go through your notes on Larkspur Health").getByRole("button", { name: "Done" }).click();
  await isGoneAndComesBack(visitor, "Go through your notes on Larkspur Health");
});

holds("old applications are let rest together, with one undo", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  await page.getByRole("button", { name: "Let it rest" }).click();
  await page.locator(".old").waitFor({ state: "detached" });
  await visitor.undo();
  await page.locator(".old").waitFor();
});

holds("a call keeps what was said and the day that was promised", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications/hanse-frachtkontor");
  await page.getByRole("link", { name: "Call Katrin Müller" }).first().click();
  await page.getByLabel("What did they say?").fill("they compare offers");
  await page.getByLabel("When will there be news, in their words?").fill("you will hear from us by 20 March");
  await page.getByRole("button", { name: "I called" }).click();
  await page.locator("#notice form").waitFor();
  const told = home.run("show", "hanse-frachtkontor");
  for (const words of ["you called Katrin Müller", "they compare offers", "Fri 20 Mar"]) assert.ok(told.includes(words), told);
  await visitor.undo();
  assert.ok(!home.run("show", "hanse-frachtkontor").includes("they compare offers"));
});

holds("a draft asks for what is missing, is checked when it is changed, and is recorded as sent", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  await page.getByRole("link", { name: "Thank Daniel Roth" }).click();
  await page.getByLabel("What did you talk about with Daniel?").fill("the dashboard for the clinics");
  await page.getByRole("button", { name: "Put it in" }).click();
  const text = page.locator("textarea[name=body]");
  await page.waitForFunction(() => document.querySelector("textarea[name=body]")?.value.includes("dashboard"));
  await page.getByText("passes every check").waitFor();
  const whole = await text.inputValue();
  await text.fill(whole.replace(/\n\n(?=[^\n]+,\n[^\n]+$)/, "\n\nJust checking in. Any news?\n\n"));
  await page.getByRole("button", { name: "Check my changes" }).click();
  await page.locator(".draft .rules li").first().waitFor();
  assert.match(await text.inputValue(), /Any news\?/, "what was typed stays");
  assert.match(page.url(), /\/items\/\w+$/, "and one is where one was");
  await text.fill(whole);
  await page.getByRole("button", { name: "I sent it" }).click();
  await page.locator("#notice form").waitFor();
  assert.match(home.run("show", "larkspur-health"), /Thu 12 Mar +you wrote to Daniel Roth/);
  await visitor.undo();
});

holds("what there is to remember of an interview is kept, and its thank-yous are ready", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications/larkspur-health");
  await page.locator("a[href^='/debrief/']").first().click();
  await page.getByLabel("What you talked about with Daniel Roth").fill("the dashboard for the clinics");
  await page.getByLabel("Name of somebody else").first().fill("Uma Bell");
  await page.getByLabel("Their e-mail").first().fill("uma.bell@larkspur-health.example");
  await page.getByLabel("In their words").fill("we will get back to you by 27 March");
  await page.getByRole("button", { name: "Which day is that?" }).click();
  await visitor.sees("Fri 27 Mar", "output");
  assert.match(page.url(), /\/debrief\/[\w-]+$/, "one is where one was");
  const topic = page.getByLabel("What you talked about with Daniel Roth");
  assert.equal(await topic.inputValue(), "the dashboard for the clinics", "what was typed stays");
  await page.getByRole("button", { name: "Remember it" }).click();
  await page.locator("#notice form").waitFor();
  await visitor.sees("The words are ready to look at.");
  assert.match(home.run("show", "larkspur-health"), /Uma Bell/);
  assert.equal(await topic.inputValue(), "", "and is not there to be sent twice");
  await visitor.undo();
  assert.doesNotMatch(home.run("show", "larkspur-health"), /Uma Bell/);
});

holds("a field is edited where it stands", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications/larkspur-health");
  const role = page.locator(".known li").filter({ hasText: "Role" });
  await role.locator("summary").click();
  await role.getByRole("textbox").fill("Head of Operations Analysis");
  await role.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "Head of Operations Analysis", level: 1 }).waitFor();
  assert.match(home.run("list"), /Head of Operations Analysis/);
  await visitor.undo();
  await page.getByRole("heading", { name: "Operations Analyst", level: 1 }).waitFor();
});

for (const [how, settings] of [["", {}], [", without scripts", { scripts: false }]]) {
  holds(`a note is said in other words in its place, removed, and both are taken back${how}`, settings, async (visitor) => {
    const { page, home } = visitor;
    home.run("note", "larkspur-health", "they moved to Mill Lane");
    await visitor.go("/applications/larkspur-health");
    const note = page.locator(".notes li").filter({ hasText: /Mill Lane|Mill Road/ });
    await note.locator("summary").click();
    await note.getByLabel(/^The note of/).fill("they moved to Mill Road");
    await note.getByRole("button", { name: "Save" }).click();
    await visitor.sees("in other words", "#notice");
    assert.match(home.run("show", "larkspur-health"), /your note: they moved to Mill Road/);
    await visitor.undo();
    assert.match(home.run("show", "larkspur-health"), /your note: they moved to Mill Lane/);
    await note.locator("summary").click();
    await note.getByRole("button", { name: "Remove" }).click();
    await visitor.sees("Removed: a note", "#notice");
    assert.equal(await note.count(), 0);
    await visitor.undo();
    assert.equal(await note.count(), 1);
  });
}

holds("a note, a promise and the standing of an application are recorded and taken back", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/applications/larkspur-health");
  await page.getByLabel("A new note").fill("ask about the night shifts");
  await page.getByRole("button", { name: "Keep it" }).first().click();
  await visitor.sees("ask about the night shifts", ".story");
  assert.equal(await page.getByLabel("A new note").inputValue(), "", "there is room for the next note");
  await visitor.undo();
  await page.locator(".story").getByText("ask about the night shifts").waitFor({ state: "detached" });

  await page.getByText("Add what they said").click();
  await page.getByLabel("In their words").fill("we will be in touch by 27 March");
  await page.locator("form[action$='/promises'] button").click();
  await visitor.sees("Fri 27 Mar", ".story");
  await visitor.undo();

  await page.getByText("It goes on or ends").click();
  await page.locator(".acts .menu button").last().click();
  await page.locator("#notice form").waitFor();
  await visitor.undo();

  await page.getByRole("button", { name: "Really wanted" }).click();
  await page.locator(".star[aria-pressed=true]").waitFor();
  await visitor.undo();
  await page.locator(".star[aria-pressed=false]").waitFor();
});

holds("a mail in the wrong place is put where it belongs", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications/brightwater-foods");
  await page.locator(".story a[href^='/mail/']").first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  const subject = await page.getByRole("heading", { level: 1 }).innerText();
  await page.locator("select[name=application]").selectOption({ label: "Route Analyst at Pinnacle Parcel" });
  await page.getByRole("button", { name: "Put it there" }).click();
  await page.locator("#notice form").waitFor();
  assert.ok(home.run("show", "pinnacle-parcel").includes(subject));
  await visitor.undo();
  assert.ok(!home.run("show", "pinnacle-parcel").includes(subject));
});

holds("another profile is compared, chosen and taken back", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/playbook");
  await page.getByRole("link", { name: "Compare with reserved" }).click();
  await visitor.sees("instead of", "#preview");
  await page.getByRole("button", { name: "Choose it" }).click();
  await page.locator("#notice form").waitFor();
  assert.match(home.run("profile"), /reserved/);
  await visitor.undo();
  assert.match(home.run("profile"), /balanced/);
});

holds("an application, a call, an interview and a person are added", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/");
  const add = async (what) => {
    await page.locator(".new > summary").click();
    await page.locator(".add").getByRole("link", { name: what }).click();
    await page.locator("main form").waitFor();
  };
  const send = async () => {
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.locator("#notice form").waitFor();
  };
  await page.getByRole("link", { name: "Add an application" }).click();
  await page.getByLabel("Company").fill("Acme");
  await page.getByLabel("Role").fill("Fitter");
  await send();
  assert.match(home.run("list"), /acme-fitter|acme +Fitter/);

  await add("A person");
  await page.getByLabel("Name").fill("Dana Ruiz");
  await page.getByLabel("Which application").fill("acme");
  await page.getByLabel("E-mail").fill("dana@acme.example");
  await send();
  assert.match(home.run("people"), /Dana Ruiz/);

  await add("A call");
  await page.getByLabel("Who", { exact: true }).fill("Dana");
  await page.getByLabel("They called me").check();
  await page.getByLabel("What was said").fill("they liked the letter");
  await send();
  assert.match(home.run("show", "acme"), /they liked the letter/);

  await add("An interview");
  await page.getByLabel("Which application").fill("acme");
  await page.getByLabel("Day").fill("2026-03-18");
  await page.getByLabel("With whom").fill("Dana");
  await send();
  assert.match(home.run("show", "acme"), /interview, Wed 18 Mar 10:00/);
  await visitor.undo();
  assert.doesNotMatch(home.run("show", "acme"), /interview, Wed 18 Mar/);
});

holds("what does not fit is said, and what was typed stays", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/add/person");
  await page.getByLabel("Name").fill("Dana Ruiz");
  await page.getByLabel("Which application").fill("nowhere at all");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.locator("#notice .notice").waitFor();
  assert.equal(await page.getByLabel("Name").inputValue(), "Dana Ruiz");
  assert.doesNotMatch(home.run("people"), /Dana/);
});

holds("applications are found, sorted and starred in their table", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications");
  await page.getByLabel("Company or role").fill("larkspur");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.locator("tbody tr").nth(1).waitFor({ state: "detached" });
  assert.equal(await page.locator("tbody tr").count(), 1);
  await page.getByRole("button", { name: "Larkspur Health is really wanted" }).click();
  await page.locator(".star[aria-pressed=true]").waitFor();
  assert.equal(await page.locator("tbody tr").count(), 1, "what was looked for is still looked for");
  await visitor.undo();
  await visitor.go("/applications?sort=company");
  const names = await page.locator("tbody th").allInnerTexts();
  assert.ok(names.length > 5);
  const plain = names.map((name) => name.split("\n").at(-1).toLowerCase());
  assert.deepEqual(plain, plain.toSorted());
});

const card = (page, company) => page.locator("[data-card]").filter({ hasText: company });
const stage = (page, name) => page.getByRole("region", { name, exact: true });
const WIDE = { size: { width: 1900, height: 900 } };

// Drags with the mouse as a hand does, little by little.
async function drag(page, what, to) {
  const [from, there] = [await what.boundingBox(), await to.boundingBox()];
  const at = (part) => [from.x + 40 + (there.x + 10 - from.x) * part, from.y + 15 + (there.y + 60 - from.y) * part];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(...at(step / 10));
  await page.mouse.up();
}

holds("a card dragged to another stage records what that means, and undo brings it back", WIDE, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/board");
  await drag(page, card(page, "Hollis"), stage(page, "Resting"));
  await visitor.sees("rests", "#notice");
  await stage(page, "Resting").getByText("Hollis").waitFor();
  assert.match(home.run("list", "--stage", "resting"), /hollis/i);
  await visitor.undo();
  await stage(page, "Resting").getByText("Hollis").waitFor({ state: "detached" });
});

holds("where a move may mean several things, the card asks", WIDE, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/board");
  await drag(page, card(page, "Hollis"), stage(page, "Over"));
  const no = card(page, "Hollis").getByRole("button", { name: "The answer was no" });
  await no.waitFor();
  await no.click();
  await stage(page, "Over").getByText("Hollis").waitFor();
  assert.match(home.run("list", "--stage", "over"), /hollis/i);
  await visitor.undo();
});

holds("a card moves without a mouse", {}, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/board");
  await card(page, "Hollis").locator("summary").focus();
  await page.keyboard.press("Enter");
  await card(page, "Hollis").getByRole("button", { name: "Let it rest" }).focus();
  await page.keyboard.press("Enter");
  await stage(page, "Resting").getByText("Hollis").waitFor();
  await visitor.undo();
});

holds("applications that are ticked rest together, with one undo", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/applications");
  const count = async () => JSON.parse(home.run("list", "--stage", "resting", "--json")).length;
  const before = await count();
  const rest = page.getByRole("button", { name: "Let them rest" });
  assert.equal(await rest.isVisible(), false, "nothing is ticked yet");
  const boxes = page.locator("tbody input[type=checkbox]");
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await rest.click();
  await visitor.sees("2 applications rest", "#notice");
  assert.equal(await count(), before + 2);
  await visitor.undo();
  assert.equal(await count(), before);
  await page.getByLabel("All of them").check();
  assert.equal(await page.locator("tbody input:checked").count(), await boxes.count());
});

// A search with a no after a talk, which offers a note.
function afterANo(home) {
  home.run("apply", "Quarry & Sons", "Site Planner", "--on", "16 feb");
  home.run("contact", "Nell Ash", "--at", "quarry-sons-site-planner", "--part", "hiring-manager", "--email", "nell@quarry.example");
  home.run("interview", "quarry-sons-site-planner", "--at", "5 mar 10:00", "--with", "nell-ash");
  home.run("outcome", "quarry-sons-site-planner", "rejected", "--by", "nell-ash", "--on", "11 mar");
}

holds("a note after a no is not written this once, or never offered again, and both come back with undo", {}, async (visitor) => {
  const { page, home } = visitor;
  afterANo(home);
  await visitor.go("/?all=yes");
  const note = page.locator("[data-item]").filter({ has: page.getByRole("button", { name: "Never offer this" }) });
  for (const button of ["Not this one", "Never offer this"]) {
    await note.first().getByRole("button", { name: button }).click();
    await page.locator("#notice form").waitFor();
    assert.equal(await note.count(), 0, button);
    await visitor.undo();
    await visitor.go("/?all=yes");
    await note.first().waitFor();
  }
});

holds("somebody is found for an application, or nobody is, and either is an answer", {}, async (visitor) => {
  const { page, home } = visitor;
  home.run("apply", "Tidewater", "Planner", "--on", "2 mar");
  await visitor.go("/applications/tidewater-planner");
  const seek = page.locator("a", { hasText: /Find somebody to write to/ }).first();
  await seek.click();
  await page.locator(".lead").waitFor();
  const line = page.url().split("/").pop();
  await visitor.go(`/person/${line}`);
  await page.getByRole("button", { name: "I could not find anyone" }).click();
  await page.locator("#notice form").waitFor();
  assert.doesNotMatch(home.run("today", "--all"), /Find somebody to write to at Tidewater/);
  await visitor.undo();
  await visitor.go(`/person/${line}`);
  await page.getByLabel("A name, an e-mail address").fill("Orla Byrne <orla@tidewater.example>");
  await page.getByRole("button", { name: "Add" }).last().click();
  await page.locator("#notice form").waitFor();
  assert.match(home.run("people"), /Orla Byrne/);
  await visitor.undo();
  assert.doesNotMatch(home.run("people"), /Orla Byrne/);
});

holds("what the settings keep is kept, and taken back", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/settings");
  const phone = page.getByLabel("Telephone");
  const before = await phone.inputValue();
  await phone.fill("+44 20 7946 0123");
  await page.getByRole("button", { name: "Keep" }).click();
  await page.locator("#notice form").waitFor();
  assert.match(home.run("export"), /7946 0123/);
  await visitor.undo();
  await visitor.go("/settings");
  assert.equal(await page.getByLabel("Telephone").inputValue(), before);
});

holds("an address is guessed by whoever says that it may stray, and taken back", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/people");
  await page.getByRole("link", { name: "Guess the address" }).first().click();
  const address = await page.locator("input[name=address]:checked").inputValue();
  await page.getByLabel(/^I know: it may come back/).check();
  await page.getByRole("button", { name: "Use it" }).click();
  await page.locator("#notice form").waitFor();
  assert.ok(home.run("people", "--json").includes(address), address);
  await visitor.undo();
  assert.ok(!home.run("people", "--json").includes(address), "taken back");
});

holds("something is forgotten for good after one more question", {}, async (visitor) => {
  const { page, home } = visitor;
  await visitor.go("/settings/forget");
  await page.getByLabel("What to forget").selectOption("cobalt-finch");
  await page.getByRole("button", { name: "Go on" }).click();
  await visitor.sees("This cannot be undone.");
  assert.match(home.run("export"), /cobalt-finch/, "nothing is gone yet");
  await page.getByRole("button", { name: "Forget for good" }).click();
  await visitor.sees("Forgotten for good");
  assert.doesNotMatch(home.run("export"), /cobalt-finch/);
});
