// A booking, as the API tells it, put into its places on the page.

import { bullets, fill, find, list, showPart } from "./page.js";
import { counted, day, dayOf, money, moment, timeOfDay, word } from "./words.js";

const TONES = {
  CONFIRMED: "good",
  COMPLETED: "good",
  PENDING_PAYMENT: "wait",
  CANCELLED: "bad",
  NO_SHOW: "bad",
};
const HELD = "PENDING_PAYMENT";
const ENGLISH = document.documentElement.lang === "en";

/** `house` has the hotel's zone and its times of arrival and departure. */
export function show(booking, house) {
  showStatus(booking, house);
  showStay(booking, house);
  showPrice(booking);
  showConditions(booking);
  showDocuments(booking);
}

function showStatus(booking, house) {
  const badge = find('[data-slot="status"]');
  badge.textContent = word(`status_${booking.status}`);
  badge.dataset.tone = TONES[booking.status];
  fill("headline", word(`headline_${booking.status}`, { name: booking.primary_first_name }));
  fill("lead", leadOf(booking, house));
  fill("number", booking.confirmation_number);
}

function leadOf(booking, house) {
  const details = booking.cancellation_details;
  if (booking.status !== "CANCELLED") return word(`lead_${booking.status}`);
  return word(`lead_${details.reason}`, { date: dayOf(details.cancelled_at, house.zone) });
}

function showStay(booking, house) {
  fill("arrival", day(booking.check_in));
  fill("arrival-time", word("from_time", { time: timeOfDay(house.arrival) }));
  fill("departure", day(booking.check_out));
  fill("departure-time", word("until_time", { time: timeOfDay(house.departure) }));
  const number = booking.assigned_room && word("room_number", { number: booking.assigned_room });
  const room = [booking.room_type_name, number, counted("nights", booking.nights)];
  fill("room", room.filter(Boolean).join(" · "));
  const children = booking.children ? [counted("children", booking.children)] : [];
  fill("guests", [counted("adults", booking.adults), ...children].join(", "));
  fill("booked-by", booking.guest_name);
  fillIfAny("rate", booking.rate_plan.name);
  fillIfAny("requests", booking.special_requests);
  showPart("guaranteed", booking.payment_status === "GUARANTEED");
}

function fillIfAny(name, text) {
  fill(name, text ?? "");
  showPart(name, Boolean(text));
}

function showPrice(booking) {
  const { balance, currency } = booking;
  const inMoney = (amount) => money(amount, currency);
  const isOver = ["CANCELLED", "NO_SHOW"].includes(booking.status);
  const entry = (key, amount) => ({ term: word(key), value: inMoney(amount) });
  const ifAny = (key, amount) => (Number(amount) ? [entry(key, amount)] : []);
  list("sums", [
    entry("total", booking.total_amount),
    ...ifAny("taxes_included", booking.taxes),
    ...(isOver ? [entry("cancellation_cost", booking.penalty_amount ?? "0")] : []),
    entry("paid", balance.paid),
    ...ifAny("returning", balance.returning),
    outcomeOf(balance, inMoney),
  ]);
  list("lines", linesOf(booking, inMoney));
  showPart("lines", booking.lines.length > 0);
}

function outcomeOf(balance, inMoney) {
  const due = Number(balance.due);
  if (due < 0) return { term: word("credit"), value: inMoney(-due), isTotal: true };
  return { term: word("due"), value: due ? inMoney(due) : word("nothing_due"), isTotal: true };
}

function linesOf(booking, inMoney) {
  const lines = booking.lines.map((line) => ({
    term: termOf(line),
    value: inMoney(line.amount),
  }));
  const taxes = booking.tax_summary.map((tax) => ({
    term: word("tax_in_it", { name: tax.name }),
    value: inMoney(tax.amount),
    isNote: true,
  }));
  return [...lines, ...taxes];
}

/** Fees and city taxes have the hotel's own names. */
function termOf(line) {
  if (["FEE", "CITY_TAX"].includes(line.kind)) return line.reason;
  const night = line.night && day(line.night);
  if (line.kind === "NIGHT") return word("line_NIGHT", { date: night });
  return [word(`line_${line.kind}`), night].filter(Boolean).join(", ");
}

function showConditions(booking) {
  fill("policy-words", booking.policy_words);
  fill("policy-details", booking.policy_words);
  showPart("policy-words", ENGLISH);
  showPart("policy-details", !ENGLISH);
  find('[data-part="policy-details"]').open = booking.status === HELD;
}

/** In the guest's own language; English has the whole conditions in words. What cancelling costs while
 *  nothing is paid says nothing of what it costs then. */
export function showCostOfCancelling(preview, house) {
  bullets("conditions", ENGLISH ? [] : [...costsOf(preview, house)]);
}

function* costsOf(preview, house) {
  if (preview.status === HELD) {
    yield word("free_while_held");
    return;
  }
  const inMoney = (amount) => money(amount, preview.currency);
  if (!preview.is_free) yield word("costs_now", { amount: inMoney(preview.penalty_amount) });
  else if (!preview.free_until) yield word("free_always");
  else yield word("free_until", { date: moment(preview.free_until, house.zone) });
  const next = preview.next_tier;
  if (!next) return;
  const date = moment(next.starts_at, house.zone);
  yield word("costs_from", { date, amount: inMoney(next.amount) });
}

function showDocuments(booking) {
  const isConfirmed = ["CONFIRMED", "COMPLETED"].includes(booking.status);
  const wasPaid = Number(booking.balance.paid) > 0;
  showPart("documents", isConfirmed || wasPaid);
  showPart("confirmation", isConfirmed);
  showPart("receipt", wasPaid);
  showPart("calendar", isConfirmed);
}
