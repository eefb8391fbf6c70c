// The page of a booking stays as the booking is: it is told of changes, or asks every few seconds, and
// draws itself anew from the server.

import { countDown } from "./mine_hold.js";
import { openByLink } from "./mine_opening.js";

const ASK_EVERY = 15_000;
const RENEW_AFTER = 300; // what changes together is told together
const place = document.getElementById("booking");
const server = JSON.parse(document.getElementById("server")?.textContent ?? "null");
let isHeard = false;
let waiting = 0;

function announce(text) {
  document.getElementById("announcer").textContent = text;
}

function count() {
  countDown(place.querySelector(".hold"), { announce, over: timeIsOver });
}

function timeIsOver() {
  const pay = document.getElementById("pay");
  announce(pay.querySelector(".hold").dataset.over);
  pay.querySelector(".actions").remove();
  const told = pay.querySelector(".hold");
  told.replaceChildren(told.dataset.over);
}

/** Whether the booking has changed since the page was drawn. */
async function look() {
  const answer = await fetch(place.dataset.live, { cache: "no-store" });
  if (answer.status === 404) return location.reload(); // the proof is gone
  if (!answer.ok) return;
  const { mark } = await answer.json();
  if (mark !== place.dataset.mark) await renew();
}

async function renew() {
  const address = new URL(location.href);
  address.searchParams.delete("done");
  const answer = await fetch(address, { cache: "no-store" });
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = drawn.getElementById("booking");
  if (!answer.ok || !fresh) return;
  const before = headline();
  const focused = document.activeElement?.id;
  const opened = [...place.querySelectorAll("details[open]")].map((each) => each.id);
  place.replaceChildren(...fresh.childNodes);
  place.dataset.mark = fresh.dataset.mark;
  for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
  if (focused) document.getElementById(focused)?.focus();
  count();
  announce(headline() === before ? place.dataset.renewed : headline());
}

const headline = () => document.getElementById("headline").textContent;

function lookSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => look().catch(() => {}), RENEW_AFTER);
}

async function listen() {
  if (!server) return;
  await load(server.library);
  window.Pusher.Runtime.getLocalStorage = () => undefined; // these pages leave nothing behind
  const { host, port, tls, path } = server;
  const token = () => ({ "X-CSRFToken": document.querySelector("[name=csrfmiddlewaretoken]").value });
  const pusher = new window.Pusher(server.key, {
    cluster: "",
    wsHost: host,
    wsPort: port,
    wssPort: port,
    wsPath: path,
    forceTLS: tls,
    enabledTransports: [tls ? "wss" : "ws"],
    enableStats: false,
    channelAuthorization: { endpoint: place.dataset.listen, transport: "ajax", headersProvider: token },
  });
  pusher.connection.bind("state_change", ({ current }) => {
    if (current !== "connected") isHeard = false;
  });
  const channel = pusher.subscribe(server.channel);
  channel.bind("pusher:subscription_succeeded", () => {
    isHeard = true;
    lookSoon(); // at what happened meanwhile
  });
  channel.bind_global((name) => name.startsWith("pusher:") || lookSoon());
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

openByLink();
count();
document.querySelector("#problem")?.focus();
listen().catch(() => {});
setInterval(() => isHeard || document.hidden || lookSoon(), ASK_EVERY);
addEventListener("visibilitychange", () => document.hidden || lookSoon());
addEventListener("pageshow", (event) => event.persisted && lookSoon());
