// Says when the line is down, since when the page is as it is, and lets nobody send what cannot arrive.

const root = document.documentElement;
const strip = document.getElementById("connection");
const SNAPSHOTS = "hotelmate-snapshots";

const loadedAt = new Date(root.dataset.snapshot ?? Date.now());
let down = false;

function clock(moment) {
  return new Intl.DateTimeFormat(root.lang, { hour: "2-digit", minute: "2-digit" }).format(moment);
}

function tell() {
  root.toggleAttribute("data-offline", down);
  strip.textContent = down ? strip.dataset.offline.replace("{time}", clock(lastNews)) : "";
}

let lastNews = loadedAt;

function goDown() {
  if (!down && !root.dataset.snapshot) lastNews = new Date();
  down = true;
  tell();
}

// A socket that is still open knows less than the device, which has no line.
function comeBack() {
  if (!navigator.onLine) return;
  if (root.dataset.snapshot) location.reload();
  if (!down) return;
  down = false;
  tell();
}

function refuse(event) {
  if (!down || event.target.method !== "post") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  strip.animate?.([{ opacity: 0.3 }, { opacity: 1 }], { duration: 300 });
}

function leave(event) {
  if (event.target.matches?.("[data-leaves]")) globalThis.caches?.delete(SNAPSHOTS);
}

// Whoever is not let in any more reads nothing of what was kept either.
function forgetIfShutOut(event) {
  if (event.detail?.reason === "signed-out") globalThis.caches?.delete(SNAPSHOTS);
}

export function watchConnection() {
  addEventListener("offline", goDown);
  addEventListener("online", comeBack);
  document.body.addEventListener("hotel:offline", goDown);
  document.body.addEventListener("hotel:offline", forgetIfShutOut);
  document.body.addEventListener("hotel:online", comeBack);
  document.addEventListener("submit", refuse, true);
  document.addEventListener("submit", leave);
  if (root.dataset.snapshot || !navigator.onLine) goDown();
  navigator.serviceWorker?.register("/staff/sw.js").catch(() => {});
}
