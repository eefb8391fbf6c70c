// A stay on its way to another place: what is in the way is known at once from what is on show, what the
// server says of it follows, asked once the hand rests.

const REST = 140;

export function isSame(one, other) {
  return one.room_id === other.room_id && one.from === other.from && one.to === other.to;
}

export function targetOf(stay) {
  return { room_id: stay.room_id, from: stay.from, to: stay.to };
}

/** May it be moved at all? The server has the last word on how. */
export function isMovable(stay) {
  return stay.status === "CONFIRMED" || stay.status === "PENDING_PAYMENT";
}

/** `hear` is called with each verdict: {state, text, other?, preview?}; states are unchanged, checking, free,
    taken, refused and unknown. */
export class Move {
  constructor(stay, { api, store, words, wanted }, hear) {
    Object.assign(this, { stay, api, store, words, wanted, hear });
    this.target = targetOf(stay);
    this.verdict = { state: "unchanged", text: words.say("as_it_is") };
  }

  propose(target) {
    if (isSame(target, this.target)) return;
    this.stop();
    this.target = target;
    if (isSame(target, this.stay)) {
      this.tell({ state: "unchanged", text: this.words.say("as_it_is") });
      return;
    }
    this.tell(this.atFirstSight());
    this.timer = setTimeout(() => { this.asking = this.ask(); }, REST);
  }

  atFirstSight() {
    const { stays, blocks } = this.obstacles();
    if (stays.length + blocks.length === 0) return { state: "checking", text: this.words.say("checking") };
    return { state: "taken", text: this.tellObstacles(stays, blocks), other: this.partner(stays, blocks) };
  }

  obstacles() {
    if (this.target.room_id === null) return { stays: [], blocks: [] };
    return this.store.inTheWay(this.target.room_id, this.target, this.stay.id);
  }

  tellObstacles(stays, blocks) {
    const taken = stays.map((stay) => this.words.say("taken_by", { guest: stay.guest_name, span: this.words.span(stay) }));
    const blocked = blocks.map((block) => this.words.say("blocked_by", { reason: block.reason, span: this.words.span(block) }));
    return [...taken, ...blocked].join(" ");
  }

  /** The one stay that could change rooms with this one. */
  partner(stays, blocks) {
    const hasRoom = this.stay.room_id !== null && this.target.room_id !== this.stay.room_id;
    const keepsDates = this.target.from === this.stay.from && this.target.to === this.stay.to;
    return hasRoom && keepsDates && stays.length === 1 && blocks.length === 0 && isMovable(stays[0]) ? stays[0] : null;
  }

  async ask() {
    const { target } = this;
    this.timer = 0;
    this.abort = new AbortController();
    try {
      const preview = await this.api.preview(this.wanted(this.stay, target), this.abort.signal);
      if (target === this.target) this.tell(this.verdictOn(preview));
    } catch (error) {
      if (error.name !== "AbortError") this.tell({ state: "unknown", text: this.words.refusal(error) });
    }
  }

  verdictOn(preview) {
    if (preview.is_allowed) return { state: "free", text: this.tellFree(preview), preview };
    const { stays, blocks } = this.obstacles();
    const known = this.tellObstacles(stays, blocks);
    const told = preview.reasons
      .filter((reason) => !known || !/OVERLAP|ROOM_BLOCKED/.test(reason.code))
      .map((reason) => this.words.refusal(reason));
    const state = known ? "taken" : "refused";
    const text = [known, ...told, this.tellInstead(preview.free_rooms)].filter(Boolean).join(" ");
    return { state, text, preview, other: this.partner(stays, blocks) };
  }

  /** Rooms like it that could be had. */
  tellInstead(rooms = []) {
    return rooms.length ? this.words.say("free_instead", { rooms: rooms.map((room) => room.room_number).join(", ") }) : "";
  }

  tellFree(preview) {
    return [this.words.say("free_here"), this.tellType(), this.tellPrice(preview.price)].filter(Boolean).join(" ");
  }

  /** In words, if it would be a room of another type. */
  tellType() {
    const room = this.store.roomById.get(this.target.room_id);
    if (!room || room.room_type_code === this.stay.room_type_code) return "";
    const nameOf = (code) => this.store.typeByCode.get(code)?.name ?? code;
    return this.words.say("other_type", { type: nameOf(room.room_type_code), booked: nameOf(this.stay.room_type_code) });
  }

  tellPrice(price) {
    if (!price || price.after === null || Number(price.difference) === 0) return this.words.say("same_price");
    return this.words.say("price_changes", {
      before: this.words.money(price.before),
      after: this.words.money(price.after),
      difference: this.words.difference(price.difference),
    });
  }

  /** Whether somebody should be asked before it is done. */
  get changesMoneyOrType() {
    const price = this.verdict.preview?.price;
    return Boolean(price && Number(price.difference) !== 0) || this.tellType() !== "";
  }

  /** The verdict on the last target, once it is there. */
  async settled() {
    if (this.timer) {
      clearTimeout(this.timer);
      this.asking = this.ask();
    }
    await this.asking;
    return this.verdict;
  }

  tell(verdict) {
    this.verdict = verdict;
    this.hear(verdict, this.target);
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = 0;
    this.abort?.abort();
  }
}
