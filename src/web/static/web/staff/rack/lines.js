// Which lines the rack has from top to bottom: heads of groups, lanes for stays without a room, rooms.

import { stack } from "./geometry.js";

function lane(store, type, showsType = false) {
  const key = `lane:${type.code}`;
  const spans = store.staysAt(key).map((stay) => ({ id: stay.id, ...stay.shown }));
  const stacked = stack(spans);
  return { key, kind: "lane", type, showsType, room: null, tracks: stacked.count, trackOf: stacked.tracks, waiting: spans.length };
}

function roomLine(store, room, showsType = false) {
  return { key: `room:${room.id}`, kind: "room", type: store.typeByCode.get(room.room_type_code), room, showsType, tracks: 0 };
}

function head(key, name, count, folded) {
  return { key: `head:${key}`, kind: "head", group: key, name, count, tracks: 0, isFolded: folded.has(key) };
}

function shownTypes(store, filter) {
  return store.types.filter((type) => !filter.type || type.code === filter.type);
}

function byType(store, filter) {
  return shownTypes(store, filter).flatMap((type) => {
    const rooms = store.rooms.filter((room) => room.room_type_code === type.code);
    const first = { ...head(type.code, type.name, rooms.length, filter.folded), type };
    const inside = [lane(store, type), ...rooms.map((room) => roomLine(store, room))];
    return first.isFolded ? [first] : [first, ...inside];
  });
}

function byFloor(store, filter, words) {
  const types = new Set(shownTypes(store, filter).map((type) => type.code));
  const rooms = store.rooms.filter((room) => types.has(room.room_type_code));
  const floors = [...new Set(rooms.map((room) => room.floor))].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
  const waiting = head("lanes", words.say("unassigned"), null, filter.folded);
  const lanes = shownTypes(store, filter).map((type) => lane(store, type, true));
  const groups = floors.flatMap((floor) => {
    const inside = rooms.filter((room) => room.floor === floor).map((room) => roomLine(store, room, true));
    const name = floor ? words.say("floor", { floor }) : words.say("no_floor");
    const first = head(`floor-${floor}`, name, inside.length, filter.folded);
    return first.isFolded ? [first] : [first, ...inside];
  });
  return [waiting, ...(waiting.isFolded ? [] : lanes), ...groups];
}

export function linesOf(store, filter, words) {
  const lines = filter.by === "floor" ? byFloor(store, filter, words) : byType(store, filter);
  lines.forEach((line, index) => { line.index = index; });
  return lines;
}
