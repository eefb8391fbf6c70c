// One booking: its forms swap the page's sections in place, its sections follow what others do to it, and
// what somebody is typing is never taken away.

import { documentOf } from "./asking.js";

const page = document.getElementById("booking");
const QUIET = 400;
const TICK = 1000;

let waiting = 0;

document.documentElement.classList.add("can-copy");

function isEdited(section) {
  return section.querySelector("form[data-dirty], textarea:focus, input:focus, select:focus") !== null;
}

function remember(section) {
  const open = [...section.querySelectorAll("details[id][open]")].map((each) => each.id);
  return { open, focus: section.contains(document.activeElement) ? document.activeElement.id : "" };
}

function replace(section, fresh) {
  const { open, focus } = remember(section);
  section.replaceWith(fresh);
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (focus) document.getElementById(focus)?.focus();
  grow(fresh);
}

function take(fresh, id) {
  const found = fresh.getElementById(id);
  return found && document.importNode(found, true);
}

// Sections that are being edited stay as they are, unless they are the ones that were just sent.
function renew(fresh, sent = null) {
  let kept = 0;
  for (const section of page.querySelectorAll("[data-section]")) {
    const replacement = take(fresh, section.id);
    if (!replacement) continue;
    if (section !== sent && isEdited(section)) kept += 1;
    else replace(section, replacement);
  }
  return kept;
}

function told(kept, text) {
  const news = document.getElementById("booking-news");
  news.replaceChildren();
  if (!kept) return;
  const words = document.createElement("span");
  words.textContent = text || page.dataset.changed;
  const link = document.createElement("button");
  link.type = "button";
  link.className = "button button--small";
  link.textContent = page.dataset.reload;
  link.addEventListener("click", () => location.assign(page.dataset.address));
  news.append(words, link);
}

async function follow() {
  waiting = 0;
  const response = await fetch(page.dataset.address, { headers: { "HX-Request": "true" } });
  if (!response.ok) return;
  const fresh = await documentOf(response);
  const last = fresh.querySelector(".booking-trail li span");
  told(renew(fresh), last?.textContent);
}

function showMessages(fresh) {
  document.getElementById("flashes").replaceWith(take(fresh, "flashes"));
  document.getElementById("problem")?.remove();
  const problem = take(fresh, "problem");
  if (!problem) return;
  document.getElementById("booking-news").after(problem);
  problem.focus();
}

async function send(event) {
  const form = event.target;
  if (!form.matches("form[data-live]") || !page?.contains(form)) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "true";
  const section = form.closest("[data-section]");
  try {
    const response = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const fresh = await documentOf(response);
    if (!fresh.getElementById("booking")) { form.submit(); return; }
    for (const each of response.ok ? section.querySelectorAll("details[open]") : []) each.removeAttribute("open");
    form.closest("details.menu")?.removeAttribute("open");
    renew(fresh, section);
    told(0);
    showMessages(fresh);
    if (response.ok && document.activeElement === document.body) document.querySelector(`#${section.id} [tabindex="-1"]`)?.focus();
  } catch {
    delete form.dataset.sending;
    form.submit();
  }
}

function heard(event) {
  if (event.detail?.booking_id !== page.dataset.booking || waiting) return;
  waiting = setTimeout(follow, QUIET);
}

async function copy(event) {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const news = document.createElement("span");
  news.className = "soft";
  news.setAttribute("role", "status");
  news.textContent = page.dataset.copied;
  button.after(news);
  setTimeout(() => news.remove(), 2000);
}

function grow(root) {
  for (const area of root.querySelectorAll("textarea[data-autosize]")) {
    area.style.height = "auto";
    area.style.height = `${area.scrollHeight + 2}px`;
  }
}

function count() {
  for (const each of document.querySelectorAll("[data-until]")) {
    const left = Math.floor((new Date(each.dataset.until) - Date.now()) / 1000);
    const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    each.textContent = left > 0 ? clock : each.dataset.over;
  }
}

if (page) {
  document.addEventListener("submit", send);
  document.addEventListener("click", copy);
  document.addEventListener("input", (event) => {
    event.target.form?.setAttribute("data-dirty", "");
    if (event.target.matches("textarea[data-autosize]")) grow(event.target.parentElement);
  });
  document.body.addEventListener("hotel:booking", heard);
  grow(page);
  count();
  setInterval(count, TICK);
  document.getElementById("problem")?.focus();
}
