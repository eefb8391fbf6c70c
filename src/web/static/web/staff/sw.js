// Keeps the last snapshot of the pages that a clerk looks at all day, to be read when the hotel's line is
// down. Nothing is ever answered from here while the server answers; nothing is sent later.
// The snapshots go when somebody logs out, or when the log-in page is shown.

const PAGES = "hotelmate-snapshots";
const FILES = "hotelmate-files";
const MOST_PAGES = 40;
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

async function forget() {
  await caches.delete(PAGES);
}

async function keep(name, request, response, most) {
  const cache = await caches.open(name);
  const headers = new Headers(response.headers);
  headers.set("X-Snapshot", new Date().toISOString());
  await cache.put(request.url, new Response(await response.arrayBuffer(), { status: 200, headers }));
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

async function freshOrSnapshot(event) {
  try {
    const response = await fetch(event.request);
    if (response.ok && !response.redirected) {
      event.waitUntil(keep(PAGES, event.request, response.clone(), MOST_PAGES));
    }
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
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname === "/staff/login/") event.waitUntil(forget());
  else if (isKept(event.request, url)) event.respondWith(freshOrSnapshot(event));
  else if (url.pathname.startsWith("/static/")) event.respondWith(freshOrKept(event));
});
addEventListener("install", () => { skipWaiting(); });
addEventListener("activate", (event) => { event.waitUntil(clients.claim()); });
