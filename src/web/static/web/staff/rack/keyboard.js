// Everything that a pointer does, by keys. `m` picks the focused stay up; then the arrows carry it.

import { isMovable, targetOf } from "./moving.js";

const PAGE = 10;

export class Keyboard {
  /** `opens` has stay(stay, element), block(block, element) and cell(line, span, element). */
  constructor({ grid, cursor, desk, choosing, opens, undo, say }) {
    Object.assign(this, { grid, cursor, desk, choosing, opens, undo, say });
    this.isCarrying = false;
    grid.root.addEventListener("keydown", (event) => this.pressed(event));
    desk.onLetGo = () => { this.isCarrying = false; };
  }

  pressed(event) {
    if (this.desk.move && !this.isCarrying) return;
    const keys = this.isCarrying ? this.carryKeys(event) : this.walkKeys(event);
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || this.isCommand(event) || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  /** Keys with Ctrl are the browser's, but for those of the rack. */
  isCommand(event) {
    const isArrival = this.isCarrying && event.ctrlKey && event.shiftKey && ["ArrowLeft", "ArrowRight"].includes(event.key);
    return (event.ctrlKey || event.metaKey) && !isArrival && !["Home", "End"].includes(event.key);
  }

  walkKeys(event) {
    const { cursor } = this;
    const far = event.ctrlKey;
    const isEmptyRoom = cursor.line?.kind === "room" && !cursor.thing;
    const across = (step) => (event.shiftKey && isEmptyRoom ? this.choosing.stretch(cursor, step) : this.walk(() => cursor.across(step)));
    return {
      ArrowLeft: () => across(-1),
      ArrowRight: () => across(1),
      ArrowUp: () => this.walk(() => cursor.down(-1)),
      ArrowDown: () => this.walk(() => cursor.down(1)),
      PageUp: () => this.walk(() => cursor.toLine(cursor.line.index - PAGE, -1)),
      PageDown: () => this.walk(() => cursor.toLine(cursor.line.index + PAGE, 1)),
      Home: () => this.walk(() => (far ? cursor.toLine(0, -1) : cursor.toColumn(0))),
      End: () => this.walk(() => (far ? cursor.toLine(this.grid.lines.length - 1, 1) : cursor.toColumn(this.grid.view.days - 1))),
      Enter: () => this.open(),
      " ": () => this.open(),
      m: () => this.pickUp(),
      Escape: () => this.choosing.clear(),
    };
  }

  walk(step) {
    this.choosing.clear();
    step();
  }

  open() {
    const { cursor } = this;
    const { thing, line } = cursor;
    const element = document.activeElement;
    if (line.kind === "head") element.click();
    else if (cursor.stay) this.opens.stay(cursor.stay, element);
    else if (thing) this.opens.block(thing, element);
    else if (line.room) this.opens.cell(line, this.choosing.span ?? { from: cursor.day, to: cursor.day + 1 }, element);
  }

  pickUp() {
    const { stay } = this.cursor;
    const { words } = this.grid;
    if (!stay) return this.say(words.say("nothing_to_move"));
    if (!isMovable(stay) || !this.desk.mayMove(stay)) return this.say(words.say("not_movable", { guest: stay.guest_name }));
    this.desk.lift(stay, (verdict, target) => this.tell(verdict, target));
    this.isCarrying = true;
    return this.say(words.say("picked_up", { guest: stay.guest_name }));
  }

  carryKeys(event) {
    const { shiftKey, ctrlKey } = event;
    const across = (step) => this.shift(shiftKey && !ctrlKey ? 0 : step, ctrlKey ? 0 : step);
    return {
      ArrowLeft: () => across(-1),
      ArrowRight: () => across(1),
      ArrowUp: () => this.carryDown(-1),
      ArrowDown: () => this.carryDown(1),
      Enter: () => this.drop(),
      Escape: () => this.letGo(),
      m: () => this.letGo(),
      Tab: () => this.say(this.grid.words.say("still_carrying")),
    };
  }

  shift(arrival, departure) {
    const { stay, target } = this.desk.move;
    const span = stay.is_in_house && arrival ? targetOf(stay) : { from: target.from + arrival, to: target.to + departure };
    if (span.to <= span.from) return;
    this.carry({ ...target, from: span.from, to: span.to });
  }

  /** To the next room above or below, or the lane of the stay's own type. */
  carryDown(step) {
    const { stay, target } = this.desk.move;
    const here = target.room_id === null ? `lane:${stay.room_type_code}` : `room:${target.room_id}`;
    const isPlace = (line) => line.kind === "room" || line.key === `lane:${stay.room_type_code}`;
    const { lines, lineByKey } = this.grid;
    let index = lineByKey.get(here).index + step;
    while (lines[index] && !isPlace(lines[index])) index += step;
    if (lines[index]) this.carry({ ...target, room_id: lines[index].room?.id ?? null });
  }

  carry(target) {
    this.desk.carry(target);
    const { stay } = this.desk.move;
    const key = target.room_id === null ? `lane:${stay.room_type_code}` : `room:${target.room_id}`;
    const { start } = this.grid.view;
    this.grid.show(this.grid.lineByKey.get(key), target.from - start, target.to - start + 1);
    const { move } = this.desk;
    this.desk.ghost.show(stay, move.target, move.verdict);
  }

  tell(verdict, target) {
    const { words } = this.grid;
    const where = this.desk.placing.where(target);
    this.say(words.say("carried", { where, span: words.span(target), verdict: verdict.text }));
  }

  async drop() {
    const { stay } = this.desk.move;
    this.isCarrying = false;
    await this.desk.drop();
    this.cursor.focusStay(stay.id);
  }

  letGo() {
    const { stay } = this.desk.move;
    this.desk.letGo();
    this.cursor.focusStay(stay.id);
    this.say(this.grid.words.say("let_go", { guest: stay.guest_name }));
  }
}
