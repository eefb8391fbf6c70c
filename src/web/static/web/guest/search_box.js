// The search box: a departure that follows the arrival, counts by touch, and an age for each child.

import { addDays, isDate, nightsBetween } from "./dates.js";

const MOST_CHILDREN = 20;
const AGES = 18;

export function setUpSearchBoxes() {
  for (const box of document.querySelectorAll("[data-search-box]")) {
    followArrival(box);
    for (const field of box.querySelectorAll("input[type=number]")) addSteps(field, box.dataset);
    askAges(box);
  }
}

/** As many nights as before, from the new arrival on. */
function followArrival(box) {
  const { check_in: arrival, check_out: departure } = box.elements;
  const fewest = Number(box.dataset.fewest) || 1;
  let nights = Math.max(fewest, nightsBetween(arrival.value, departure.value) || fewest);
  arrival.addEventListener("change", () => {
    if (!isDate(arrival.value)) return;
    departure.min = addDays(arrival.value, 1);
    if (!(departure.value > arrival.value)) departure.value = latest(addDays(arrival.value, nights), departure.max);
    nights = nightsBetween(arrival.value, departure.value) || nights;
  });
  departure.addEventListener("change", () => {
    const chosen = nightsBetween(arrival.value, departure.value);
    if (chosen > 0) nights = chosen;
  });
}

const latest = (date, last) => (last && date > last ? last : date);

function addSteps(field, words) {
  const row = document.createElement("span");
  row.className = "stepper";
  const name = field.labels[0].textContent;
  field.replaceWith(row);
  row.append(step(field, -1, `${words.fewer}: ${name}`), field, step(field, 1, `${words.more}: ${name}`));
}

function step(field, by, word) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "stepper__button";
  button.textContent = by < 0 ? "\u2212" : "+";
  button.setAttribute("aria-label", word);
  button.addEventListener("click", () => {
    const wanted = (Number(field.value) || 0) + by;
    field.value = Math.min(Number(field.max), Math.max(Number(field.min), wanted));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  return button;
}

/** The field that takes all ages in a row gives way to one for each child. */
function askAges(box) {
  const place = box.querySelector("[data-ages]");
  const written = place.querySelector("input");
  const known = written.value.split(/[\s,;]+/).filter(Boolean);
  const heard = place.querySelector(".field__error");
  const fields = document.createElement("div");
  fields.className = "ages";
  place.replaceChildren(fields, ...(heard ? [heard] : []));
  const draw = () => {
    for (const field of fields.querySelectorAll("select")) known[Number(field.dataset.place)] = field.value;
    const count = Math.min(MOST_CHILDREN, Number(box.elements.children.value) || 0);
    place.hidden = count === 0;
    fields.replaceChildren(...Array.from({ length: count }, (_, at) => ageField(at, known[at], box.dataset.age)));
  };
  box.elements.children.addEventListener("change", draw);
  draw();
}

function ageField(at, value, words) {
  const label = document.createElement("label");
  const field = document.createElement("select");
  field.name = "child_ages";
  field.id = at === 0 ? "child-ages" : `child-ages-${at + 1}`;
  field.dataset.place = at;
  field.append(new Option("–", ""), ...Array.from({ length: AGES }, (_, age) => new Option(age, age)));
  field.value = value ?? "";
  label.append(words.replace("{number}", at + 1), field);
  return label;
}
