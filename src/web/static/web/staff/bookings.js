// What is ticked in the list stays ticked while its rows are renewed, and is counted.

const form = document.querySelector("[data-selection]");
const rows = document.getElementById("rows");
const bar = form.querySelector(".bulk__bar");
const counted = form.querySelector(".bulk__count");
const every = form.querySelector("input[name=all]");
const ticked = new Set();

function boxes() {
  return [...rows.querySelectorAll("input[name=booking]")];
}

function tell() {
  const shown = boxes();
  const all = rows.querySelector("[data-tick-page]");
  if (all) {
    all.hidden = false;
    all.checked = shown.length > 0 && shown.every((box) => box.checked);
    all.indeterminate = !all.checked && shown.some((box) => box.checked);
  }
  if (!bar) return;
  const some = ticked.size > 0 || every?.checked;
  const phrase = ticked.size === 1 ? counted.dataset.one : counted.dataset.other;
  counted.textContent = every?.checked ? every.parentElement.textContent.trim() : phrase.replace("{count}", ticked.size);
  for (const button of bar.querySelectorAll("button")) button.disabled = !some;
  bar.classList.toggle("bulk__bar--idle", !some);
}

function mind(event) {
  const box = event.target;
  if (box.matches("[data-tick-page]")) {
    for (const each of boxes()) {
      each.checked = box.checked;
      note(each);
    }
  } else if (box.matches("input[name=booking]")) {
    note(box);
  }
  tell();
}

function note(box) {
  if (box.checked) ticked.add(box.value);
  else ticked.delete(box.value);
}

function restore() {
  const shown = boxes();
  for (const box of shown) box.checked = ticked.has(box.value);
  const here = new Set(shown.map((box) => box.value));
  for (const id of ticked) if (!here.has(id)) ticked.delete(id);
  tell();
}

for (const box of boxes()) note(box);
form.addEventListener("change", mind);
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target === rows) restore();
});
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
tell();
