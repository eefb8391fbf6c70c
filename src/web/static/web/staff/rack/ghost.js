// Where a stay would be, and what is said of that, while it is on its way.

import { barBox } from "./geometry.js";

const GAP = 2;
const AWAY = 10;

export class Ghost {
  constructor(grid, verdict) {
    this.grid = grid;
    this.verdict = verdict;
    this.element = document.createElement("div");
    this.element.className = "rack__ghost";
    this.element.setAttribute("aria-hidden", "true");
  }

  show(stay, target, verdict) {
    const key = target.room_id === null ? `lane:${stay.room_type_code}` : `room:${target.room_id}`;
    const line = this.grid.lineByKey.get(key);
    if (!line) return;
    this.place(line, target);
    this.element.textContent = stay.guest_name;
    this.element.dataset.state = verdict.state;
    if (!this.element.isConnected) this.grid.body.append(this.element);
    this.tell(stay, target, verdict);
  }

  place(line, target) {
    const { view, sizes } = this.grid;
    const box = barBox(target, view);
    this.element.style.left = `${view.side + box.left + GAP / 2}px`;
    this.element.style.width = `${Math.max(GAP, box.width - GAP)}px`;
    this.element.style.top = `${line.top + sizes.inset}px`;
    this.element.style.height = `${Math.min(line.height, sizes.room) - 2 * sizes.inset - 1}px`;
  }

  tell(stay, target, { state, text }) {
    const { words, store } = this.grid;
    const room = store.roomById.get(target.room_id);
    const where = room ? words.say("room", { room: room.room_number }) : words.say("holding");
    this.verdict.hidden = false;
    this.verdict.dataset.state = state;
    this.verdict.querySelector("strong").textContent = `${where}, ${words.span(target)}`;
    this.verdict.querySelector("span").textContent = text;
    this.anchor();
  }

  /** Below the ghost, above it where there is no room, and always on the screen. */
  anchor() {
    const box = this.element.getBoundingClientRect();
    const size = this.verdict.getBoundingClientRect();
    const below = box.bottom + AWAY;
    const top = below + size.height < innerHeight ? below : box.top - size.height - AWAY;
    this.verdict.style.top = `${Math.max(0, top)}px`;
    this.verdict.style.left = `${Math.min(Math.max(AWAY, box.left), innerWidth - size.width - AWAY)}px`;
  }

  hide() {
    this.element.remove();
    this.verdict.hidden = true;
  }
}
