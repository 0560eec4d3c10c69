// The review page's keys. The next row is fetched while this one is read, so that a key shows it at once; the decision
// goes out in the background, and where it is refused (someone else was first) the row comes back with the reason.
"use strict";

const secret = document.querySelector("meta[name=yinfeng-secret]").content;
const words = document.getElementById("words").dataset;
const holder = document.getElementById("row");
const notice = document.getElementById("notice");
const made = []; // decisions of this page, the last one last: what backspace takes back
let ahead = null; // {cursor, promise}: the row after the one that is shown
let stage = null; // the stage that a digit chose
let sending = Promise.resolve();

const current = () => document.getElementById("item");

function tell(text, bad = false) {
  notice.textContent = text;
  notice.classList.toggle("bad", bad);
}

async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-yinfeng-secret": secret },
    body: JSON.stringify(body),
  });
  const type = answer.headers.get("content-type") || "";
  const said = type.startsWith("application/json") ? await answer.json() : { message: await answer.text() };
  return { ok: answer.ok, ...said };
}

function fetchRow(cursor) {
  const query = new URLSearchParams(holder.dataset.filter);
  if (cursor) query.set("after", cursor);
  return fetch("/row?" + query).then((answer) => (answer.status === 200 ? answer.text() : null));
}

function lookAhead() {
  const item = current();
  ahead = item ? { cursor: item.dataset.cursor, promise: fetchRow(item.dataset.cursor) } : null;
}

function show(html) {
  stage = null;
  if (html === null) holder.replaceChildren(document.getElementById("empty").content.cloneNode(true));
  else holder.innerHTML = html; // our own server's template: everything of the document is escaped in it
  const item = current();
  (item || holder.firstElementChild).focus({ preventScroll: true });
  const place = item && item.querySelector("[data-place=here]");
  if (place) {
    const box = place.closest(".text");
    box.scrollTop = place.offsetTop - box.offsetTop - box.clientHeight / 3;
  }
  const rect = item && item.querySelector(".paper rect");
  if (rect) {
    const box = item.querySelector(".paper");
    const drawn = item.querySelector(".paper svg");
    box.scrollTop = (rect.y.baseVal.value / drawn.viewBox.baseVal.height) * drawn.clientHeight - box.clientHeight / 3;
  }
  lookAhead();
}

async function next() {
  const cursor = current().dataset.cursor;
  let html = ahead && ahead.cursor === cursor ? await ahead.promise : await fetchRow(cursor);
  if (html === null) {
    await sending; // at the end: round again for what was skipped
    html = await fetchRow(null);
  }
  show(html);
}

function progress(by) {
  const open = document.getElementById("open");
  open.textContent = Math.max(0, Number(open.textContent) + by);
}

function decide(action, correction, reason) {
  const item = current();
  if (!item) return;
  const { item: id, version } = item.dataset;
  const body = { item_id: Number(id), version: Number(version), action, correction, reason };
  tell("");
  progress(-1);
  sending = sending.then(async () => {
    const said = await send("/decide", body).catch((problem) => ({ ok: false, message: String(problem) }));
    if (said.ok) {
      made.push({ decision: said.decision_id, item: id });
      return;
    }
    progress(1);
    await back(id);
    tell(words.failed + ": " + said.message, true);
  });
  next();
}

async function back(id) {
  const answer = await fetch("/item/" + id);
  if (answer.ok) show(await answer.text());
}

async function undo() {
  await sending;
  const last = made.pop();
  if (!last) return tell(words.nothing);
  const said = await send("/undo", { decision_id: last.decision });
  if (!said.ok) return tell(words.failed + ": " + said.message, true);
  progress(1);
  await back(last.item);
  tell(words.undone);
}

function accept() {
  const item = current();
  if (item && stage !== null && stage.code !== item.dataset.stage) decide("correct", { stage: stage.code });
  else decide("accept");
}

function edit(open) {
  const form = document.getElementById("edit");
  if (!form) return;
  form.hidden = !open;
  current().querySelector("[data-act=edit]").setAttribute("aria-expanded", String(open));
  if (open) form.querySelector("input, select").focus();
  else current().focus();
}

function save(form) {
  const correction = {};
  for (const field of form.elements) {
    if (field.name && field.dataset.was !== undefined && field.value !== field.dataset.was) correction[field.name] = field.value;
  }
  const reason = form.elements.__reason.value;
  if (Object.keys(correction).length) decide("correct", correction, reason);
  else decide("accept", undefined, reason);
}

function choose(key) {
  const item = current();
  const option = item && item.querySelectorAll("#edit-stage option")["1234567890-".indexOf(key) + 1];
  if (!option) return;
  stage = { code: option.value };
  document.getElementById("stage-choice").textContent = "→ " + words.stage + " " + option.textContent;
}

const acts = {
  accept,
  reject: () => decide("reject"),
  skip: () => current() && next(),
  flag: () => decide("flag"),
  edit: () => edit(document.getElementById("edit").hidden),
  cancel: () => edit(false),
  undo,
  help: () => document.getElementById("keys").showModal(),
};
const keys = { a: "accept", x: "reject", " ": "skip", f: "flag", e: "edit", Backspace: "undo", "?": "help" };

if (holder) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea");
    if (typing && event.key === "Escape") return edit(false);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    // a focused button or link keeps space for itself
    if (event.key === " " && event.target.closest("button, a, summary")) return;
    if (keys[event.key]) {
      event.preventDefault();
      acts[keys[event.key]]();
    } else if ("1234567890-".includes(event.key)) choose(event.key);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-act]");
    if (button) acts[button.dataset.act]();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "edit") return;
    event.preventDefault();
    save(event.target);
  });
  const item = current();
  if (item) {
    const html = holder.innerHTML;
    show(html);
  }
}

const group = document.getElementById("undo-group");
if (group) {
  group.addEventListener("click", async () => {
    const said = await send("/undo", { decision_id: Number(group.dataset.decision) });
    document.getElementById("done").textContent = said.ok ? words.undone : words.failed + ": " + said.message;
    if (said.ok) group.remove();
  });
}
