// One element a stay or block. The words that it says to those who cannot see its colour stand in its label.

import { barBox } from "./geometry.js";
import { kindOf } from "./store.js";

const GAP = 2;
const TIGHT = 58;

function blank(className) {
  const bar = document.createElement("div");
  bar.className = className;
  bar.setAttribute("role", "gridcell");
  bar.tabIndex = -1;
  bar.append(document.createElement("span"));
  return bar;
}

const MODELS = { stay: blank("tape"), block: blank("tape tape--block") };

function stretch(bar, span, view, { top, height }) {
  const box = barBox(span, view);
  bar.style.left = `${view.side + box.left + GAP / 2}px`;
  bar.style.width = `${Math.max(GAP, box.width - GAP)}px`;
  bar.style.top = `${top}px`;
  bar.style.height = `${height}px`;
  bar.toggleAttribute("data-tight", box.width < TIGHT);
  bar.toggleAttribute("data-cut-left", box.isCutLeft);
  bar.toggleAttribute("data-cut-right", box.isCutRight);
  const first = Math.max(0, span.from - view.start);
  const last = Math.min(view.days, Math.max(span.to - view.start, first + 1));
  bar.setAttribute("aria-colindex", String(first + 2));
  bar.setAttribute("aria-colspan", String(Math.max(1, last - first)));
}

export function stayLabel(stay, { store, words }) {
  const room = store.roomById.get(stay.room_id);
  return words.say("bar", {
    guest: stay.guest_name,
    room: room ? words.say("room", { room: room.room_number }) : words.say("without_room"),
    span: words.span(stay),
    status: words.say(`kind_${kindOf(stay, store.today)}`),
    payment: words.say(`payment_${stay.payment}`),
  });
}

function write(bar, text, label) {
  if (bar.firstChild.textContent !== text) bar.firstChild.textContent = text;
  bar.setAttribute("aria-label", label);
  bar.title = label;
}

export function stayBar(stay, rack, place, known) {
  const bar = known ?? MODELS.stay.cloneNode(true);
  bar.dataset.stay = stay.id;
  bar.dataset.kind = kindOf(stay, rack.store.today);
  bar.dataset.payment = stay.payment;
  bar.toggleAttribute("data-group", Boolean(stay.group_reference));
  stretch(bar, stay.shown, rack.view, place);
  write(bar, stay.guest_name, stayLabel(stay, rack));
  return bar;
}

export function blockLabel(block, words) {
  return words.say("block", { kind: words.say(`blocked_${block.kind}`), reason: block.reason, span: words.span(block) });
}

export function blockBar(block, rack, place, known) {
  const bar = known ?? MODELS.block.cloneNode(true);
  bar.dataset.block = block.id;
  stretch(bar, block, rack.view, place);
  write(bar, block.reason, blockLabel(block, rack.words));
  return bar;
}
