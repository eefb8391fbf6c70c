// Cancelling: first what it costs and what comes back, then the question, then the deed.

import { busy, fill, find, showPart, tell, when } from "./page.js";
import { trying } from "./retrying.js";
import { money, word } from "./words.js";

export class Cancelling {
  /** `done` is given the booking as it stands afterwards. */
  constructor(api, { done }) {
    this.api = api;
    this.done = done;
    this.dialog = find("#cancelling");
    const [look, deed] = [find('[data-act="cancel"]'), find('[data-act="cancel-for-good"]')];
    when("cancel", () => busy(look, () => trying(() => this.ask())));
    when("cancel-for-good", () => busy(deed, () => trying(() => this.cancel(), "#cancel-error")));
  }

  async ask() {
    const [preview, booking] = await Promise.all([this.api.previewCancellation(), this.api.look()]);
    const inMoney = (amount) => money(amount, preview.currency);
    const paid = Number(booking.balance.paid) - Number(booking.balance.returning);
    const back = paid - Number(preview.penalty_amount);
    fill("cancel-cost", preview.is_free ? word("cancel_free") : inMoney(preview.penalty_amount));
    fill("cancel-outcome-label", word(back < 0 ? "cancel_still_due" : "cancel_refund"));
    fill("cancel-outcome", back === 0 ? word("cancel_free") : inMoney(Math.abs(back)));
    showPart("refund-when", back > 0);
    tell("#cancel-error", "");
    this.dialog.showModal();
    find("#cancelling-title").focus();
  }

  async cancel() {
    const booking = await this.api.cancel(find("#reason").value.trim());
    this.dialog.close();
    this.done(booking);
  }
}
