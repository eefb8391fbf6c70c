// What of the rack is shown, remembered in the page's address.

import { dayNumber, isoDay } from "./geometry.js";

const ZOOMS = [14, 30, 60];
const BEFORE_TODAY = 1;
const MANY_TYPES = 4;
const LOW = 640;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class Filter {
  constructor({ today, usual }) {
    this.usual = usual;
    this.today = dayNumber(today);
    this.read();
  }

  read() {
    const query = new URLSearchParams(location.search);
    const days = Number(query.get("days"));
    this.days = ZOOMS.includes(days) ? days : this.usual;
    this.start = DATE.test(query.get("start") ?? "") ? dayNumber(query.get("start")) : this.home;
    this.by = query.get("by") === "floor" ? "floor" : "type";
    this.type = query.get("type") ?? "";
    this.folded = new Set((query.get("folded") ?? "").split(",").filter(Boolean));
    this.free = query.get("free");
  }

  get home() {
    return this.today - BEFORE_TODAY;
  }

  /** Unless somebody chose: a few types are all told where there is room, many are summed up. */
  get showsFree() {
    return this.free ? this.free === "1" : (this.typeCount ?? 0) <= MANY_TYPES && innerHeight > LOW && innerWidth > LOW;
  }

  toggleFree() {
    this.free = this.showsFree ? "0" : "1";
  }

  toggleFold(group) {
    if (!this.folded.delete(group)) this.folded.add(group);
  }

  keep() {
    const query = new URLSearchParams();
    if (this.start !== this.home) query.set("start", isoDay(this.start));
    if (this.days !== this.usual) query.set("days", this.days);
    if (this.by !== "type") query.set("by", this.by);
    if (this.type) query.set("type", this.type);
    if (this.folded.size) query.set("folded", [...this.folded].join(","));
    if (this.free) query.set("free", this.free);
    const text = query.toString();
    history.replaceState(null, "", text ? `?${text}` : location.pathname);
  }
}
