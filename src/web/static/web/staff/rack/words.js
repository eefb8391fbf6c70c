// The rack's words, dates and amounts, in the language of the page.

import { PLACE, fill } from "../phrases.js";
import { isoDay } from "./geometry.js";

const LOCALES = { en: "en-GB", de: "de-DE", fr: "fr-FR", es: "es-ES" };

export class Words {
  constructor({ language, phrases, refusals, facts, currency }) {
    this.locale = LOCALES[language] ?? language;
    this.phrases = phrases;
    this.refusals = refusals;
    this.facts = facts;
    this.currency = currency;
    this.formats = new Map();
    this.days = new Map();
  }

  say(key, facts = {}) {
    return fill(this.phrases[key] ?? key, facts);
  }

  count(key, count, facts = {}) {
    return this.say(`${key}_${count === 1 ? "one" : "other"}`, { count, ...facts });
  }

  named(kind, value) {
    return this.facts[`${kind}_${value}`] ?? value;
  }

  /** A refusal by its code; where the rack has no words for it, the server's own. */
  refusal({ code, message, details = {} }) {
    const full = this.refusals[`${code}_with_facts`] ?? "";
    const isKnown = [...full.matchAll(PLACE)].every(([, name]) => typeof details[name] === "string");
    if (full && isKnown) return fill(full, details);
    return this.phrases[`refused_${code}`] ?? this.refusals[code] ?? (message || this.say("trouble"));
  }

  format(name, options) {
    if (!this.formats.has(name)) {
      this.formats.set(name, new Intl.DateTimeFormat(this.locale, { timeZone: "UTC", ...options }));
    }
    return this.formats.get(name);
  }

  at(number) {
    return new Date(`${isoDay(number)}T00:00:00Z`);
  }

  /** Each day is written once; every bar names two. */
  day(number) {
    if (!this.days.has(number)) {
      this.days.set(number, this.format("day", { day: "numeric", month: "short" }).format(this.at(number)));
    }
    return this.days.get(number);
  }

  dayOfMonth(number) {
    return this.at(number).getUTCDate();
  }

  longDay(number) {
    return this.format("long", { weekday: "long", day: "numeric", month: "long" }).format(this.at(number));
  }

  weekday(number) {
    return this.format("weekday", { weekday: "short" }).format(this.at(number));
  }

  month(number) {
    return this.format("month", { month: "long", year: "numeric" }).format(this.at(number));
  }

  span({ from, to }) {
    return `${this.day(from)} – ${this.day(to)}`;
  }

  moment(iso, timeZone) {
    const format = new Intl.DateTimeFormat(this.locale, { timeZone, hour: "2-digit", minute: "2-digit" });
    return format.format(new Date(iso));
  }

  money(amount, options = {}) {
    return new Intl.NumberFormat(this.locale, { style: "currency", currency: this.currency, ...options }).format(amount);
  }

  /** With its sign, for what a change costs or gives back. */
  difference(amount) {
    return this.money(amount, { signDisplay: "exceptZero" });
  }
}
