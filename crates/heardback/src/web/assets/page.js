// Sharpens pages that work without it: forms are sent without leaving the page, a page that is open follows what is
// recorded elsewhere, and everything can be reached from the keyboard.
"use strict";

const page = () => document.getElementById("page");

// Puts the answer of the server in the place of the page that is open. What did not change stays as it is. Says whether
// there was something to show; an answer that comes when something newer was asked for is passed over.
let asked = 0;
async function show(address, fields) {
  const mine = ++asked;
  const request = fields ? { method: "POST", body: new URLSearchParams(fields) } : {};
  const answer = await fetch(address, request);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (mine !== asked) return false;
  const body = fresh.getElementById("page");
  const notice = document.querySelector(".notice");
  // Following what others record leaves the offer to undo where it is.
  if (!fields && notice && address === location.href) body?.querySelector("#notice")?.append(notice.cloneNode(true));
  if (!body || !body.hasAttribute("data-mark")) {
    trouble(fresh);
    return false;
  }
  // What a form shows without recording anything has no address of its own.
  await put(fresh, fields && !answer.redirected ? location.href : answer.url);
  return true;
}

// Puts a page of the server where the one is that is open.
async function put(fresh, address) {
  const body = fresh.getElementById("page");
  document.title = fresh.title;
  const place = new URL(address);
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
  send(form, action, fields).catch(() => form.submit());
});

// What was sent is no longer in the fields, unless the page says so. Until its answer is there, nothing else is followed:
// the page one is on may be gone by what one does on it.
let sending = 0;
async function send(form, action, fields) {
  sending += 1;
  try {
    if ((await show(action, fields)) && form.isConnected) form.reset();
  } finally {
    sending -= 1;
  }
  follow();
}

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
  document.dispatchEvent(new Event("arrived"));
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
  sending > 0 ||
  dragged !== undefined ||
  document.querySelector("[form=together]:checked") !== null ||
  menus().length > 0 ||
  document.activeElement?.matches("input:not([type=hidden]), textarea, select");

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

// The board. A card that is dragged to another stage presses what means that in its own menu; where several things may
// have happened, the menu opens with those.
let dragged;
const meanings = (card, stage) => [...card.querySelectorAll(`[data-to="${CSS.escape(stage)}"]`)];
const stages = () => document.querySelectorAll("[data-stage]");

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-card]") ?? undefined;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.querySelector("a").textContent.trim());
  for (const stage of stages()) stage.classList.toggle("takes", meanings(dragged, stage.dataset.stage).length > 0);
});

document.addEventListener("dragover", (event) => {
  if (dragged && event.target.closest?.(".takes")) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const stage = event.target.closest?.(".takes");
  if (!dragged || !stage) return;
  event.preventDefault();
  const [meaning, ...others] = meanings(dragged, stage.dataset.stage);
  if (others.length === 0) return meaning.click();
  dragged.querySelector("details").open = true;
  meaning.focus();
});

document.addEventListener("dragend", () => {
  dragged = undefined;
  for (const stage of stages()) stage.classList.remove("takes");
  follow();
});

// All boxes of a table at once.
document.addEventListener("change", (event) => {
  const name = event.target.dataset.all;
  if (!name) return;
  const boxes = document.querySelectorAll(`input[type=checkbox][name="${CSS.escape(name)}"]`);
  for (const box of boxes) box.checked = event.target.checked;
});

// Leads back from a page that says something did not fit.
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-back]") || history.length < 2) return;
  event.preventDefault();
  history.back();
});

// A page that is made for paper has a button for it.
document.addEventListener("click", (event) => event.target.closest("[data-print]") && print());

// Search as one types, on its page and in the palette.
async function find(words, into) {
  const answer = await fetch(`/search?q=${encodeURIComponent(words)}`);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const hits = fresh.getElementById("hits");
  // What was typed meanwhile is being looked for already.
  if (!hits || into.dataset.words !== words) return;
  into.replaceChildren(...hits.childNodes);
  into.dataset.shown = words;
}

function seek(field, into) {
  into.dataset.words = field.value;
  clearTimeout(seek.soon);
  seek.soon = setTimeout(() => find(field.value, into).catch(() => {}), 80);
}

document.addEventListener("input", (event) => {
  const field = event.target.closest("[data-live]");
  if (field) seek(field, document.getElementById("hits"));
});

// Makes an element: its name, its attributes, what is in it.
function make(name, attributes, ...inside) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

function dialog(label, ...inside) {
  document.querySelector("dialog")?.remove();
  const made = make("dialog", { "aria-label": label }, ...inside);
  made.addEventListener("close", () => made.remove());
  made.addEventListener("click", (event) => event.target === made && made.close());
  document.body.append(made);
  made.showModal();
  return made;
}

// The palette: any page, application, person, mail or action by a few letters.
function palette() {
  const field = make("input", { type: "search", "aria-label": "Go to", placeholder: "Go to a page, a company, a person…", autocomplete: "off" });
  const hits = make("div", { "aria-live": "polite" });
  const shown = dialog("Go to", field, hits);
  field.addEventListener("input", () => seek(field, hits));
  shown.addEventListener("keydown", async (event) => {
    if (event.key === "Enter" && event.target === field) {
      event.preventDefault();
      // Whoever types faster than the answer comes goes where the words lead, not where the first letters led.
      if (hits.dataset.shown !== field.value) await find(field.value, hits);
      return (hits.querySelector("a.here") ?? hits.querySelector("a"))?.click();
    }
    const links = [...hits.querySelectorAll("a")];
    const at = links.findIndex((link) => link.classList.contains("here"));
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const next = (at + (event.key === "ArrowDown" ? 1 : -1) + links.length) % links.length;
    links.forEach((link, place) => link.classList.toggle("here", place === next));
    links[next]?.scrollIntoView({ block: "nearest" });
  });
  seek(field, hits);
}

// Single keys. They can be switched off, for those who speak to their computer or share the keyboard with a cat.
const KEYS = [
  ["j  k", "the next thing, the one before"],
  ["Enter", "open it"],
  ["e", "it is done"],
  ["r", "they answered"],
  ["s", "later"],
  ["u", "undo"],
  ["n", "add something"],
  ["/", "go to anything"],
  ["a  o  n  x", "in a review: yes, another application, a new one, not mine"],
  ["a  x", "of what a resume proposes: take it, pass it over"],
  ["?", "this list"],
];
const areOn = () => localStorage.getItem("keys") !== "off";

function keys() {
  const list = make("dl", { class: "keys" });
  const rooms = [...document.querySelectorAll(".rooms nav [data-key]")];
  const pages = rooms.map((room) => [`g ${room.dataset.key}`, room.textContent.trim()]);
  for (const [key, says] of [...KEYS, ...pages]) list.append(make("dt", {}, make("kbd", {}, key)), make("dd", {}, says));
  const box = make("input", { type: "checkbox" });
  box.checked = areOn();
  box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
  const close = make("button", { type: "button" }, "Close");
  // The focus is at the beginning: on the button it would scroll the list away.
  const head = make("h2", { tabindex: "-1", autofocus: "" }, "Keys");
  const shown = dialog("Keys", head, list, make("p", {}, make("label", {}, box, " Single keys")), close);
  close.addEventListener("click", () => shown.close());
}

const lines = () => [...document.querySelectorAll("[data-item], .story a, .rows a, #main tbody a")];
let going = false;

function step(by) {
  const all = lines();
  const within = document.activeElement?.closest("[data-item]") ?? document.activeElement;
  const at = all.indexOf(within);
  const next = all[Math.min(Math.max(at + by, 0), all.length - 1)];
  (next?.matches("a") ? next : next?.querySelector("a"))?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

// The button or menu of the line one is at; of the only one where there is one.
function button(key) {
  const line = document.activeElement?.closest("[data-item]") ?? document.querySelector(".item, .line, .question");
  return line?.querySelector(`[data-act="${CSS.escape(key)}"]`);
}

function act(key) {
  press(button(key));
}

// A menu that a key opens has the focus on its first choice, and a form on its first field.
function press(what) {
  what?.click();
  if (what?.matches("details[open] > summary"))
    what.parentElement.querySelector(".menu :is(a, button), select, input:not([type=hidden])")?.focus();
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    event.preventDefault();
    return palette();
  }
  if (event.key === "Escape") {
    document.activeElement?.closest("details.pick, details.add")?.querySelector("summary").focus();
    return closeMenus();
  }
  const writes = event.target.matches("input, textarea, select") || document.querySelector("dialog[open]");
  if (writes || event.ctrlKey || event.metaKey || event.altKey || !areOn()) return;
  if (going) {
    going = false;
    return document.querySelector(`.rooms nav [data-key="${CSS.escape(event.key)}"]`)?.click();
  }
  const open = document.querySelector("details.new[open]");
  const choice = open?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (choice) return choice.click();
  const own = ["a", "o", "n", "x"].includes(event.key) && button(event.key);
  const does = own ? () => act(event.key) : {
    j: () => step(1),
    k: () => step(-1),
    e: () => act("e"),
    r: () => act("r"),
    s: () => act("s"),
    u: () => document.querySelector(".notice button")?.click(),
    n: () => press(document.querySelector("details.new > summary")),
    g: () => (going = true),
    "/": palette,
    "?": keys,
  }[event.key];
  if (!does) return;
  event.preventDefault();
  does();
});

listen();
arrived();
