// What is known of the hotel: rooms, stays and blocks of the days on show. Changes come in whole stays.

import { dayNumber, isShown, overlaps } from "./geometry.js";

const ENDED = new Set(["CANCELLED", "NO_SHOW"]);

function stayOf(row) {
  const from = dayNumber(row.check_in);
  const to = dayNumber(row.check_out);
  const left = row.departed_on ? dayNumber(row.departed_on) : to;
  return { ...row, id: row.booking_id, from, to, shown: { from, to: Math.min(to, left) } };
}

function blockOf(row) {
  return { ...row, from: dayNumber(row.start_date), to: dayNumber(row.end_date) };
}

function grouped(things, keyOf) {
  const groups = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    if (groups.has(key)) groups.get(key).push(thing);
    else groups.set(key, [thing]);
  }
  return groups;
}

/** Where a stay is drawn: its room, or the lane of its type. */
export function placeOf(stay) {
  return stay.room_id === null ? `lane:${stay.room_type_code}` : `room:${stay.room_id}`;
}

export function kindOf(stay, today) {
  if (stay.status === "PENDING_PAYMENT") return "pending";
  if (stay.status === "COMPLETED") return "departed";
  if (stay.is_in_house) return stay.to < today ? "overdue" : stay.to === today ? "leaving" : "in_house";
  if (stay.from < today) return "missing";
  return stay.from === today ? "arriving" : "confirmed";
}

export class Store {
  constructor() {
    this.stays = new Map();
    this.byPlace = new Map();
    this.load({ start: "1970-01-01", end: "1970-01-02", today: "1970-01-01", currency: "EUR", event_id: 0,
      room_types: [], rooms: [], stays: [], blocks: [], free: {} });
  }

  load(rack) {
    this.start = dayNumber(rack.start);
    this.days = dayNumber(rack.end) - this.start;
    this.today = dayNumber(rack.today);
    this.currency = rack.currency;
    this.types = rack.room_types;
    this.rooms = rack.rooms;
    this.free = rack.free;
    this.roomById = new Map(rack.rooms.map((room) => [room.id, room]));
    this.typeByCode = new Map(rack.room_types.map((type) => [type.code, type]));
    this.blocks = grouped(rack.blocks.map(blockOf), (block) => `room:${block.room_id}`);
    this.stays = new Map(rack.stays.map(stayOf).map((stay) => [stay.id, stay]));
    this.byPlace = grouped(this.stays.values(), placeOf);
  }

  /** Takes fresh stays in; those in `gone` are shown no longer. Returns the places that changed. */
  apply({ stays, free = {}, start, gone = [] }) {
    const changed = new Set();
    for (const id of gone) this.drop(id, changed);
    for (const row of stays) this.put(stayOf(row), changed);
    for (const [code, counts] of Object.entries(free)) this.count(code, dayNumber(start), counts);
    return changed;
  }

  /** What is free of a type, a number a night; the nights may be some of those on show. */
  count(code, first, counts) {
    const known = this.free[code];
    if (!known) return;
    counts.forEach((count, index) => {
      const night = first + index - this.start;
      if (night >= 0 && night < this.days) known[night] = count;
    });
  }

  put(stay, changed) {
    const known = this.stays.get(stay.id);
    if (known && known.version > stay.version) return;
    this.drop(stay.id, changed);
    if (ENDED.has(stay.status) || !isShown(stay.shown, this)) return;
    const place = placeOf(stay);
    this.stays.set(stay.id, stay);
    this.byPlace.set(place, [...(this.byPlace.get(place) ?? []), stay]);
    changed.add(place);
  }

  drop(id, changed) {
    const known = this.stays.get(id);
    if (!known) return;
    const place = placeOf(known);
    this.stays.delete(id);
    this.byPlace.set(place, this.byPlace.get(place).filter((stay) => stay.id !== id));
    changed.add(place);
  }

  setRoomStatus(number, status) {
    const room = this.rooms.find((each) => each.room_number === number);
    if (!room) return null;
    room.room_status = status;
    return `room:${room.id}`;
  }

  staysAt(place) {
    return this.byPlace.get(place) ?? [];
  }

  blocksAt(place) {
    return this.blocks.get(place) ?? [];
  }

  /** Stays and blocks in the way of a span in a room, apart from one stay. */
  inTheWay(roomId, span, apartFrom) {
    const place = `room:${roomId}`;
    const stays = this.staysAt(place).filter((stay) => stay.id !== apartFrom && overlaps(stay.shown, span));
    return { stays, blocks: this.blocksAt(place).filter((block) => overlaps(block, span)) };
  }

  get isEmpty() {
    return this.rooms.length === 0;
  }
}
