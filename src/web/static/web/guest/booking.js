// My booking: opened by the link in a mail or by name, shown, paid, and cancelled.

import { Api, Key, Refusal } from "./api.js";
import { Cancelling } from "./cancelling.js";
import { announce, busy, enterState, fill, find, reasonOf, showPart, tell, when } from "./page.js";
import { Paying } from "./paying.js";
import { show, showCostOfCancelling } from "./showing.js";
import { word } from "./words.js";

const SETTLING_MS = 4000;
const root = find("#booking");
const house = root.dataset;
const key = new Key(house.booking);
const api = new Api(house.api, key);
const paying = new Paying(api, { refresh });
const cancelling = new Cancelling(api, { done: cancelled });

async function open() {
  enterState("opening");
  try {
    await refresh();
  } catch (refusal) {
    fail(refusal);
  }
}

/** Asks anew and shows what is so now. */
async function refresh() {
  const booking = await api.look();
  if (!booking.is_verified) return lock();
  present(booking);
}

function present(booking) {
  show(booking, house);
  paying.show(booking);
  showWhetherItMayBeCancelled(booking);
  enterState("open");
}

async function showWhetherItMayBeCancelled(booking) {
  const isOpen = ["PENDING_PAYMENT", "CONFIRMED"].includes(booking.status);
  const preview = isOpen ? await api.previewCancellation().catch(() => null) : null;
  showPart("cancel", preview !== null);
  if (preview) showCostOfCancelling(preview, house);
}

function lock() {
  if (key.value) tell("#unlock-error", word("link_failed"));
  key.value = "";
  enterState("locked");
}

function fail(refusal) {
  fill("failure", reasonOf(refusal));
  enterState("failed");
  if (!(refusal instanceof Refusal)) throw refusal;
}

async function unlock(event) {
  event.preventDefault();
  const form = event.target;
  const empty = [...form.elements].filter((input) => input.willValidate && !input.checkValidity());
  for (const input of form.elements) {
    if (input.willValidate) input.setAttribute("aria-invalid", String(empty.includes(input)));
  }
  if (empty.length) return empty[0].focus();
  await busy(form.querySelector("button"), () => proveByName(form));
}

async function proveByName(form) {
  const { last_name, email } = Object.fromEntries(new FormData(form));
  try {
    const booking = await api.verify({ last_name, email });
    key.value = booking.manage_token;
    tell("#unlock-error", "");
    present(booking);
    find('[data-slot="headline"]').focus();
  } catch (refusal) {
    tell("#unlock-error", refusal.code === "NOT_FOUND" ? word("unlock_failed") : reasonOf(refusal));
    form.elements.last_name.focus();
  }
}

function cancelled(booking) {
  present(booking);
  announce(word("cancelled_told"));
  find('[data-slot="headline"]').focus();
  setTimeout(() => refresh().catch(() => {}), SETTLING_MS); // by then its refund is planned
}

async function download(event) {
  const button = event.currentTarget;
  await busy(button, async () => {
    try {
      save(await api.document(button.dataset.document), button.dataset.document);
      tell("#trouble", "");
    } catch (refusal) {
      tell("#trouble", refusal.status === 0 ? reasonOf(refusal) : word("download_failed"));
    }
  });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${house.booking}-${name}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SETTLING_MS);
}

find("#unlock").addEventListener("submit", unlock);
when("reload", open);
for (const button of document.querySelectorAll("[data-document]")) {
  button.addEventListener("click", download);
}
addEventListener("hashchange", () => key.takeFromAddress() && open());
addEventListener("pageshow", (event) => event.persisted && open());
addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && key.value) refresh().catch(() => {});
});

open();
