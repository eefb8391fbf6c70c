// The step of paying: what is due, how long the room is kept, and the way to the payment page.

import { Countdown } from "./countdown.js";
import { announce, busy, fill, find, showPart, when } from "./page.js";
import { goAndPay, trying } from "./retrying.js";
import { money, word } from "./words.js";

export class Paying {
  constructor(api, { refresh }) {
    this.api = api;
    this.refresh = refresh;
    this.button = find('[data-act="pay"]');
    this.extension = find('[data-act="extend"]');
    this.countdown = new Countdown(find('[data-slot="countdown"]'), () => this.timeIsOver());
    when("pay", () => busy(this.button, () => trying(() => goAndPay(api))));
    when("extend", () => busy(this.extension, () => trying(() => this.extend())));
  }

  show(booking) {
    const step = stepOf(booking);
    showPart("pay", step !== null);
    this.countdown.stop();
    if (step === null) return;
    const inMoney = (amount) => money(amount, booking.currency);
    fill("pay-label", word(step.label));
    fill("pay-amount", inMoney(step.amount));
    this.button.textContent = word(step.deed, { amount: inMoney(step.amount) });
    this.button.classList.toggle("button--quiet", !booking.hold);
    find('[data-part="pay"]').classList.toggle("card--pay", Boolean(booking.hold));
    fill("pay-note", step.note ? word(step.note, { amount: inMoney(booking.payment.due_later) }) : "");
    find('[data-slot="pay-note"]').hidden = !step.note;
    this.showHold(booking.hold);
  }

  showHold(hold) {
    showPart("hold", hold !== null);
    showPart("hold-over", false);
    this.button.hidden = false;
    this.extension.hidden = !hold?.can_be_extended;
    if (hold) this.countdown.start(hold.seconds_left);
  }

  timeIsOver() {
    showPart("hold", false);
    showPart("hold-over", true);
    this.button.hidden = this.extension.hidden = true;
    announce(word("hold_over"));
  }

  async extend() {
    const { hold } = await this.api.extendHold();
    await this.refresh();
    announce(word("hold_extended", { minutes: Math.floor(hold.seconds_left / 60) }));
    this.button.focus();
  }
}

/** What there is to pay now, in which words; null when there is nothing. */
function stepOf({ status, payment, balance, group_reference }) {
  if (status === "CONFIRMED" && Number(balance.due) > 0) {
    return { amount: balance.due, label: "due", deed: "pay_now", note: "pay_at_hotel" };
  }
  if (status !== "PENDING_PAYMENT") return null;
  if (Number(payment.guarantee) > 0) {
    const note = "guarantee_text";
    return { amount: payment.guarantee, label: "pay_guarantee", deed: "reserve", note };
  }
  const amount = Number(payment.due_now) - Number(balance.paid);
  const isShared = group_reference !== null;
  const deposit = Number(payment.due_later) > 0 ? "deposit_text" : null;
  const note = isShared ? "group_text" : deposit;
  return { amount, label: "pay_amount", deed: isShared ? "pay_group" : "pay", note };
}
