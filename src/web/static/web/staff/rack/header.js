// The dates above the rack, and below it what is free.

import { weekdayOf } from "./geometry.js";

const SATURDAY = 5;
const NARROW = 40;

function element(role, className, text = "") {
  const made = document.createElement("div");
  if (role) made.setAttribute("role", role);
  made.className = className;
  made.textContent = text;
  return made;
}

function dayCell(number, index, { store, words, view }) {
  const cell = element("columnheader", "rack__day");
  const weekday = words.weekday(number);
  cell.textContent = `${view.col < NARROW ? weekday.slice(0, 2) : weekday}\n${words.dayOfMonth(number)}`;
  cell.setAttribute("aria-label", words.longDay(number));
  cell.setAttribute("aria-colindex", String(index + 2));
  cell.toggleAttribute("data-weekend", weekdayOf(number) >= SATURDAY);
  cell.toggleAttribute("data-today", number === store.today);
  if (number === store.today) cell.setAttribute("aria-current", "date");
  return cell;
}

function daysOf({ start, days }) {
  return Array.from({ length: days }, (_, index) => start + index);
}

function months(rack) {
  const band = element("", "rack__months");
  band.setAttribute("aria-hidden", "true");
  band.append(element("", "rack__side"));
  let last = null;
  for (const number of daysOf(rack.view)) {
    const month = rack.words.month(number);
    if (last?.dataset.month === month) last.dataset.days = String(Number(last.dataset.days) + 1);
    else band.append(last = element("", "rack__month"));
    last.dataset.month ??= month;
    last.dataset.days ??= "1";
  }
  for (const each of band.querySelectorAll(".rack__month")) {
    each.style.width = `${Number(each.dataset.days) * rack.view.col}px`;
    const name = document.createElement("span");
    name.textContent = each.dataset.month;
    each.append(name);
  }
  return band;
}

export function dates(rack) {
  const row = element("row", "rack__dates");
  row.setAttribute("aria-rowindex", "1");
  const corner = element("columnheader", "rack__side", rack.words.say("rooms_head"));
  corner.setAttribute("aria-colindex", "1");
  row.append(corner, ...daysOf(rack.view).map((number, index) => dayCell(number, index, rack)));
  return [months(rack), row];
}

function freeCell(count, index, className) {
  const cell = element("gridcell", className, count === null ? "–" : String(count));
  cell.setAttribute("aria-colindex", String(index + 2));
  if (count !== null && count <= 0) cell.dataset.tone = "none";
  else if (count === 1) cell.dataset.tone = "last";
  return cell;
}

function freeRow(name, counts, rowIndex) {
  const row = element("row", "rack__free");
  row.setAttribute("aria-rowindex", String(rowIndex));
  const head = element("rowheader", "rack__side");
  head.append(typeof name === "string" ? element("", "rack__free-name", name) : name);
  row.append(head, ...counts.map((count, index) => freeCell(count, index, "rack__count")));
  return row;
}

function sumOf(lists, days) {
  return Array.from({ length: days }, (_, night) => {
    const known = lists.map((list) => list[night]).filter((count) => count !== null && count !== undefined);
    return known.length ? known.reduce((sum, count) => sum + count, 0) : null;
  });
}

function foldButton({ words, filter }) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "rack__fold";
  button.dataset.free = "";
  button.textContent = words.say("free");
  button.setAttribute("aria-expanded", String(filter.showsFree));
  return button;
}

/** One row for all types, and one for each unless they are folded away. */
export function freeRooms(rack) {
  const { store, filter, lines } = rack;
  const types = store.types.filter((type) => store.free[type.code] && (!filter.type || filter.type === type.code));
  const first = lines.length + 2;
  const all = sumOf(types.map((type) => store.free[type.code]), store.days);
  const rows = [freeRow(foldButton(rack), all, first)];
  if (filter.showsFree) {
    types.forEach((type, index) => rows.push(freeRow(type.name, store.free[type.code], first + 1 + index)));
  }
  return rows;
}
