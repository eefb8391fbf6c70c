// The ways by form: moving or changing a stay, and blocking a room.

import { dayNumber, isoDay } from "./geometry.js";
import { Refusal } from "./api.js";
import { Move } from "./moving.js";
import { wantedOf } from "./placing.js";

function option(value, text) {
  const made = document.createElement("option");
  made.value = value;
  made.textContent = text;
  return made;
}

export class MoveForm {
  constructor({ dialog, store, words, api, placing }) {
    Object.assign(this, { dialog, store, words, api, placing });
    this.form = dialog.querySelector("form");
    this.verdict = dialog.querySelector("output");
    this.fields = this.form.elements;
    this.form.addEventListener("input", () => this.look());
    this.form.addEventListener("submit", (event) => this.submit(event));
    dialog.querySelector("[data-does=swap]").addEventListener("click", () => this.swap());
    dialog.querySelector("[data-does=cancel]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => this.move?.stop());
  }

  open(stay) {
    this.stay = stay;
    const { api, store, words } = this;
    this.move = new Move(stay, { api, store, words, wanted: wantedOf }, (verdict) => this.tell(verdict));
    this.dialog.querySelector("[data-say=guest]").textContent = stay.guest_name;
    this.offerRooms(stay);
    this.fields.check_in.value = isoDay(stay.from);
    this.fields.check_in.readOnly = stay.is_in_house;
    this.fields.check_out.value = isoDay(stay.to);
    this.fields.reason.value = "";
    this.tell(this.move.verdict);
    this.dialog.showModal();
  }

  offerRooms(stay) {
    const groups = this.store.types.map((type) => {
      const group = document.createElement("optgroup");
      group.label = type.name;
      const rooms = this.store.rooms.filter((room) => room.room_type_code === type.code);
      group.append(...rooms.map((room) => option(room.id, room.room_number)));
      return group;
    });
    this.fields.room.replaceChildren(option("", this.words.say("holding")), ...groups);
    this.fields.room.value = stay.room_id === null ? "" : String(stay.room_id);
  }

  look() {
    const { room, check_in: checkIn, check_out: checkOut } = this.fields;
    if (!checkIn.value || !checkOut.value) return;
    const target = { from: dayNumber(checkIn.value), to: dayNumber(checkOut.value), room_id: room.value ? Number(room.value) : null };
    if (target.to <= target.from) {
      this.move.stop();
      this.tell({ state: "refused", text: this.words.say("departure_first") });
      return;
    }
    this.move.propose(target);
  }

  tell(verdict) {
    this.verdict.textContent = verdict.text;
    this.verdict.dataset.state = verdict.state;
    this.dialog.querySelector("[data-does=swap]").hidden = !verdict.other;
    this.dialog.querySelector("[type=submit]").disabled = !["free", "checking"].includes(verdict.state);
  }

  /** What it costs stands beside the button: nothing is asked again. */
  async submit(event) {
    event.preventDefault();
    const verdict = await this.move.settled();
    if (verdict.state !== "free") return;
    const { move } = this;
    this.dialog.close();
    await this.placing.place(move, this.fields.reason.value.trim());
    this.onDone?.(this.stay.id);
  }

  async swap() {
    const { other } = this.move.verdict;
    this.dialog.close();
    await this.placing.swap(this.stay, other);
    this.onDone?.(this.stay.id);
  }
}

export class BlockForm {
  constructor({ dialog, words, api, toasts, renew }) {
    Object.assign(this, { dialog, words, api, toasts, renew });
    this.form = dialog.querySelector("form");
    this.form.addEventListener("submit", (event) => this.submit(event));
    dialog.querySelector("[data-does=cancel]").addEventListener("click", () => dialog.close());
  }

  open(room, span) {
    this.room = room;
    const fields = this.form.elements;
    this.dialog.querySelector("[data-say=room]").textContent = this.words.say("room", { room: room.room_number });
    fields.start_date.value = isoDay(span.from);
    fields.end_date.value = isoDay(span.to);
    fields.reason.value = "";
    this.tell("");
    this.dialog.showModal();
    fields.reason.focus();
  }

  tell(problem) {
    this.dialog.querySelector("[role=alert]").textContent = problem;
  }

  async submit(event) {
    event.preventDefault();
    try {
      await this.api.block(this.room.id, Object.fromEntries(new FormData(this.form)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.tell(this.words.refusal(error));
      return;
    }
    this.dialog.close();
    this.toasts.show({ text: this.words.say("blocked_done", { room: this.room.room_number }) });
    await this.renew();
  }
}
