{% autoescape off %}// The search box of a hotel on a site of its own: nothing is stored, nobody else is asked.
(() => {
{{ dates }}
const WORDS = {{ words }};
const STYLE = `{{ style }}`;

const SCRIPT = document.currentScript;
const OWN_SITE = new URL(SCRIPT.src).origin;
const MOST_CHILDREN = 8, OLDEST_CHILD = 17;
const COLOURS = { accent: "--accent-light", on_accent: "--on-accent-light", dark_accent: "--accent-dark", on_dark_accent: "--on-accent-dark" };

/** Without markup in text: every word is put in as text, whatever a hotel is called. */
function make(name, facts = {}, ...inside) {
  const { text, ...attributes } = facts;
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  if (text !== undefined) made.textContent = text;
  made.append(...inside);
  return made;
}

function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => String(from + n));

class HotelmateSearch extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheetOf(STYLE)];
    this.site = this.getAttribute("site") || OWN_SITE;
    this.language = this.spoken();
    this.words = WORDS[this.language];
    this.draw();
    this.learn();
  }

  spoken() {
    const asked = this.getAttribute("language") || this.closest("[lang]")?.lang || "";
    const language = asked.toLowerCase().split("-")[0];
    return language in WORDS ? language : "en";
  }

  say(key, facts = {}) {
    return this.words[key].replace(/\{(\w+)\}/g, (_, name) => facts[name]);
  }

  get group() {
    return this.getAttribute("group") || "";
  }

  get slug() {
    return encodeURIComponent(this.group || this.getAttribute("hotel") || "");
  }

  draw() {
    const search = this.group ? `/hotels/${this.slug}/` : `/guest/${this.slug}/availability/`;
    this.checkIn = make("input", { type: "date", name: "check_in", required: true });
    this.checkOut = make("input", { type: "date", name: "check_out", required: true });
    this.adultCount = this.choice("adults", numbers(1, 10), "2");
    this.childCount = this.choice("children", numbers(0, MOST_CHILDREN), "0");
    this.ages = make("div", { class: "ages" });
    this.nights = make("p", { class: "nights", role: "status" });
    this.heading = make("p", { class: "title", id: "title", text: this.say("title") });
    this.form = make(
      "form",
      { method: "get", action: this.site + search, target: this.getAttribute("target") || "_self", "aria-labelledby": "title" },
      this.heading,
      this.field("check_in", this.checkIn),
      this.field("check_out", this.checkOut),
      this.field("adults", this.adultCount),
      this.field("children", this.childCount),
      this.ages,
      make("button", { type: "submit", text: this.say("search") }),
      this.nights,
    );
    this.checkIn.addEventListener("change", () => this.followArrival());
    this.checkOut.addEventListener("change", () => this.countNights());
    this.childCount.addEventListener("change", () => this.askAges());
    this.form.addEventListener("formdata", (event) => this.complete(event.formData));
    this.box = make("div", { class: "box", lang: this.language, "data-theme": this.getAttribute("theme") || "" }, this.form);
    this.shadowRoot.append(this.box);
  }

  choice(name, values, chosen) {
    const options = values.map((value) => make("option", { value, text: value, selected: value === chosen }));
    return make("select", { name }, ...options);
  }

  field(key, control) {
    control.id = key;
    return make("div", { class: "field" }, make("label", { for: key, text: this.say(key) }), control);
  }

  /** The hotel says what day it is there, how far ahead it sells, and its colours. What cannot be asked
   *  for leaves the box as it is: the search itself says no to a date that is over. */
  async learn() {
    const accent = (this.getAttribute("accent") || "").replace("#", "?accent=");
    const address = `${this.site}/widget/${this.group ? "groups/" : ""}${this.slug}.json${accent}`;
    const answer = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => null);
    if (answer?.status === 404) return this.leadThere();
    const facts = answer?.ok ? await answer.json().catch(() => null) : null;
    if (facts) this.take(facts);
  }

  take({ name, today, last, colours }) {
    this.heading.textContent = this.say("title_at", { name });
    this.last = last;
    this.checkIn.min = today;
    this.checkIn.max = addDays(last, -1);
    this.checkOut.min = addDays(today, 1);
    this.checkOut.max = last;
    const paint = Object.entries(COLOURS).map(([key, property]) => `${property}:${colours[key]}`);
    this.shadowRoot.adoptedStyleSheets = [...this.shadowRoot.adoptedStyleSheets, sheetOf(`.box{${paint.join(";")}}`)];
    if (!this.checkIn.value) this.checkIn.value = today;
    this.followArrival();
  }

  /** A hotel that is not sold here. */
  leadThere() {
    this.box.replaceChildren(make("a", { class: "link", href: `${this.site}/hotels/?lang=${this.language}`, text: this.say("link") }));
  }

  followArrival() {
    const next = addDays(this.checkIn.value, 1);
    if (!next) return this.countNights();
    this.checkOut.min = next;
    if (!(nightsBetween(this.checkIn.value, this.checkOut.value) > 0)) this.checkOut.value = next;
    this.countNights();
  }

  countNights() {
    const count = nightsBetween(this.checkIn.value, this.checkOut.value);
    this.nights.textContent = count > 0 ? this.say(count === 1 ? "nights_one" : "nights_other", { count }) : "";
  }

  askAges() {
    const fields = [...this.ages.children];
    const wanted = Number(this.childCount.value);
    fields.slice(wanted).forEach((field) => field.remove());
    for (const number of numbers(fields.length + 1, wanted)) {
      const id = `age-${number}`;
      const ages = ["", ...numbers(0, OLDEST_CHILD)].map((value) => make("option", { value, text: value }));
      const select = make("select", { id, required: true }, ...ages);
      this.ages.append(make("div", { class: "field" }, make("label", { for: id, text: this.say("age", { number }) }), select));
    }
  }

  complete(facts) {
    const ages = [...this.ages.querySelectorAll("select")].map((select) => select.value);
    if (ages.length) facts.set("child_ages", ages.join(","));
    facts.set("lang", this.language);
  }
}

if (!customElements.get("hotelmate-search")) customElements.define("hotelmate-search", HotelmateSearch);

function place() {
  const { hotel, group, language, accent, theme, target, into } = SCRIPT.dataset;
  if (!hotel && !group) return;
  const facts = Object.entries({ hotel, group, language, accent, theme, target, site: OWN_SITE });
  const box = make("hotelmate-search", Object.fromEntries(facts.filter(([, value]) => value)));
  const chosen = into && document.querySelector(into);
  if (chosen) chosen.append(box);
  else if (document.head.contains(SCRIPT)) document.body.append(box);
  else SCRIPT.after(box);
}

if (document.readyState === "loading" && (SCRIPT.dataset.into || document.head.contains(SCRIPT))) {
  document.addEventListener("DOMContentLoaded", place);
} else place();
})();
{% endautoescape %}
