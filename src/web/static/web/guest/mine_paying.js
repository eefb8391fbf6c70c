// After the payment page: counts how long the room is still kept, or looks again until the payment is
// known to have arrived or not.

import { countDown } from "./mine_hold.js";

const PAUSES_MS = [1000, 1500, 2000, 3000, 4000, 5000];
const LOOKS = 30;
const { outcome, status, verify } = document.getElementById("payment").dataset;

async function watch() {
  for (let look = 0; look < LOOKS; look += 1) {
    await pause(PAUSES_MS[Math.min(look, PAUSES_MS.length - 1)]);
    const answer = await fetch(verify, { cache: "no-store" }).catch(() => null);
    const found = answer?.ok ? await answer.json() : null;
    if (found && found.status !== status) return location.reload();
  }
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

countDown(document.querySelector(".hold"), {
  announce: (text) => (document.getElementById("announcer").textContent = text),
  over: () => location.reload(),
});
if (outcome === "confirming") watch();
