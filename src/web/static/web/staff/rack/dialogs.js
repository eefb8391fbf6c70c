// The cards and questions of the rack. Their words stand in the page; what is particular is filled in here.

import { isoDay } from "./geometry.js";
import { kindOf } from "./store.js";

const AWAY = 8;

function fill(root, facts) {
  for (const [name, text] of Object.entries(facts)) {
    for (const place of root.querySelectorAll(`[data-say="${name}"]`)) {
      place.textContent = text;
      place.closest("[data-line]")?.toggleAttribute("hidden", text === "");
    }
  }
}

function link(root, name, address) {
  for (const each of root.querySelectorAll(`[data-link="${name}"]`)) {
    each.hidden = !address;
    if (address) each.href = address;
  }
}

/** Beside what was opened, and on the screen. */
function anchor(card, element) {
  const box = element.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = box.bottom + AWAY + height < innerHeight;
  card.style.top = `${Math.max(AWAY, below ? box.bottom + AWAY : box.top - height - AWAY)}px`;
  card.style.left = `${Math.max(AWAY, Math.min(box.left, innerWidth - width - AWAY))}px`;
}

export class Dialogs {
  constructor({ page, store, words, addresses, timezone }) {
    Object.assign(this, { store, words, addresses, timezone });
    this.stayCard = page.querySelector("#rack-stay");
    this.cellCard = page.querySelector("#rack-cell");
    this.blockCard = page.querySelector("#rack-block-card");
    this.question = page.querySelector("#rack-confirm");
  }

  open(card, element) {
    this.opener = element;
    card.showPopover();
    anchor(card, element);
    card.querySelector("a:not([hidden]), button:not([hidden])")?.focus();
  }

  openStay(stay, element) {
    this.stay = stay;
    this.fillStay(stay);
    this.open(this.stayCard, element);
  }

  fillStay(stay) {
    const { store, words } = this;
    const room = store.roomById.get(stay.room_id);
    const kind = kindOf(stay, store.today);
    fill(this.stayCard, {
      guest: stay.guest_name,
      room: room ? words.say("room", { room: room.room_number }) : words.say("without_room"),
      type: store.typeByCode.get(stay.room_type_code)?.name ?? stay.room_type_code,
      span: words.span(stay),
      nights: words.count("nights", stay.to - stay.from),
      party: words.say("party", { adults: stay.adults, children: stay.children }),
      status: words.say(`kind_${kind}`),
      payment: words.say(`payment_${stay.payment}`),
      booking: stay.id,
      group: stay.group_reference ?? "",
      until: stay.expires_at ? words.say("held_until", { time: words.moment(stay.expires_at, this.timezone) }) : "",
    });
    this.stayCard.dataset.kind = kind;
    this.stayCard.querySelector("[data-payment]").dataset.payment = stay.payment;
    this.linkStay(stay, kind);
  }

  linkStay(stay, kind) {
    const of = (name) => this.addresses[name]?.replace("{id}", encodeURIComponent(stay.id));
    link(this.stayCard, "booking", of("booking"));
    link(this.stayCard, "check_in", ["arriving", "missing"].includes(kind) && of("check_in"));
    link(this.stayCard, "check_out", stay.is_in_house && of("check_out"));
    this.stayCard.querySelector("[data-does=move]").hidden = kind === "departed";
  }

  openBlock(block, element) {
    fill(this.blockCard, {
      kind: this.words.say(`blocked_${block.kind}`), reason: block.reason, span: this.words.span(block),
    });
    link(this.blockCard, "block", this.addresses.block_page?.replace("{id}", block.id));
    this.open(this.blockCard, element);
  }

  openCell(line, span, element) {
    this.cell = { room: line.room, span };
    fill(this.cellCard, {
      room: this.words.say("room", { room: line.room.room_number }),
      span: this.words.span(span),
      nights: this.words.count("nights", span.to - span.from),
    });
    const query = new URLSearchParams({ room: line.room.id, arrival: isoDay(span.from), departure: isoDay(span.to) });
    link(this.cellCard, "walk_in", this.addresses.walk_in && `${this.addresses.walk_in}?${query}`);
    this.open(this.cellCard, element);
  }

  /** Asks a question of yes or no. */
  confirm({ title, text, yes }) {
    const { question } = this;
    fill(question, { title, text, yes });
    question.returnValue = "";
    question.showModal();
    question.querySelector("[value=yes]").focus();
    return new Promise((resolve) => {
      question.addEventListener("close", () => resolve(question.returnValue === "yes"), { once: true });
    });
  }

  close() {
    for (const card of [this.stayCard, this.cellCard, this.blockCard]) if (card.matches(":popover-open")) card.hidePopover();
  }
}
