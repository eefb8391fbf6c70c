// Moving stays by hand: a mouse or pen drags at once, a finger after a long press, so that it can still scroll.

import { dragged, gripAt } from "./geometry.js";
import { isMovable, targetOf } from "./moving.js";

const FAR_ENOUGH = 5;
const LONG_PRESS = 420;
const REACH = { mouse: 8, pen: 10, touch: 16 };
const MARGIN = 48;
const SPEED = 14;

export class Dragging {
  /** `desk` starts and ends moves: lift(stay), carry(target), drop(), letGo(), mayMove(stay). */
  constructor(grid, desk) {
    Object.assign(this, { grid, desk });
    this.press = null;
    const { root } = grid;
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.moved(event));
    root.addEventListener("pointerup", (event) => this.up(event));
    root.addEventListener("pointercancel", () => this.end());
    root.addEventListener("contextmenu", (event) => { if (this.press?.isTouch) event.preventDefault(); });
    root.addEventListener("touchmove", (event) => { if (this.isDragging) event.preventDefault(); }, { passive: false });
    root.addEventListener("click", (event) => this.swallow(event), true);
  }

  get isDragging() {
    return this.press?.move !== undefined;
  }

  down(event) {
    const bar = event.target.closest(".tape[data-stay]");
    if (!bar || event.button !== 0 || !event.isPrimary || this.press) return;
    const stay = this.grid.store.stays.get(bar.dataset.stay);
    if (!stay || !isMovable(stay) || !this.desk.mayMove(stay)) return;
    const isTouch = event.pointerType === "touch";
    this.press = { stay, bar, isTouch, id: event.pointerId, x: event.clientX, y: event.clientY, ...this.startOf(event, bar, stay) };
    if (isTouch) this.press.timer = setTimeout(() => this.lift(), LONG_PRESS);
  }

  startOf(event, bar, stay) {
    const box = bar.getBoundingClientRect();
    const cuts = { isCutLeft: "cutLeft" in bar.dataset || stay.is_in_house, isCutRight: "cutRight" in bar.dataset };
    const grip = gripAt(event.clientX, { left: box.left, width: box.width, ...cuts }, REACH[event.pointerType] ?? REACH.mouse);
    return { grip, plane: event.clientX + this.grid.root.scrollLeft };
  }

  moved(event) {
    const { press } = this;
    if (!press) return this.hint(event);
    if (event.pointerId !== press.id) return undefined;
    const isFar = Math.hypot(event.clientX - press.x, event.clientY - press.y) > FAR_ENOUGH;
    if (!this.isDragging && isFar && press.isTouch) return this.end();
    if (!this.isDragging && isFar) this.lift();
    if (this.isDragging) this.follow(event);
    return undefined;
  }

  /** The edges of a bar that can be moved show it. */
  hint(event) {
    const bar = event.target.closest?.(".tape[data-stay]");
    const stay = bar && this.grid.store.stays.get(bar.dataset.stay);
    if (!stay || !isMovable(stay)) return;
    const { grip } = this.startOf(event, bar, stay);
    bar.style.cursor = grip === "body" ? "" : "ew-resize";
  }

  lift() {
    const { press } = this;
    press.move = this.desk.lift(press.stay);
    this.grid.root.setPointerCapture(press.id);
    press.bar.dataset.lifted = "";
    navigator.vibrate?.(10);
    this.pull = requestAnimationFrame(() => this.pullView());
  }

  follow(event) {
    this.press.last = { clientX: event.clientX, clientY: event.clientY };
    this.desk.carry(this.targetAt(event));
  }

  targetAt({ clientX, clientY }) {
    const { stay, grip, plane } = this.press;
    const days = Math.round((clientX + this.grid.root.scrollLeft - plane) / this.grid.view.col);
    const span = grip === "body" && stay.is_in_house ? targetOf(stay) : dragged(stay, grip, days);
    return { from: span.from, to: span.to, room_id: grip === "body" ? this.roomAt(clientX, clientY) : stay.room_id };
  }

  roomAt(clientX, clientY) {
    const { line } = this.grid.at(clientX, clientY);
    if (line.kind === "room") return line.room.id;
    return line.kind === "lane" ? null : this.desk.move.target.room_id;
  }

  /** Near an edge the rack moves along. */
  pullView() {
    if (!this.isDragging) return;
    const { last } = this.press;
    if (last) {
      const box = this.grid.root.getBoundingClientRect();
      const side = this.grid.view.side;
      const across = pullOf(last.clientX, box.left + side, box.right);
      const down = pullOf(last.clientY, box.top + this.grid.head.offsetHeight, box.bottom - this.grid.foot.offsetHeight);
      if (across || down) {
        this.grid.root.scrollBy(across, down);
        this.desk.carry(this.targetAt(last));
      }
    }
    this.pull = requestAnimationFrame(() => this.pullView());
  }

  up(event) {
    const { press } = this;
    if (!press || event.pointerId !== press.id) return;
    const wasDragging = this.isDragging;
    if (wasDragging) this.follow(event);
    this.end();
    if (!wasDragging) return;
    this.hasDragged = true;
    setTimeout(() => { this.hasDragged = false; });
    this.desk.drop();
  }

  /** The click that ends a drag opens nothing. */
  swallow(event) {
    if (!this.hasDragged) return;
    event.stopPropagation();
    event.preventDefault();
  }

  end() {
    if (!this.press) return;
    clearTimeout(this.press.timer);
    cancelAnimationFrame(this.pull);
    delete this.press.bar.dataset.lifted;
    this.press = null;
  }

  /** Escape: it stays where it was. */
  cancel() {
    const wasDragging = this.isDragging;
    this.end();
    if (wasDragging) this.desk.letGo();
    return wasDragging;
  }
}

function pullOf(at, from, to) {
  if (at < from + MARGIN) return -SPEED * Math.min(1, (from + MARGIN - at) / MARGIN);
  if (at > to - MARGIN) return SPEED * Math.min(1, (at - to + MARGIN) / MARGIN);
  return 0;
}
