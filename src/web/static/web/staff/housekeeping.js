// The board of rooms: a tap that did not arrive is told, a double tap is one, and whoever is writing or
// choosing is not disturbed when the rooms change.

const SAME_TAP = 700;
const trouble = document.getElementById("not-arrived");
let kept = null;
let lastTap = { room: "", at: 0 };

const board = () => document.getElementById("board");
const isBoard = (event) => event.detail.target?.id === "board";

function keep() {
  const now = board();
  return {
    open: [...now.querySelectorAll("details[open]")].map((each) => each.id),
    chosen: [...now.querySelectorAll("input[name=room]:checked")].map((each) => each.id),
    notes: [...now.querySelectorAll("textarea")]
      .filter((each) => each.value !== each.defaultValue)
      .map((each) => [each.id, each.value]),
    active: now.contains(document.activeElement) ? document.activeElement : null,
    caret: document.activeElement?.selectionStart,
  };
}

// What was tapped is done with; everything else is as it was left.
function restore({ open, chosen, notes, active, caret }, tapped) {
  const isLeft = (id) => tapped === null || !id.endsWith(`-${tapped}`);
  for (const id of open.filter(isLeft)) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of notes.filter(([id]) => isLeft(id))) {
    const note = document.getElementById(id);
    if (note) note.value = value;
  }
  for (const id of tapped === null ? chosen : []) {
    const box = document.getElementById(id);
    if (box) box.checked = true;
  }
  if (active) focusAgain(active, caret);
}

// What had the focus, or the card that it was on; a field in a closed part could not take it before.
function focusAgain(active, caret) {
  const same = active.id && document.getElementById(active.id);
  if (same && document.activeElement !== same) {
    same.focus();
    if (same.matches("textarea")) same.setSelectionRange(caret, caret);
  }
  if (document.activeElement === document.body) {
    document.getElementById(active.closest(".room")?.id)?.focus();
  }
}

function offerAll() {
  for (const label of document.querySelectorAll(".part__all")) label.hidden = false;
}

function chooseAll(event) {
  const list = event.target.dataset?.chooses;
  if (!list) return;
  for (const box of document.querySelectorAll(`#${list} input[name=room]`)) {
    box.checked = event.target.checked;
  }
}

// Before htmx hears of it: the first tap is on its way and must not be given up for the second.
function dropDoubleTap(event) {
  const room = event.target.dataset?.taps;
  if (!room) return;
  const now = performance.now();
  if (room === lastTap.room && now - lastTap.at < SAME_TAP) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else lastTap = { room, at: now };
}

function tellTrouble(event) {
  if (event.detail.requestConfig?.verb === "post") tellNotArrived(event.detail.elt);
}

function tellOffline(event) {
  if ("offline" in document.documentElement.dataset) tellNotArrived(event.target);
}

function tellNotArrived(form) {
  if (!board().contains(form)) return;
  const room = form.closest(".room")?.querySelector(".room__number")?.textContent ?? "";
  trouble.textContent = `${room} ${trouble.dataset.text}`.trim();
  trouble.hidden = false;
  trouble.scrollIntoView({ block: "nearest" });
  lastTap = { room: "", at: 0 };
}

addEventListener("submit", tellOffline, true); // before the frame keeps it from being sent
document.addEventListener("submit", dropDoubleTap, true);
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (!isBoard(event)) return;
  kept = keep();
  if (event.detail.requestConfig.verb === "post") trouble.hidden = true;
});
document.body.addEventListener("htmx:afterSettle", (event) => {
  if (!kept || !isBoard(event)) return;
  const answered = event.detail.requestConfig?.verb === "post";
  restore(kept, answered ? lastTap.room : null);
  kept = null;
  if (answered) lastTap.at = performance.now();
  offerAll();
});
for (const name of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.body.addEventListener(name, tellTrouble);
}
document.addEventListener("change", chooseAll);
offerAll();
