// Back to the payment page from where a guest came back without paying.

import { Refusal } from "./api.js";
import { announce, busy, find, reasonOf, tell } from "./page.js";
import { word } from "./words.js";

/** The link goes to the booking; with the booking's key at hand it leads straight to the payment page. */
export function letRetry(api) {
  const link = find('[data-act="retry"]');
  link?.addEventListener("click", (event) => {
    if (!api.key.value) return;
    event.preventDefault();
    busy(link, () => trying(() => goAndPay(api)));
  });
}

export async function goAndPay(api) {
  announce(word("paying"));
  const { payment_url } = await api.startPayment();
  location.assign(payment_url ?? location.href);
}

/** What the API refuses is told where the page has its place for trouble. */
export async function trying(work, place = "#trouble") {
  tell(place, "");
  try {
    await work();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    announce("");
    tell(place, reasonOf(refusal));
  }
}
