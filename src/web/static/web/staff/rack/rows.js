// One element a line: its head at the left, its bars, and only those of the days that are drawn.

import { overlaps } from "./geometry.js";
import { blockBar, stayBar } from "./bars.js";

function element(role, className) {
  const made = document.createElement("div");
  made.setAttribute("role", role);
  made.className = className;
  return made;
}

function roomHead(line, words) {
  const head = element("rowheader", "rack__room");
  head.append(document.createElement("b"), document.createElement("small"));
  dressRoomHead(head, line, words);
  return head;
}

function dressRoomHead(head, { room, type, showsType }, words) {
  const status = words.named("room", room.room_status);
  head.firstChild.textContent = room.room_number;
  head.lastChild.textContent = showsType ? (type?.code ?? "") : "";
  head.dataset.status = room.room_status;
  head.title = status;
  head.setAttribute("aria-label", words.say("room_head", { room: room.room_number, type: type?.name ?? "", status }));
}

function laneHead(line, words) {
  const head = element("rowheader", "rack__room rack__room--lane");
  head.append(document.createElement("b"), document.createElement("small"));
  dressLaneHead(head, line, words);
  return head;
}

function dressLaneHead(head, { type, waiting, showsType }, words) {
  head.firstChild.textContent = showsType ? type.name : words.say("unassigned");
  head.lastChild.textContent = waiting ? String(waiting) : "";
  head.setAttribute("aria-label", words.count("lane", waiting, { type: type.name }));
}

function groupHead(line, words) {
  const head = element("rowheader", "rack__group");
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.fold = line.group;
  button.append(document.createElement("b"), document.createElement("small"));
  head.append(button);
  dressGroupHead(head, line, words);
  return head;
}

function dressGroupHead(head, { name, count, isFolded }, words) {
  const button = head.firstChild;
  button.firstChild.textContent = name;
  button.lastChild.textContent = count === null ? "" : words.count("rooms", count);
  button.setAttribute("aria-expanded", String(!isFolded));
}

const HEADS = { room: roomHead, lane: laneHead, head: groupHead };
const DRESSES = { room: dressRoomHead, lane: dressLaneHead, head: dressGroupHead };

export class Row {
  constructor(line, rack) {
    this.rack = rack;
    this.bars = new Map();
    this.element = element("row", `rack__row rack__row--${line.kind}`);
    this.element.append(HEADS[line.kind](line, rack.words));
    this.element.dataset.line = line.key;
    this.place(line);
  }

  place(line) {
    this.line = line;
    this.element.style.transform = `translateY(${line.top}px)`;
    this.element.style.height = `${line.height}px`;
    this.element.setAttribute("aria-rowindex", String(line.index + 2));
  }

  /** Draws what stands in these days; elements that are there already are kept, and with them the focus. */
  fill(days) {
    const { store, words } = this.rack;
    DRESSES[this.line.kind](this.element.firstChild, this.line, words);
    const seen = { from: store.start + days.from, to: store.start + days.to };
    const kept = new Map();
    for (const stay of store.staysAt(this.line.key)) {
      if (overlaps({ from: stay.shown.from, to: stay.shown.to + 1 }, seen)) this.keep(kept, `s${stay.id}`, stay, stayBar);
    }
    for (const block of store.blocksAt(this.line.key)) {
      if (overlaps({ from: block.from, to: block.to + 1 }, seen)) this.keep(kept, `b${block.id}`, block, blockBar);
    }
    for (const [id, bar] of this.bars) if (!kept.has(id)) bar.remove();
    this.bars = kept;
    this.filledFor = days;
  }

  keep(kept, id, thing, draw) {
    const known = this.bars.get(id);
    const bar = draw(thing, this.rack, this.placeOfBar(thing.id), known);
    if (!known) this.element.append(bar);
    kept.set(id, bar);
  }

  placeOfBar(id) {
    const { sizes } = this.rack;
    if (this.line.kind !== "lane") return { top: sizes.inset, height: sizes.room - 2 * sizes.inset - 1 };
    const track = this.line.trackOf.get(id) ?? 0;
    return { top: sizes.margin / 2 + track * sizes.lane, height: sizes.lane - 2 };
  }
}
