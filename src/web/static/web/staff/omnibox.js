// The search in the bar: a combobox with a list of bookings, guests, rooms and pages. Typing asks the
// server after a short rest and forgets the question before; Enter without a choice sends the form.

import { fill } from "./phrases.js";

const REST = 120;
const TONES = { PENDING_PAYMENT: "wait", CONFIRMED: "info", IN_HOUSE: "good", CANCELLED: "bad", NO_SHOW: "bad" };

const root = document.querySelector("[data-omnibox]");
const input = document.getElementById("omnibox");
const list = document.getElementById("omnibox-results");
const status = document.getElementById("omnibox-status");
const opener = root.querySelector(".omnibox__open");
const words = Object.fromEntries(
  [...document.getElementById("omnibox-words").content.querySelectorAll("[data-word]")].map((each) => [each.dataset.word, each.textContent]),
);
const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const brief = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", timeZone: "UTC" });
const full = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

let asking = null;
let waiting = 0;
let options = [];
let chosen = -1;
let exact = null;

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined) made.textContent = text;
  return made;
}

function day(text) {
  const date = new Date(`${text}T00:00:00Z`);
  return (date.getUTCFullYear() === new Date().getFullYear() ? brief : full).format(date);
}

function addressOf(bookingId) {
  return `${input.dataset.list}${encodeURIComponent(bookingId)}/`;
}

function listOf(query) {
  return `${input.dataset.list}?q=${encodeURIComponent(query)}`;
}

function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

// What is shown

function option(address, parts) {
  const row = element("div", "found");
  row.setAttribute("role", "option");
  row.id = `omnibox-option-${options.length}`;
  row.dataset.address = address;
  row.append(...parts);
  options.push(row);
  return row;
}

function booking(each) {
  const state = each.is_in_house ? "IN_HOUSE" : each.status;
  const badge = element("span", "badge", words[`status_${state}`]);
  badge.dataset.tone = TONES[state] ?? "";
  const room = each.room_number ? fill(words.room, { number: each.room_number }) : each.room_type_code;
  return option(addressOf(each.booking_id), [
    element("span", "found__name", each.guest_name),
    badge,
    element("span", "found__facts", `${day(each.check_in)} – ${day(each.check_out)} · ${room}`),
    element("span", "found__id", each.booking_id),
  ]);
}

function guest(each) {
  return option(listOf(each.email), [
    element("span", "found__name", each.guest_name),
    element("span", "found__facts", `${fill(words.stays, { count: each.bookings })} · ${each.email}`),
  ]);
}

function room(each) {
  const facts = [];
  if (each.now) facts.push(fill(words.now, { name: each.now.guest_name }));
  if (each.next) facts.push(fill(words.next, { name: each.next.guest_name, day: day(each.next.check_in) }));
  const address = each.now ?? each.next ? addressOf((each.now ?? each.next).booking_id) : listOf(each.room_number);
  return option(address, [
    element("span", "found__name", fill(words.room, { number: each.room_number })),
    element("span", "found__facts", `${each.room_type_code} · ${facts.join(" · ") || words.free}`),
  ]);
}

function actions(text) {
  const asked = plain(text);
  return [...document.querySelectorAll(".bar__places a, .menu__list a")]
    .filter((link) => plain(link.textContent.trim()).split(/\s+/).some((word) => asked.length > 1 && word.startsWith(asked)))
    .map((link) => option(link.href, [element("span", "found__name", link.textContent.trim())]));
}

function group(name, rows) {
  if (!rows.length) return;
  const box = element("div", "found-group");
  const head = element("div", "found-group__name", words[name]);
  head.id = `omnibox-group-${name}`;
  box.setAttribute("role", "group");
  box.setAttribute("aria-labelledby", head.id);
  box.append(head, ...rows);
  list.append(box);
}

function show(found, text) {
  options = [];
  chosen = -1;
  exact = found.exact;
  list.replaceChildren();
  group("rooms", found.rooms.map(room));
  group("bookings", found.bookings.map(booking));
  group("guests", found.guests.map(guest));
  group("actions", actions(text));
  const number = options.length;
  if (number) list.append(option(listOf(text), [element("span", "found__all", words.all)]));
  else list.append(element("p", "found-none", words.none));
  status.textContent = number ? fill(words.some, { count: number }) : words.none;
  if (exact) choose(options.findIndex((row) => row.dataset.address === addressOf(exact)));
  open();
}

function open() {
  list.hidden = false;
  list.setAttribute("role", options.length ? "listbox" : "note");
  list.setAttribute("aria-label", words.results);
  input.setAttribute("aria-expanded", String(options.length > 0));
}

function close() {
  asking?.abort();
  clearTimeout(waiting);
  list.hidden = true;
  choose(-1);
  input.setAttribute("aria-expanded", "false");
}

function choose(index) {
  options[chosen]?.removeAttribute("aria-selected");
  chosen = index;
  const row = options[chosen];
  if (!row) {
    input.removeAttribute("aria-activedescendant");
    return;
  }
  row.setAttribute("aria-selected", "true");
  input.setAttribute("aria-activedescendant", row.id);
  row.scrollIntoView({ block: "nearest" });
}

// What is asked

async function ask() {
  const text = input.value.trim();
  asking?.abort();
  if (!text) {
    close();
    return;
  }
  asking = new AbortController();
  const { signal } = asking;
  try {
    const answer = await fetch(`${input.dataset.source}?q=${encodeURIComponent(text)}`, { signal, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    if (!signal.aborted) show(found, text);
  } catch {
    if (signal.aborted) return;
    status.textContent = words.failed;
    close();
  }
}

function type() {
  exact = null;
  clearTimeout(waiting);
  waiting = setTimeout(ask, REST);
}

function step(event) {
  if (list.hidden || !options.length) {
    if (input.value.trim()) ask();
    return;
  }
  const by = event.key === "ArrowDown" ? 1 : -1;
  const places = options.length + 1;
  choose(((chosen + 1 + by + places) % places) - 1);
}

function press(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    step(event);
  } else if (event.key === "Enter" && !list.hidden && options[chosen]) {
    event.preventDefault();
    location.assign(options[chosen].dataset.address);
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (!list.hidden) close();
    else if (input.value) input.value = "";
    else leave();
  }
}

// On the phone it is an icon that opens it over the whole bar

function unfold() {
  root.classList.add("omnibox--open");
  opener.setAttribute("aria-expanded", "true");
  input.focus();
}

function leave() {
  close();
  const wasOpen = root.classList.contains("omnibox--open");
  root.classList.remove("omnibox--open");
  opener.setAttribute("aria-expanded", "false");
  if (wasOpen) opener.focus();
  else input.blur();
}

input.setAttribute("role", "combobox");
input.setAttribute("aria-autocomplete", "list");
input.setAttribute("aria-expanded", "false");
input.setAttribute("aria-controls", "omnibox-results");
input.setAttribute("aria-haspopup", "listbox");
list.setAttribute("role", "listbox");
list.setAttribute("aria-label", words.results);
root.classList.add("omnibox--ready");
input.addEventListener("input", type);
input.addEventListener("keydown", press);
input.addEventListener("focus", () => {
  if (getComputedStyle(opener).display !== "none") root.classList.add("omnibox--open");
  if (options.length && input.value.trim()) open();
});
opener.addEventListener("click", unfold);
root.querySelector(".omnibox__close").addEventListener("click", leave);
list.addEventListener("pointerdown", (event) => event.preventDefault());
list.addEventListener("click", (event) => {
  const row = event.target.closest("[role=option]");
  if (row) location.assign(row.dataset.address);
});
document.addEventListener("pointerdown", (event) => {
  if (!root.contains(event.target) && !list.hidden) close();
});
root.addEventListener("focusout", (event) => {
  if (!root.contains(event.relatedTarget)) close();
});
