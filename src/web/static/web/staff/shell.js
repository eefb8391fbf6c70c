// The frame of every page: keys, dialogs, the menu.

import { listen } from "./live.js";
import { watchConnection } from "./offline.js";

const root = document.documentElement;
const TYPING = "input, select, textarea, [contenteditable], [role=grid]";
const PATIENCE = 1200;

let leading = "";
let forget = 0;

function isTyping(target) {
  return target instanceof Element && target.closest(TYPING) !== null;
}

function goTo(key) {
  const link = document.querySelector(`.bar__places a[data-key="${CSS.escape(key)}"]`);
  link?.click();
}

function press(event) {
  if (!("shortcuts" in root.dataset) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector("dialog[open]")) return;
  if (leading === "g") {
    leading = "";
    goTo(event.key);
  } else if (event.key === "g") {
    leading = "g";
    clearTimeout(forget);
    forget = setTimeout(() => { leading = ""; }, PATIENCE);
  } else if (event.key === "?") {
    event.preventDefault();
    document.getElementById("shortcuts").showModal();
  } else {
    const marked = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
    if (!marked) return;
    event.preventDefault();
    if (marked.matches("input, select, textarea")) marked.focus();
    else marked.click();
  }
}

function openDialog(event) {
  const opener = event.target instanceof Element && event.target.closest("[data-opens]");
  if (!opener) return;
  opener.closest("details.menu")?.removeAttribute("open");
  document.getElementById(opener.dataset.opens).showModal();
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (event.key === "Escape" || (event.type === "click" && !menu.contains(event.target))) {
      menu.removeAttribute("open");
      if (event.key === "Escape") menu.querySelector("summary").focus();
    }
  }
}

document.addEventListener("keydown", press);
document.addEventListener("keydown", closeMenus);
document.addEventListener("click", closeMenus);
document.addEventListener("click", openDialog);
watchConnection();
listen();
