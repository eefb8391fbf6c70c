// Dates of a stay: text such as "2026-03-29", as fields and addresses have them, and never a moment. A Date
// stands behind them only here, at midnight UTC, where no day is shorter or longer than another and no zone
// of the browser reaches. What day it is, the hotel says; the browser is not asked.

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY = 86_400_000;

/** Milliseconds of its midnight in UTC; NaN for what is no date of the calendar. */
function midnight(date) {
  const parts = DATE.exec(date);
  if (!parts) return NaN;
  const [year, month, day] = parts.slice(1).map(Number);
  const at = Date.UTC(year, month - 1, day);
  return year >= 1900 && written(at) === date ? at : NaN;
}

/** Of a midnight in UTC. */
const written = (at) => new Date(at).toISOString().split("T")[0];

export const isDate = (text) => !Number.isNaN(midnight(text));

/** The date so many days later, or earlier. "" for what is no date. */
export function addDays(date, days) {
  return isDate(date) ? written(midnight(date) + days * DAY) : "";
}

/** The nights of a stay: whole days from one date to the other. NaN where one is no date. */
export const nightsBetween = (checkIn, checkOut) => (midnight(checkOut) - midnight(checkIn)) / DAY;

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (date) => new Date(midnight(date)).getUTCDay() || 7;

export const firstOfMonth = (date) => `${date.slice(0, 7)}-01`;

/** The first day of the month so many months later, or earlier. */
export function addMonths(date, months) {
  const [year, month] = date.split("-").map(Number);
  return written(Date.UTC(year, month - 1 + months, 1));
}

/** Every date from one up to the other, which is left out. */
export function datesBetween(first, end) {
  return Array.from({ length: Math.max(0, nightsBetween(first, end) || 0) }, (_, n) => addDays(first, n));
}

/** In the words of a language: "Sun, 29 Mar 2026" unless other parts are asked for. */
export function dateInWords(date, locale, parts = SHORT) {
  if (!isDate(date)) return "";
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }).format(midnight(date));
}

const SHORT = { weekday: "short", day: "numeric", month: "short", year: "numeric" };
