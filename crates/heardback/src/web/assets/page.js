// Sharpens pages that work without it: forms are sent without leaving the page, a page that is open follows what is
// recorded elsewhere, and everything can be reached from the keyboard.
"use strict";

const page = () => document.getElementById("page");

// Puts the answer of the server in the place of the page that is open. What did not change stays as it is.
async function show(address, fields) {
  const request = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
  const answer = await fetch(address, request);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const body = fresh.getElementById("page");
  if (!body || !body.hasAttribute("data-mark")) return trouble(fresh);
  document.title = fresh.title;
  const place = new URL(answer.url);
  place.searchParams.delete("said");
  const moved = place.pathname !== location.pathname;
  if (place.href !== location.href) history[moved ? "pushState" : "replaceState"]({}, "", place);
  await htmx.swap({ text: body.outerHTML, target: page(), swap: "outerMorph" });
  if (moved) scrollTo(0, 0);
  arrived();
}

// What the server refused is said where the notice stands; the page, and what was typed in it, stay.
function trouble(fresh) {
  const says = fresh.querySelector("#main section")?.textContent.trim();
  if (!says) return location.reload();
  const notice = document.createElement("div");
  notice.className = "notice";
  const text = document.createElement("p");
  text.textContent = [...fresh.querySelectorAll("#main section > p:not(:last-child)")]
    .map((line) => line.textContent)
    .join(" ");
  notice.append(text);
  document.getElementById("notice").replaceChildren(notice);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("data-plain")) return;
  event.preventDefault();
  const action = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
  const fields = new FormData(form, event.submitter);
  closeMenus();
  show(action, fields).catch(() => form.submit());
});

addEventListener("popstate", () => show(location.href).catch(() => location.reload()));

// Menus: one at a time, closed by Escape or a click elsewhere.
const menus = () => [...document.querySelectorAll("details.pick[open], details.add[open]")];
const closeMenus = (but) => menus().forEach((menu) => menu !== but && (menu.open = false));

document.addEventListener("click", (event) => closeMenus(event.target.closest("details.pick, details.add")));

// After arriving: the address loses the change that led here, and the notice goes when it was there long enough to read.
let leaving;
function arrived() {
  const place = new URL(location.href);
  if (place.searchParams.has("said")) {
    place.searchParams.delete("said");
    history.replaceState(history.state, "", place);
  }
  clearTimeout(leaving);
  leaving = setTimeout(leave, 20000);
}

function leave() {
  const notice = document.querySelector(".notice");
  if (!notice) return;
  if (notice.matches(":hover, :focus-within")) leaving = setTimeout(leave, 5000);
  else notice.remove();
}

// Follows what is recorded elsewhere while the page is in view. A menu that is open, or a field somebody writes in, is
// not pulled away: it follows when that is over.
let listening;
let behind;

const isBusy = () =>
  menus().length > 0 || document.activeElement?.matches("input:not([type=hidden]), textarea, select");

function follow() {
  if (!behind || behind === page().dataset.mark || isBusy()) return;
  show(location.href).catch(() => {});
}

function listen() {
  listening?.close();
  if (document.hidden || !page().dataset.mark) return;
  listening = new EventSource("/live");
  listening.addEventListener("mark", (event) => {
    behind = event.data;
    follow();
  });
}

document.addEventListener("visibilitychange", listen);
document.addEventListener("focusout", () => setTimeout(follow, 300));
document.addEventListener("toggle", () => setTimeout(follow, 300), true);
addEventListener("pagehide", () => listening?.close());
addEventListener("pageshow", (event) => event.persisted && listen());

// Leads back from a page that says something did not fit.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || history.length < 2) return;
  event.preventDefault();
  history.back();
});

listen();
arrived();
