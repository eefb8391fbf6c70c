// Keeps the last snapshot of the pages that a clerk looks at all day, to be read when the hotel's line is
// down. Nothing is ever answered from here while the server answers; nothing is sent later.
// The snapshots go when somebody logs in or out by any way, when the log-in page is shown, and as soon as the
// server says that nobody is logged in any more; a page that is refused goes with its answer.

const PAGES = "hotelmate-snapshots";
const FILES = "hotelmate-files";
const MOST_PAGES = 40;
const DOORS = /^\/(staff\/(login|logout)|api\/staff\/(login|logout|logout-all))\/$/;
const KEPT = [
  /^\/staff\/hotel\/[^/]+\/$/,
  /^\/staff\/hotel\/[^/]+\/(rack|bookings|housekeeping)\/$/,
  /^\/staff\/hotel\/[^/]+\/bookings\/BK-[^/]+\/$/,
  /^\/api\/staff\/hotel\/[^/]+\/rack\/$/,
];

function isKept(request, url) {
  const isWhole = url.pathname.startsWith("/api/") && !url.searchParams.has("booking_id");
  const wanted = request.mode === "navigate" || isWhole;
  return wanted && KEPT.some((pattern) => pattern.test(url.pathname));
}

// Of what was asked for before: it must not be kept by an answer that comes late.
let turn = 0;

async function forget() {
  turn += 1;
  await caches.delete(PAGES);
}

async function forgetOne(request) {
  await (await caches.open(PAGES)).delete(request.url);
}

async function keep(name, request, response, most, asked) {
  const body = await response.arrayBuffer();
  if (asked !== undefined && asked !== turn) return;
  const cache = await caches.open(name);
  const headers = new Headers(response.headers);
  headers.set("X-Snapshot", new Date().toISOString());
  await cache.put(request.url, new Response(body, { status: 200, headers }));
  const known = await cache.keys();
  await Promise.all(known.slice(0, Math.max(0, known.length - most)).map((each) => cache.delete(each)));
}

async function snapshot(request) {
  const kept = await (await caches.open(PAGES)).match(request.url);
  if (!kept) return Response.error();
  const type = kept.headers.get("Content-Type") ?? "";
  if (!type.startsWith("text/html")) return kept;
  const at = kept.headers.get("X-Snapshot");
  const html = (await kept.text()).replace("<html ", `<html data-snapshot="${at}" `);
  return new Response(html, { headers: kept.headers });
}

// A redirect of these pages leads to the log-in page.
async function learn(request, response, asked) {
  if (response.type === "opaqueredirect" || response.redirected || response.status === 401) await forget();
  else if ([403, 404].includes(response.status)) await forgetOne(request);
  else if (response.ok && asked === turn) await keep(PAGES, request, response, MOST_PAGES, asked);
}

async function freshOrSnapshot(event) {
  const asked = turn;
  try {
    const response = await fetch(event.request);
    event.waitUntil(learn(event.request, response.clone(), asked));
    return response;
  } catch {
    return snapshot(event.request);
  }
}

async function freshOrKept(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok) event.waitUntil(keep(FILES, event.request, response.clone(), Infinity));
    return response;
  } catch {
    return (await (await caches.open(FILES)).match(event.request.url)) ?? Response.error();
  }
}

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin) return;
  if (DOORS.test(url.pathname)) event.waitUntil(forget());
  if (event.request.method !== "GET") return;
  if (isKept(event.request, url)) event.respondWith(freshOrSnapshot(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(freshOrKept(event));
});
addEventListener("install", () => { skipWaiting(); });
addEventListener("activate", (event) => { event.waitUntil(clients.claim()); });
