// Who comes in, what leaves, and that other people's words are words.

import assert from "node:assert/strict";

import { Home } from "../home.js";
import { holds } from "../holds.js";
import { PAGES, go } from "../pages.js";
import { PHONE, Visitor } from "../visitor.js";

holds("a browser that was not let in is told how to get in, and nothing else", { entered: false }, async (visitor) => {
  for (const path of ["/", "/applications/larkspur-health", "/people", "/nowhere"]) {
    const answer = await visitor.go(path);
    assert.equal(answer.status(), 401, path);
    await visitor.sees("This page is locked");
    await visitor.sees("heardback open");
    assert.doesNotMatch(await visitor.page.content(), /Larkspur|Bethany|Ines/, path);
  }
});

holds("a link lets one browser in, and no second one", {}, async (visitor) => {
  const second = await Visitor.at(visitor.home, { entered: false });
  const third = await Visitor.at(visitor.home, { entered: false });
  const link = await visitor.home.open();
  try {
    await second.page.goto(link);
    await second.sees("To do today");
    await third.page.goto(link);
    await third.go("/");
    await third.sees("This page is locked");
    await visitor.go("/");
    await visitor.sees("To do today");
  } finally {
    await second.close();
    await third.close();
  }
});

holds("a page elsewhere can neither show this one nor record in it", {}, async (visitor) => {
  const { page, home } = visitor;
  await page.route("http://elsewhere.example/**", (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<iframe src="${home.origin}/"></iframe>
        <form method="post" action="${home.origin}/add/application"><input name="company" value="Acme"><button>Go</button></form>`,
    }),
  );
  await page.goto("http://elsewhere.example/");
  const frame = page.frames().find((frame) => frame !== page.mainFrame());
  await page.waitForTimeout(300);
  assert.doesNotMatch((await frame?.content().catch(() => "")) ?? "", /Bethany/);
  await page.getByRole("button", { name: "Go" }).click();
  await page.waitForLoadState();
  assert.doesNotMatch(home.run("list"), /acme/i);
  // This test goes elsewhere itself, and the browser rightly refuses the frame.
  visitor.complaints = visitor.complaints.filter((what) => !/elsewhere\.example|frame/i.test(what));
});

const HOSTILE = `From: "<b onclick=hit()>Dana</b> Ruiz" <dana@acme.example>
To: me@home.example
Subject: Your application <img src=x onerror="window.hit=1"> for Fitter at Acme
Date: Tue, 10 Mar 2026 09:00:00 +0000
Message-ID: <one@acme.example>
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><title>x</title><style>body{display:none}</style><script>window.hit=1</script></head>
<body onload="window.hit=1"><p>Hello, thank you for your application for the position of Fitter at Acme.
&lt;script&gt;window.hit=1&lt;/script&gt; &lt;img src=x onerror=window.hit=1&gt;</p>
<p>You will hear from us by Friday, March 20.</p>
<img src="https://evil.example/pixel.gif"><a href="javascript:window.hit=1">Look here</a>
<form action="https://evil.example/"><input name="a"><button>Yes</button></form></body></html>
`;

holds("hostile words stay words on every page", { home: Home.empty }, async (visitor) => {
  const { page, home } = visitor;
  home.run("apply", "<script>window.hit=1</script>", "<img src=x onerror=window.hit=1>", "--on", "9 mar");
  home.run("apply", "Acme", "Fitter", "--on", "12 feb");
  home.run("contact", "Dana <i>Ruiz</i>", "--at", "acme", "--part", "recruiter", "--email", "dana@acme.example");
  home.run("note", "acme", "<svg onload=window.hit=1>");
  home.receive(HOSTILE);
  await visitor.go("/applications");
  await visitor.go(await page.locator("tbody tr").filter({ hasText: "Acme" }).locator("th a").getAttribute("href"));
  await visitor.sees("<svg onload=window.hit=1>");
  const mail = await page.locator("a[href^='/mail/']").first().getAttribute("href");
  const rooms = await page.locator(".rooms a, main a[href^='/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  const paths = [...new Set([...rooms, mail, "/search?q=script", "/search?q=img", "/board", "/add/call"])];
  assert.ok(paths.length > 10, String(paths));
  for (const path of paths) {
    await visitor.go(path);
    const found = await page.evaluate(() => ({
      hit: window.hit,
      scripts: [...document.scripts].filter((script) => !script.src.includes("/assets/")).length,
      strange: document.querySelectorAll("img, iframe, object, style, form[action^='http'], a[href^='javascript:'], [onerror], [onload], [onclick]").length,
    }));
    assert.deepEqual(found, { hit: undefined, scripts: 0, strange: 0 }, path);
  }
  await visitor.go(mail);
  await visitor.sees("<script>window.hit=1</script>", ".letter");
  await page.locator(".letter mark").first().waitFor();
});

holds("no page asks anything of anybody else", {}, async (visitor) => {
  const asked = [];
  visitor.context.on("request", (request) => asked.push(request.url()));
  for (const listed of PAGES) await go(visitor, listed);
  assert.ok(asked.length > PAGES.length);
  assert.deepEqual(asked.filter((address) => !address.startsWith(visitor.home.origin)), []);
});

holds("on a phone every room is one or two taps away", { size: PHONE }, async (visitor) => {
  const { page } = visitor;
  await visitor.go("/");
  for (const room of ["Agenda", "Applications", "People", "Review"]) {
    await page.locator(".rooms nav").getByRole("link", { name: room }).click();
    await page.getByRole("heading", { level: 1, name: room }).waitFor();
  }
  for (const room of ["Playbook", "Search", "Settings"]) {
    await page.locator(".others > summary").click();
    await page.locator(".others .menu").getByRole("link", { name: room }).click();
    await page.getByRole("heading", { level: 1, name: room }).waitFor();
  }
});

holds("on paper there is what is to be read, and nothing to press, black on white", { dark: true }, async (visitor) => {
  const { page } = visitor;
  for (const name of ["today", "application", "applications", "agenda", "people", "interview", "line", "playbook"]) {
    await page.emulateMedia({ media: "screen" });
    await go(visitor, PAGES.find((listed) => listed.name === name));
    await page.setViewportSize({ width: 720, height: 1000 });
    await page.emulateMedia({ media: "print" });
    const seen = await page.evaluate(() => {
      const shown = (element) => element.checkVisibility() && element.getClientRects().length > 0;
      const main = getComputedStyle(document.querySelector("main"));
      return {
        pressed: [...document.querySelectorAll("button, input, select, summary, nav a")].filter(shown).map((e) => e.outerHTML.slice(0, 90)),
        paper: getComputedStyle(document.body).backgroundColor,
        ink: main.color,
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        beyond: [...document.querySelectorAll("main *")].filter((e) => shown(e) && e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML.slice(0, 90)),
        text: document.querySelector("main").innerText.length,
      };
    });
    assert.deepEqual(seen.pressed, [], name);
    assert.equal(seen.paper, "rgb(255, 255, 255)", name);
    assert.equal(seen.ink, "rgb(0, 0, 0)", name);
    assert.ok(seen.wide <= 0, `${name}: ${seen.wide} pixels too wide: ${seen.beyond[0]}`);
    assert.ok(seen.text > 100, `${name}: there is something to read`);
  }
  await page.emulateMedia({ media: "screen" });
});
