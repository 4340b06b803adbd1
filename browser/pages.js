// The pages, in one list: what is looked at in every test that looks at all of them, and what pictures are taken of.
//
// A page has a name and an address; an address that the search decides is found by a function, which may look at other
// pages. `then` brings the page into a state of its own, such as a menu that is open.

const first = (text, pattern) => text.match(pattern)?.[1] ?? `/no-link-fits-${pattern.source.replaceAll(/\W+/g, "-")}`;
const open = (selector) => (page) => page.locator(selector).first().click();

const debrief = async (see) => first(await see("/applications/larkspur-health"), /href="(\/debrief\/[^"]+)"/);

export const PAGES = [
  { name: "today", at: "/" },
  { name: "today-all", at: "/?all=yes" },
  { name: "today-menu", at: "/", then: open("article .pick > summary") },
  { name: "line", at: async (see) => first(await see("/"), /href="(\/items\/[^"]+)">Thank/) },
  { name: "line-call", at: async (see) => first(await see("/applications/hanse-frachtkontor"), /href="(\/items\/[^"]+)">Call/) },
  { name: "applications", at: "/applications" },
  { name: "applications-over", at: "/applications?stage=over" },
  { name: "applications-ticked", at: "/applications", then: open("tbody .tick input") },
  { name: "board", at: "/board" },
  { name: "board-menu", at: "/board", then: open("[data-card] summary") },
  { name: "application", at: "/applications/larkspur-health" },
  { name: "application-edit", at: "/applications/larkspur-health", then: open(".known summary") },
  { name: "application-over", at: "/applications/cobalt-finch" },
  { name: "interview", at: async (see) => first(await see("/applications/northfold-logistics"), /href="(\/interview\/[^"]+)"/) },
  { name: "interview-past", at: async (see) => (await debrief(see)).replace("debrief", "interview") },
  { name: "debrief", at: (see) => debrief(see) },
  { name: "mail", at: async (see) => first(await see("/applications/brightwater-foods"), /href="(\/mail\/[^"]+)"/) },
  { name: "agenda", at: "/agenda" },
  { name: "people", at: "/people" },
  { name: "review", at: "/review" },
  { name: "review-all", at: "/review?all=yes" },
  { name: "playbook", at: "/playbook" },
  { name: "playbook-compare", at: "/playbook?profile=reserved" },
  { name: "settings", at: "/settings" },
  { name: "search", at: "/search?q=larkspur" },
  { name: "add-application", at: "/add/application" },
  { name: "add-call", at: "/add/call" },
  { name: "add-interview", at: "/add/interview" },
  { name: "add-person", at: "/add/person" },
  { name: "add-menu", at: "/", then: open(".new > summary") },
  { name: "palette", at: "/", then: (page) => page.keyboard.press("Control+k").then(() => page.locator("dialog a").first().waitFor()) },
  { name: "keys", at: "/", then: (page) => page.keyboard.press("?") },
  { name: "not-here", at: "/nowhere" },
];

// Goes to a page of the list.
export async function go(visitor, listed) {
  const see = async (path) => (await visitor.page.request.get(visitor.home.origin + path)).text();
  const path = typeof listed.at === "string" ? listed.at : await listed.at(see);
  await visitor.page.goto(visitor.home.origin + path);
  await listed.then?.(visitor.page);
  return path;
}
