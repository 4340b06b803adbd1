// Sharpens handing over files: drop them anywhere, see how much has arrived, and follow the import while it reads.
"use strict";

const taking = () => document.querySelector("[data-files]");
const say = (form, words) => (form.querySelector("[data-says]").textContent = words);

// Sends files and shows how much of them has arrived, which a form by itself does not.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-files]")) return;
  event.preventDefault();
  hand(form, new FormData(form));
});

function hand(form, fields) {
  const bar = form.querySelector(".sending");
  const request = new XMLHttpRequest();
  const over = () => {
    sending -= 1;
    bar.hidden = true;
    form.querySelectorAll("button").forEach((button) => (button.disabled = false));
  };
  request.upload.onprogress = ({ loaded, total }) => {
    bar.querySelector("progress").value = (100 * loaded) / total;
    bar.querySelector("[data-sent]").textContent =
      loaded < total ? `${Math.floor((100 * loaded) / total)} % has arrived` : "All of it is here";
  };
  request.onload = () => {
    over();
    const fresh = new DOMParser().parseFromString(request.responseText, "text/html");
    if (request.status >= 300) return trouble(fresh);
    scrollTo(0, 0);
    put(fresh, request.responseURL).catch(() => location.assign(request.responseURL));
  };
  request.onerror = () => {
    over();
    say(form, "It did not arrive whole. You can name where it lies instead.");
  };
  // While it is on its way the page stays as it is.
  sending += 1;
  say(form, "");
  bar.hidden = false;
  form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  request.open("POST", form.action);
  request.send(fields);
}

// All files of what was dropped, each with the way to it from there.
async function within(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, fail) => entry.file(done, fail));
    return [[file, entry.fullPath.replace(/^\/+/, "")]];
  }
  const reader = entry.createReader();
  const found = [];
  // A folder tells what is in it a few at a time.
  for (;;) {
    const some = await new Promise((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return found;
    for (const one of some) found.push(...(await within(one)));
  }
}

async function handFolders(form, entries) {
  say(form, "Looking what is in it");
  const fields = new FormData(form);
  fields.delete("files");
  let count = 0;
  for (const entry of entries) {
    for (const [file, way] of await within(entry)) {
      fields.append("files", file, way);
      count += 1;
    }
  }
  if (count === 0) return say(form, "There is no file in that folder.");
  hand(form, fields);
}

const brings = (event) => taking() && [...event.dataTransfer.types].includes("Files");

document.addEventListener("dragover", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  taking().classList.add("over");
});
document.addEventListener("dragleave", (event) => event.relatedTarget ?? taking()?.classList.remove("over"));
document.addEventListener("drop", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  const form = taking();
  form.classList.remove("over");
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (entries.some((entry) => entry.isDirectory)) {
    if (!form.querySelector("[type=file]").multiple) return say(form, "One file is needed here, and that is a folder.");
    return handFolders(form, entries).catch(() => say(form, "That folder cannot be read here: name where it lies instead."));
  }
  form.querySelector("[type=file]").files = event.dataTransfer.files;
  form.requestSubmit();
});

// Follows an import: how far it is, and at its end what came of it.
let following;
function watch() {
  const section = document.querySelector("[data-reading]");
  if (section && following) return;
  following?.close();
  following = undefined;
  if (!section) return;
  following = new EventSource("/import/live");
  following.addEventListener("far", (event) => {
    const far = JSON.parse(event.data);
    const bar = document.querySelector("[data-reading] progress");
    const words = document.querySelector("[data-far]");
    // It had not begun to read when this page was made.
    if (!bar || !words) return again();
    if (far.percent === null) bar.removeAttribute("value");
    else bar.value = far.percent;
    words.textContent = far.says;
  });
  following.addEventListener("over", again);
}

function again() {
  following?.close();
  following = undefined;
  show(location.href).catch(() => location.reload());
}

document.addEventListener("arrived", watch);
addEventListener("pagehide", () => following?.close());
watch();
