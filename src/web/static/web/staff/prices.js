// Marking cells of the price calendar: by pointer, by touch, by keys. The form does the rest.

const table = document.getElementById("prices");
const form = document.getElementById("price-form");
const marked = new Set();

let rows = [];
let anchor = null;
let dragging = null;

function placeOf(cell) {
  const row = rows.findIndex((cells) => cells.includes(cell));
  return row < 0 ? null : { row, column: rows[row].indexOf(cell) };
}

function cellAt({ row, column }) {
  return rows[row]?.[column] ?? null;
}

function between(one, other) {
  const [top, bottom] = [one.row, other.row].sort((a, b) => a - b);
  const [left, right] = [one.column, other.column].sort((a, b) => a - b);
  return rows.slice(top, bottom + 1).flatMap((cells) => cells.slice(left, right + 1));
}

function mark(cells, wanted = true) {
  for (const cell of cells) {
    if (!cell.dataset.night) continue;
    if (wanted) marked.add(cell);
    else marked.delete(cell);
    cell.setAttribute("aria-selected", String(wanted));
  }
  tell();
}

function unmark() {
  mark([...marked], false);
}

function tell() {
  const count = marked.size;
  form.elements.cells.value = count ? JSON.stringify(runs()) : "";
  document.getElementById("marked").hidden = count === 0;
  document.getElementById("range").hidden = count > 0;
  document.getElementById("range").disabled = count > 0;
  const phrase = count === 1 ? form.dataset.markedOne : form.dataset.markedOther;
  document.getElementById("marked-count").textContent = phrase.replace("{count}", count);
}

function runs() {
  const found = [];
  for (const cells of rows) {
    let run = null;
    for (const cell of cells) {
      if (!marked.has(cell)) {
        run = null;
      } else if (run) {
        run[3] += 1;
      } else {
        const { plan, type } = cell.parentElement.dataset;
        run = [plan, type, cell.dataset.night, 1];
        found.push(run);
      }
    }
  }
  return found;
}

function focus(place) {
  const cell = cellAt(place);
  if (!cell) return;
  for (const other of table.querySelectorAll('.prices__cell[tabindex="0"]')) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function press(event) {
  const place = placeOf(event.target);
  if (!place) return;
  if (event.key in STEPS) {
    const [down, right] = STEPS[event.key];
    const goal = { row: place.row + down, column: place.column + right };
    if (!cellAt(goal)) return;
    event.preventDefault();
    if (event.shiftKey) {
      anchor ??= place;
      unmark();
      mark(between(anchor, goal));
    } else {
      anchor = null;
    }
    focus(goal);
  } else if (event.key === " ") {
    event.preventDefault();
    mark([event.target], !marked.has(event.target));
  } else if (event.key === "Escape") {
    unmark();
  }
}

function begin(event) {
  const cell = event.target.closest(".prices__cell[data-night]");
  if (!cell || event.button !== 0) return;
  if (event.pointerType === "touch") return;
  const place = placeOf(cell);
  if (event.shiftKey && anchor) {
    mark(between(anchor, place));
    return;
  }
  if (!event.ctrlKey && !event.metaKey) unmark();
  anchor = place;
  dragging = { from: place, wanted: !marked.has(cell), before: new Set(marked) };
  mark([cell], dragging.wanted);
  focus(place);
}

function drag(event) {
  if (!dragging) return;
  const cell = event.target.closest?.(".prices__cell");
  const place = cell && placeOf(cell);
  if (!place) return;
  mark([...marked].filter((each) => !dragging.before.has(each)), false);
  mark(between(dragging.from, place), dragging.wanted);
}

function tap(event) {
  const cell = event.target.closest(".prices__cell[data-night]");
  if (cell && event.pointerType === "touch") mark([cell], !marked.has(cell));
}

function readRows() {
  marked.clear();
  rows = [...table.querySelectorAll("tr[data-plan]")].map((row) => [...row.querySelectorAll(".prices__cell")]);
  rows.flat().find((cell) => cell.dataset.night)?.setAttribute("tabindex", "0");
}

function showFields() {
  const how = document.getElementById("price-how").value;
  for (const field of form.querySelectorAll("[data-for]")) {
    field.hidden = !field.dataset.for.split(" ").includes(how);
  }
}

table.addEventListener("keydown", press);
table.addEventListener("pointerdown", begin);
table.addEventListener("pointerover", drag);
table.addEventListener("click", tap);
addEventListener("pointerup", () => { dragging = null; });
document.getElementById("unmark").addEventListener("click", unmark);
document.getElementById("price-how").addEventListener("change", showFields);
showFields();
table.addEventListener("prices:renewed", readRows);
readRows();
