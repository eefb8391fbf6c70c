// One thing with many bookings, a few at a time: each row says what became of it, and one can stop.

import { fill } from "./phrases.js";

const A_TIME = 5;

const form = document.querySelector("[data-bulk]");
const go = form.querySelector("[data-go]");
const stop = form.querySelector("[data-stop]");
const progress = form.querySelector("progress");
const said = form.querySelector("[role=status]");

let isStopped = false;

function say(phrase, facts) {
  said.textContent = fill(phrase, facts);
}

function ids() {
  return [...form.querySelectorAll("input[name=booking]")].map((each) => each.value);
}

async function someOf(chunk) {
  const body = new FormData(form);
  body.delete("booking");
  for (const id of chunk) body.append("booking", id);
  body.append("part", "1");
  const answer = await fetch(form.action, { method: "POST", body });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(`<table>${await answer.text()}</table>`, "text/html");
  return [...page.querySelectorAll("tr[data-row]")];
}

function put(row) {
  const result = row.querySelector("[data-result]");
  form.querySelector(`tr[data-row="${CSS.escape(row.dataset.row)}"] [data-result]`).replaceChildren(...result.childNodes);
  return "done" in row.dataset;
}

async function run() {
  const all = ids();
  let handled = 0;
  let done = 0;
  for (let start = 0; start < all.length && !isStopped; start += A_TIME) {
    const results = await someOf(all.slice(start, start + A_TIME));
    done += results.map(put).filter(Boolean).length;
    handled += results.length;
    progress.value = handled;
    say(form.dataset.working, { done: handled, count: all.length });
  }
  if (handled < all.length && isStopped) say(form.dataset.stopped, { done: handled, count: all.length });
  else say(form.dataset.finished, { done, refused: handled - done });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  go.hidden = true;
  stop.hidden = false;
  progress.hidden = false;
  stop.focus();
  try {
    await run();
  } catch {
    say(form.dataset.lost, {});
  }
  stop.hidden = true;
  said.tabIndex = -1;
  said.focus();
});
stop.addEventListener("click", () => { isStopped = true; });
