// The board by keyboard: from guest to guest, and what is done with the one that has the focus.

const root = document.documentElement;
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const DOORS = { c: "checkIn", o: "checkOut" };

function isElsewhere(event) {
  if (!("shortcuts" in root.dataset) || event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector("dialog[open]")) return true;
  return event.target instanceof Element && event.target.closest("input, select, textarea") !== null;
}

function walk(step) {
  const guests = [...document.querySelectorAll("#board [data-row]")];
  if (guests.length === 0) return;
  const line = document.activeElement?.closest(".line");
  const now = guests.findIndex((guest) => guest.closest(".line") === line);
  const next = now === -1 ? (step > 0 ? 0 : guests.length - 1) : now + step;
  guests[Math.min(Math.max(next, 0), guests.length - 1)].focus();
}

function open(door) {
  const line = document.activeElement?.closest(".line") ?? document.querySelector(`.line[data-${door === "checkIn" ? "check-in" : "check-out"}]`);
  const address = line?.dataset[door];
  if (address) location.assign(address);
}

document.addEventListener("keydown", (event) => {
  if (isElsewhere(event)) return;
  const isArrow = event.key.startsWith("Arrow");
  if (event.key in STEPS && (!isArrow || document.activeElement?.closest(".line"))) {
    event.preventDefault();
    walk(STEPS[event.key]);
  } else if (event.key in DOORS) {
    event.preventDefault();
    open(DOORS[event.key]);
  }
});
