// Letting a stay go where it was moved to: asks where money or the type of room changes, offers to swap where
// another stay is in the way, and can take the last moves back. Whoever comes too late is told how it stands.

import { Refusal } from "./api.js";
import { isoDay } from "./geometry.js";
import { targetOf } from "./moving.js";

const REMEMBERED = 20;
const TOO_LATE = 412;

export function wantedOf(stay, target) {
  return {
    booking_id: stay.id,
    room_id: target.room_id,
    check_in: isoDay(target.from),
    check_out: isoDay(target.to),
  };
}

export class Placing {
  constructor({ api, store, words, toasts, dialogs, timezone, refresh, renew }) {
    Object.assign(this, { api, store, words, toasts, dialogs, timezone, refresh, renew });
    this.done = [];
  }

  /** Returns whether the stay is somewhere else now. */
  async drop(move, reason = "") {
    const verdict = await move.settled();
    if (verdict.state === "unchanged") return false;
    if (verdict.state !== "free") return this.refuse(move, verdict);
    if (move.changesMoneyOrType && !(await this.dialogs.confirm(this.question(move, verdict)))) return false;
    return this.place(move, reason);
  }

  async refuse(move, verdict) {
    if (!verdict.other) {
      this.toasts.show({ tone: "bad", text: this.words.say("stays_put", { guest: move.stay.guest_name, why: verdict.text }) });
      return false;
    }
    const question = { title: this.words.say("swap_title"), text: this.swapText(move.stay, verdict.other), yes: this.words.say("swap_yes") };
    if (!(await this.dialogs.confirm(question))) return false;
    return this.swap(move.stay, verdict.other);
  }

  question(move, verdict) {
    const { stay, target } = move;
    const title = this.words.say("confirm_title", { guest: stay.guest_name, where: this.where(target), span: this.words.span(target) });
    return { title, text: verdict.text, yes: this.words.say("confirm_yes") };
  }

  where({ room_id: roomId }) {
    const room = this.store.roomById.get(roomId);
    return room ? this.words.say("room", { room: room.room_number }) : this.words.say("holding");
  }

  swapText(one, other) {
    return this.words.say("swap_text", {
      one: one.guest_name, other: other.guest_name, here: this.where(one), there: this.where(other),
    });
  }

  /** At the price that was told, or not at all. */
  async place({ stay, target, verdict }, reason = "") {
    const total = verdict.preview?.price?.after;
    const extra = { ...(reason ? { reason } : {}), ...(total ? { expected_total: total } : {}) };
    try {
      const answer = await this.api.place({ ...wantedOf(stay, target), ...extra }, stay.version);
      this.take(answer);
      this.remember([stay], answer, answer.undo);
      this.toldPlaced(stay, answer.stays[0]);
      return true;
    } catch (error) {
      return this.lost(error, [stay]);
    }
  }

  async swap(one, other) {
    try {
      const answer = await this.api.swap(one, other);
      this.take(answer);
      this.remember([one, other], answer);
      this.toasts.show({
        text: this.words.say("swapped", { one: one.guest_name, other: other.guest_name }), undo: () => this.undo(),
      });
      return true;
    } catch (error) {
      return this.lost(error, [one, other]);
    }
  }

  toldPlaced(stay, fresh) {
    const text = this.words.say("placed", {
      guest: stay.guest_name,
      where: this.where(fresh),
      span: this.words.span(this.store.stays.get(stay.id) ?? stay),
    });
    this.toasts.show({ text, undo: () => this.undo() });
  }

  take(answer) {
    this.refresh(this.store.apply(answer));
  }

  /** `from` and `version`: of each stay before and after it. `back`: where a single stay was. */
  remember(stays, answer, back) {
    const parts = stays.map((stay, index) => ({ id: stay.id, from: stay.version, version: answer.stays[index].version }));
    this.done.push({ parts, back });
    if (this.done.length > REMEMBERED) this.done.shift();
  }

  /** Takes the last move back, unless somebody has changed the stay since. */
  async undo() {
    const step = this.done.pop();
    if (!step) return this.toasts.show({ text: this.words.say("nothing_to_undo") });
    const stays = step.parts.map(({ id, version }) => ({ ...this.store.stays.get(id), id, version }));
    try {
      const answer = await this.takeBack(step, stays);
      this.take(answer);
      this.stepBack(step, answer);
      return this.toasts.show({ text: this.words.say("undone") });
    } catch (error) {
      return this.lost(error, stays);
    }
  }

  takeBack({ back }, stays) {
    if (!back) return this.api.swap(...stays);
    return this.api.place({ booking_id: stays[0].id, ...back }, stays[0].version);
  }

  /** The stays are as before this step, under new versions: the steps before it follow on from these. */
  stepBack(step, answer) {
    step.parts.forEach(({ id, from }, index) => {
      for (const earlier of this.done.flatMap((each) => each.parts)) {
        if (earlier.id === id && earlier.version === from) earlier.version = answer.stays[index].version;
      }
    });
  }

  /** Nothing was changed: says why, and shows where the stays really are. */
  async lost(error, stays) {
    if (!(error instanceof Refusal)) throw error;
    const [stay] = stays;
    let text = this.words.say("stays_put", { guest: stay.guest_name ?? "", why: this.words.refusal(error) });
    if (error.status === TOO_LATE) text = await this.toldTooLate(error.details.booking?.booking_id ?? stay.id, stay);
    this.toasts.show({ tone: "bad", text });
    if (error.status) await this.renew(stays.map((each) => each.id));
    return false;
  }

  async toldTooLate(id, stay) {
    await this.renew([id]);
    const fresh = this.store.stays.get(id);
    const guest = fresh?.guest_name ?? stay.guest_name ?? id;
    const who = await this.whoChanged(id);
    if (!fresh) return this.words.say("too_late_gone", { guest, ...who });
    return this.words.say("too_late", { guest, ...who, where: this.where(fresh), span: this.words.span(targetOf(fresh)) });
  }

  /** The last entry of the booking's trail. */
  async whoChanged(id) {
    try {
      const { results } = await this.api.trail(id);
      const last = results.reduce((latest, each) => (each.id > latest.id ? each : latest));
      return { who: last.who, time: this.words.moment(last.at, this.timezone) };
    } catch (error) {
      if (error instanceof Refusal || error instanceof TypeError) return { who: this.words.say("somebody"), time: "" };
      throw error;
    }
  }
}
