// Nights of one room that nobody has yet, chosen by a click, by dragging over them or with Shift and arrows.

import { barBox } from "./geometry.js";

const FAR_ENOUGH = 5;

export class Choosing {
  constructor(grid, opensCell) {
    Object.assign(this, { grid, opensCell });
    this.span = null;
    this.mark = document.createElement("div");
    this.mark.className = "rack__chosen";
    this.mark.setAttribute("aria-hidden", "true");
    const { root } = grid;
    root.addEventListener("pointerdown", (event) => this.down(event));
    root.addEventListener("pointermove", (event) => this.moved(event));
    root.addEventListener("click", (event) => this.clicked(event));
  }

  placeAt(event) {
    if (event.target.closest(".tape, .rack__room, .rack__side, .rack__head, .rack__foot, button")) return null;
    const place = this.grid.at(event.clientX, event.clientY);
    const isInside = place.col >= 0 && place.col < this.grid.view.days;
    return isInside && place.line?.kind === "room" ? place : null;
  }

  down(event) {
    this.clear();
    const place = event.button === 0 && event.pointerType !== "touch" ? this.placeAt(event) : null;
    this.start = place && { ...place, x: event.clientX };
  }

  moved(event) {
    if (!this.start || !(event.buttons & 1) || Math.abs(event.clientX - this.start.x) < FAR_ENOUGH) return;
    const { col } = this.grid.at(event.clientX, event.clientY);
    const { start } = this.grid.view;
    this.choose(this.start.line, { from: start + Math.min(col, this.start.col), to: start + Math.max(col, this.start.col) + 1 });
  }

  clicked(event) {
    const place = this.start ?? this.placeAt(event);
    this.start = null;
    if (!place || event.target.closest(".tape, button")) return;
    const day = this.grid.view.start + place.col;
    if (!this.span) this.choose(place.line, { from: day, to: day + 1 });
    this.opensCell(place.line, this.span, this.mark);
  }

  /** With Shift and an arrow, from the cursor on. */
  stretch(cursor, step) {
    const { line, day } = cursor;
    const { words } = this.grid;
    const span = this.span ?? { from: day, to: day + 1 };
    this.choose(line, { from: span.from, to: Math.max(span.from + 1, span.to + step) });
    this.onChosen?.(words.say("chosen", { where: words.say("room", { room: line.room.room_number }), span: words.span(this.span) }));
  }

  choose(line, span) {
    const { view } = this.grid;
    this.span = span;
    const box = barBox({ from: span.from, to: span.to }, view);
    this.mark.style.left = `${view.side + box.left}px`;
    this.mark.style.width = `${box.width}px`;
    this.mark.style.top = `${line.top}px`;
    this.mark.style.height = `${line.height}px`;
    this.grid.body.append(this.mark);
  }

  clear() {
    this.span = null;
    this.mark.remove();
  }
}
