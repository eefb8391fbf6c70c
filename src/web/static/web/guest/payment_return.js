// After the payment page: looks again until the payment is known to have arrived or not.

import { Api, Key } from "./api.js";
import { find } from "./page.js";
import { letRetry } from "./retrying.js";

const PAUSES_MS = [1000, 1500, 2000, 3000, 4000, 5000];
const LOOKS = 30;
const { api: address, booking, outcome, session, status } = find("#payment").dataset;
const api = new Api(address, new Key(booking));

async function watch() {
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(PAUSES_MS[Math.min(look, PAUSES_MS.length - 1)]);
    const found = await api.verifyPayment(session).catch(() => null);
    if (found && found.status !== status) return location.reload();
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

letRetry(api);
if (outcome === "confirming") watch();
