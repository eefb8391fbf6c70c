// The page's own words, which come with it, and how its language writes money and dates.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const LANGUAGE = document.documentElement.lang;
const PLURALS = new Intl.PluralRules(LANGUAGE);
const LOCALE = localeOf(LANGUAGE);

/** The page's language as it is written where the guest is; English that nobody has said more of is
 *  the hotels' own. */
function localeOf(language) {
  const own = navigator.languages.find((each) => each.split("-")[0] === language);
  const isPlain = own === undefined || own === "en";
  return isPlain && language === "en" ? "en-GB" : own ?? language;
}

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
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).format(amount);
}

/** A date of the hotel, `2026-03-04`, which no zone of the browser may move. */
export function day(date) {
  const facts = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(LOCALE, facts).format(new Date(`${date}T00:00:00Z`));
}

/** A moment, as the hotel's clock shows it. */
export function moment(instant, timeZone) {
  const facts = { dateStyle: "medium", timeStyle: "short", timeZone };
  return new Intl.DateTimeFormat(LOCALE, facts).format(new Date(instant));
}

export const dayOf = (instant, timeZone) =>
  new Intl.DateTimeFormat(LOCALE, { dateStyle: "long", timeZone }).format(new Date(instant));

export const timeOfDay = (clock) =>
  new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
    .format(new Date(`2000-01-01T${clock}:00Z`));
