// What others do shows at once: events name the stays, only those are asked for, several at a time.

const PATIENCE = 90;
const CALM = 600;
const MOST = 50;
const ROOMS = new Set(["room-blocks-changed", "nights-changed", "allotment-changed", "hotel-changed"]);

export class Following {
  /** `fetch(ids)` renews those stays, `reload()` all of it; `isHeld(id)` is true while somebody here drags it. */
  constructor({ fetch, reload, paintRoom, isHeld }) {
    Object.assign(this, { fetch, reload, paintRoom, isHeld });
    this.waiting = new Set();
    const listen = (name, act) => document.body.addEventListener(name, (event) => act.call(this, event.detail ?? {}));
    listen("hotel:booking", this.heardBooking);
    listen("hotel:room", this.heardRoom);
    listen("hotel:event", this.heardOther);
  }

  heardBooking({ booking_id: id }) {
    if (!id) return;
    this.waiting.add(id);
    this.fetchSoon();
  }

  heardRoom({ room_number: number, room_status: status }) {
    if (number && status) this.paintRoom(number, status);
  }

  heardOther({ name }) {
    if (!ROOMS.has(name)) return;
    clearTimeout(this.reloading);
    this.reloading = setTimeout(() => this.reload(), CALM);
  }

  fetchSoon() {
    this.timer ??= setTimeout(() => this.fetchNow(), PATIENCE);
  }

  /** What is in somebody's hand waits until it is let go. */
  async fetchNow() {
    this.timer = undefined;
    const ids = [...this.waiting].filter((id) => !this.isHeld(id)).slice(0, MOST);
    for (const id of ids) this.waiting.delete(id);
    if (ids.length) await this.fetch(ids);
    if ([...this.waiting].some((id) => !this.isHeld(id))) this.fetchSoon();
  }

  letGo() {
    if (this.waiting.size) this.fetchSoon();
  }
}
