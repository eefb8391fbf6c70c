// Small steps on the page that the server sent: everything has its place there already.

import { hasWord, word } from "./words.js";

export const find = (selector) => document.querySelector(selector);

export function fill(slot, text) {
  find(`[data-slot="${slot}"]`).textContent = text;
}

export function showPart(part, isShown) {
  find(`[data-part="${part}"]`).hidden = !isShown;
}

/** One of the page's states: opening, failed, locked, open. */
export function enterState(name) {
  for (const state of document.querySelectorAll("[data-state]")) {
    state.hidden = state.dataset.state !== name;
  }
}

export function when(action, react) {
  find(`[data-act="${action}"]`).addEventListener("click", react);
}

/** Pairs of a term and its value; one marked `isTotal` stands apart, one marked `isNote` steps back. */
export function list(name, entries) {
  const rows = entries.map(({ term, value, isTotal, isNote }) => {
    const row = document.createElement("div");
    if (isTotal) row.className = "sums__total";
    if (isNote) row.className = "sums__note";
    row.append(element("dt", term), element("dd", value));
    return row;
  });
  find(`[data-list="${name}"]`).replaceChildren(...rows);
}

export function bullets(name, texts) {
  find(`[data-list="${name}"]`).replaceChildren(...texts.map((text) => element("li", text)));
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** Read out once, without moving the focus. */
export function announce(text) {
  find("#announcer").textContent = text;
}

export function tell(place, text) {
  const notice = find(place);
  notice.textContent = text ?? "";
  notice.hidden = !text;
}

export const reasonOf = (refusal) =>
  word(hasWord(`error_${refusal.code}`) ? `error_${refusal.code}` : "error_other");

/** Runs a button's work once at a time; the button stays focusable meanwhile. */
export async function busy(button, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
  }
}
