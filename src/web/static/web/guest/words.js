// The page's own words, which come with it, and how its language writes money and dates.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const LANGUAGE = document.documentElement.lang;
const PLURALS = new Intl.PluralRules(LANGUAGE);

export const hasWord = (key) => key in WORDS;

export function word(key, facts = {}) {
  return WORDS[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
}

/** "2 nights": the text of `key` for a count, in the plural that the language asks for. */
export function counted(key, count) {
  const form = PLURALS.select(count) === "one" ? "one" : "other";
  return word(`${key}_${form}`, { count });
}

/** `amount` is the API's text, such as "150.00". */
export function money(amount, currency) {
  return new Intl.NumberFormat(LANGUAGE, { style: "currency", currency }).format(amount);
}

/** A date of the hotel, `2026-03-04`, which no zone of the browser may move. */
export function day(date, style = "long") {
  const weekday = style === "long" ? "short" : undefined;
  const month = style === "long" ? "long" : "short";
  const facts = { weekday, day: "numeric", month, year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(LANGUAGE, facts).format(new Date(`${date}T00:00:00Z`));
}

/** A moment, as the hotel's clock shows it. */
export function moment(instant, timeZone) {
  const facts = { dateStyle: "medium", timeStyle: "short", timeZone };
  return new Intl.DateTimeFormat(LANGUAGE, facts).format(new Date(instant));
}

export const dayOf = (instant, timeZone) =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long", timeZone }).format(new Date(instant));

export const timeOfDay = (clock) =>
  new Intl.DateTimeFormat(LANGUAGE, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
    .format(new Date(`2000-01-01T${clock}:00Z`));
