// Where the focus is: a line, a day and, in a lane, a track. One element of the rack can be reached by Tab:
// the bar that stands there, the head of a group, or a cell that is made for the empty place.

export class Cursor {
  constructor(grid) {
    this.grid = grid;
    this.at = { key: null, col: 0, track: 0 };
    this.cell = document.createElement("div");
    this.cell.className = "rack__cell";
    this.cell.setAttribute("role", "gridcell");
    grid.root.addEventListener("focusin", (event) => this.entered(event.target));
    grid.onFocusLost = () => this.focus();
  }

  get line() {
    return this.grid.lineByKey.get(this.at.key) ?? null;
  }

  get day() {
    return this.grid.view.start + this.at.col;
  }

  /** The stay or block that stands at the cursor. */
  get thing() {
    const { line, day } = this;
    if (!line) return null;
    const { store } = this.grid;
    const covers = (span) => span.from <= day && day < Math.max(span.to, span.from + 1);
    const isOnTrack = (stay) => line.kind !== "lane" || line.trackOf.get(stay.id) === this.at.track;
    const stay = store.staysAt(line.key).find((each) => covers(each.shown) && isOnTrack(each));
    return stay ?? store.blocksAt(line.key).find(covers) ?? null;
  }

  get stay() {
    const { thing } = this;
    return thing && "booking_id" in thing ? thing : null;
  }

  /** The first place to begin: today, in the first line with rooms or lanes. */
  begin() {
    const { lines, store, view } = this.grid;
    const kept = this.line;
    const line = kept ?? lines.find((each) => each.kind !== "head") ?? lines[0];
    const col = kept ? this.at.col : store.today - view.start;
    this.at = { key: line?.key ?? null, col: this.inside(col), track: kept ? this.at.track : 0 };
    this.arm();
  }

  inside(col) {
    return Math.min(this.grid.view.days - 1, Math.max(0, col));
  }

  /** Makes the element at the cursor the one that Tab reaches. */
  arm() {
    const { line } = this;
    if (!line) return null;
    this.grid.pinned = new Set([line.key]);
    this.grid.paint();
    const row = this.grid.rows.get(line.key);
    const element = this.elementIn(row, line);
    for (const other of this.grid.root.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    element.tabIndex = 0;
    return element;
  }

  elementIn(row, line) {
    if (line.kind === "head") {
      this.cell.remove();
      return row.element.querySelector("button");
    }
    const { thing } = this;
    const bar = thing && row.bars.get("booking_id" in thing ? `s${thing.id}` : `b${thing.id}`);
    if (bar) {
      this.cell.remove();
      return bar;
    }
    return this.emptyCell(row, line);
  }

  emptyCell(row, line) {
    const { view, words, sizes } = this.grid;
    this.cell.style.left = `${view.side + this.at.col * view.col}px`;
    this.cell.style.width = `${view.col}px`;
    this.cell.style.top = line.kind === "lane" ? `${sizes.margin / 2 + this.at.track * sizes.lane}px` : "0px";
    this.cell.style.height = `${line.kind === "lane" ? sizes.lane : line.height}px`;
    this.cell.setAttribute("aria-colindex", String(this.at.col + 2));
    const where = line.room ? words.say("room", { room: line.room.room_number }) : words.say("lane_of", { type: line.type.name });
    this.cell.setAttribute("aria-label", words.say("empty_cell", { where, day: words.longDay(this.day) }));
    row.element.append(this.cell);
    return this.cell;
  }

  focus() {
    const { line } = this;
    if (!line) return;
    const { thing } = this;
    const { start, days } = this.grid.view;
    const from = thing ? Math.max(0, (thing.shown ?? thing).from - start) : this.at.col;
    const to = thing ? Math.min(days, (thing.shown ?? thing).to - start + 1) : this.at.col + 1;
    this.grid.pinned.add(line.key);
    this.grid.show(line, from, Math.min(to, from + 4));
    this.arm()?.focus({ preventScroll: true });
  }

  focusStay(id) {
    const stay = this.grid.store.stays.get(id);
    if (!stay) return this.focus();
    const key = stay.room_id === null ? `lane:${stay.room_type_code}` : `room:${stay.room_id}`;
    const line = this.grid.lineByKey.get(key);
    if (!line) return this.focus();
    this.at = { key, col: this.inside(stay.from - this.grid.view.start), track: line.trackOf?.get(id) ?? 0 };
    return this.focus();
  }

  /** Something in the rack was focused, perhaps by a click: the cursor goes there. */
  entered(element) {
    const row = element.closest(".rack__row");
    if (!row || element === this.cell) return;
    const line = this.grid.lineByKey.get(row.dataset.line);
    if (!line || this.thingIsIn(element)) return;
    const stay = this.grid.store.stays.get(element.dataset.stay);
    const block = this.grid.store.blocksAt(line.key).find((each) => String(each.id) === element.dataset.block);
    const from = stay?.shown.from ?? block?.from;
    const col = from === undefined ? this.at.col : this.inside(from - this.grid.view.start);
    this.at = { key: line.key, col, track: line.trackOf?.get(stay?.id) ?? 0 };
    this.arm();
  }

  thingIsIn(element) {
    const { thing, line } = this;
    if (line?.kind === "head" || !thing) return false;
    return element.dataset.stay === thing.id || element.dataset.block === String(thing.id);
  }

  /** Left or right past whatever stands here. */
  across(step) {
    const { thing } = this;
    const span = thing && (thing.shown ?? thing);
    const { start } = this.grid.view;
    const next = step > 0 && span ? Math.max(span.to, span.from + 1) - start : step < 0 && span ? span.from - 1 - start : this.at.col + step;
    this.at.col = this.inside(next);
    this.focus();
  }

  down(step) {
    const { line } = this;
    const track = this.at.track + step;
    if (line.kind === "lane" && track >= 0 && track < line.tracks) {
      this.at.track = track;
      return this.focus();
    }
    return this.toLine(line.index + step, step);
  }

  toLine(index, step) {
    const { lines } = this.grid;
    const line = lines[Math.min(lines.length - 1, Math.max(0, index))];
    const track = line.kind === "lane" && step < 0 ? line.tracks - 1 : 0;
    this.at = { ...this.at, key: line.key, track };
    this.focus();
  }

  toColumn(col) {
    this.at.col = this.inside(col);
    this.focus();
  }
}
