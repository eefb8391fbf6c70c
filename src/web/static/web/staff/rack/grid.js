// The rack itself: draws only the lines and days that are seen, and half a view more above and below.

import { columnAt, daysToDraw, dayWidth, lineAt, linesToDraw, placeLines, scrolledInto, weekdayOf } from "./geometry.js";
import { dates, freeRooms } from "./header.js";
import { linesOf } from "./lines.js";
import { Row } from "./rows.js";

const SIZES = {
  comfortable: { room: 36, lane: 32, head: 34, margin: 6, inset: 3 },
  compact: { room: 29, lane: 28, head: 28, margin: 4, inset: 2 },
};
const LEAST = { 14: 52, 30: 36, 60: 25 };
const SIDE = { wide: 148, narrow: 104 };
const PHONE = 560;
const MINUTES = 1440;

export class Grid {
  constructor({ root, store, words, filter, timezone }) {
    Object.assign(this, { root, store, words, filter, timezone });
    this.head = root.querySelector(".rack__head");
    this.body = root.querySelector(".rack__body");
    this.foot = root.querySelector(".rack__foot");
    this.sizes = SIZES[document.documentElement.dataset.density] ?? SIZES.comfortable;
    this.rows = new Map();
    this.lines = [];
    this.pinned = new Set();
    this.view = { start: 0, days: 1, col: 1, side: 0 };
    this.isWaiting = false;
    root.addEventListener("scroll", () => this.paintSoon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(root);
  }

  /** Draws everything anew. */
  build() {
    for (const row of this.rows.values()) row.element.remove();
    this.rows.clear();
    this.measure();
    this.head.replaceChildren(...dates(this));
    this.layOut();
    this.drawFree();
    this.paint();
  }

  measure() {
    const width = this.root.clientWidth;
    const least = width < PHONE ? SIDE.narrow : SIDE.wide;
    const { start, days } = this.store;
    const col = dayWidth({ room: width - least, days, least: LEAST[days] ?? LEAST[60] });
    const side = Math.max(least, Math.min(width - days * col, least + days));
    this.view = { start, days, col, side };
    this.width = width;
    const set = (name, value) => this.root.style.setProperty(name, value);
    set("--col", `${col}px`);
    set("--side", `${side}px`);
    set("--plane", `${side + days * col}px`);
    set("--monday", `${side - weekdayOf(start) * col}px`);
    set("--now", `${side + this.todayAt() * col}px`);
    this.root.toggleAttribute("data-has-today", this.todayAt() >= 0 && this.todayAt() < days);
  }

  /** How far today is from the first day, with the hotel's time of day. */
  todayAt() {
    const time = new Intl.DateTimeFormat("en-GB", { timeZone: this.timezone, hour: "2-digit", minute: "2-digit" });
    const [hours, minutes] = time.format(new Date()).split(":").map(Number);
    return this.store.today - this.store.start + (hours * 60 + minutes) / MINUTES;
  }

  layOut() {
    this.lines = linesOf(this.store, this.filter, this.words);
    this.lineByKey = new Map(this.lines.map((line) => [line.key, line]));
    this.body.style.height = `${placeLines(this.lines, this.sizes)}px`;
    this.root.setAttribute("aria-rowcount", String(this.lines.length + 2 + this.store.types.length));
    this.root.setAttribute("aria-colcount", String(this.view.days + 1));
  }

  drawFree() {
    this.foot.replaceChildren(...freeRooms(this));
  }

  /** After a change of the store: `places` are the keys of lines with other bars than before. */
  refresh(places) {
    const hadFocus = this.root.contains(document.activeElement);
    this.layOut();
    this.paint(places);
    this.drawFree();
    if (hadFocus && !this.root.contains(document.activeElement)) this.onFocusLost?.();
  }

  resized() {
    if (this.root.clientWidth === this.width || this.store.isEmpty) return this.paintSoon();
    const { left } = this.scrolled();
    this.build();
    this.root.scrollLeft = left;
    return undefined;
  }

  scrolled() {
    return { left: this.root.scrollLeft, top: this.root.scrollTop };
  }

  paintSoon() {
    if (this.isWaiting) return;
    this.isWaiting = true;
    requestAnimationFrame(() => {
      this.isWaiting = false;
      this.paint();
    });
  }

  paint(changed = new Set()) {
    const height = this.root.clientHeight;
    const [first, last] = linesToDraw(this.lines, { top: this.root.scrollTop, height, spare: height / 2 });
    const days = daysToDraw({ left: this.root.scrollLeft, width: this.width, ...this.view });
    this.forget(first, last);
    const wanted = this.lines.slice(first, last + 1);
    for (const key of this.pinned) if (this.lineByKey.has(key)) wanted.push(this.lineByKey.get(key));
    for (const line of wanted) this.draw(line, days, changed);
  }

  forget(first, last) {
    for (const [key, row] of this.rows) {
      const line = this.lineByKey.get(key);
      const isKept = line && ((line.index >= first && line.index <= last) || this.pinned.has(key));
      if (isKept) continue;
      row.element.remove();
      this.rows.delete(key);
    }
  }

  draw(line, days, changed) {
    let row = this.rows.get(line.key);
    if (!row) {
      row = new Row(line, this);
      this.rows.set(line.key, row);
      row.fill(days);
      this.body.append(row.element);
      return;
    }
    if (row.line !== line) row.place(line);
    const isSame = row.filledFor.from === days.from && row.filledFor.to === days.to;
    if (!isSame || changed.has(line.key)) row.fill(days);
  }

  /** The line and the day under a place on the screen. */
  at(clientX, clientY) {
    const box = this.body.getBoundingClientRect();
    const line = this.lines[lineAt(this.lines, clientY - box.top)];
    return { line, col: columnAt(clientX - box.left - this.view.side, this.view.col) };
  }

  barOf(id) {
    return this.body.querySelector(`[data-stay="${CSS.escape(id)}"]`);
  }

  show(line, from, to) {
    const { col, side } = this.view;
    const across = { at: this.root.scrollLeft, size: this.root.clientWidth, before: side, after: 0 };
    const down = { at: this.root.scrollTop, size: this.root.clientHeight, before: 0, after: 0 };
    down.after = this.head.offsetHeight + this.foot.offsetHeight;
    this.root.scrollLeft = scrolledInto(side + from * col, side + to * col, across);
    this.root.scrollTop = scrolledInto(line.top, line.top + line.height, down);
    this.paint();
  }
}
