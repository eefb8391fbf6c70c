// The calendar renews itself when prices change or rooms are sold, unless somebody is marking nights.

import { documentOf } from "./asking.js";

const PAUSE = 1500;
const table = document.getElementById("prices");

let waiting = 0;

async function renew() {
  waiting = 0;
  if (table.querySelector('[aria-selected="true"]')) return;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return;
  const page = await documentOf(answer);
  const fresh = page.getElementById("prices");
  if (!fresh || table.querySelector('[aria-selected="true"]')) return;
  const focused = table.contains(document.activeElement);
  if (focused) return;
  table.replaceChildren(...fresh.children);
  table.dispatchEvent(new CustomEvent("prices:renewed"));
}

function soon() {
  waiting ||= setTimeout(() => { renew().catch(() => {}); }, PAUSE);
}

for (const name of ["hotel:rates", "hotel:booking"]) document.body.addEventListener(name, soon);
