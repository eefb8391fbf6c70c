// After the payment page was left without paying: how long the room is still kept, and back to paying.

import { Api, Key } from "./api.js";
import { Countdown } from "./countdown.js";
import { announce, busy, find, showPart } from "./page.js";
import { letRetry, trying } from "./retrying.js";
import { word } from "./words.js";

const { api: address, booking, leaving, seconds } = find("#payment").dataset;
const api = new Api(address, new Key(booking));

function count() {
  const countdown = new Countdown(find('[data-slot="countdown"]'), () => location.reload());
  showPart("hold", true);
  countdown.start(Number(seconds));
  letRetry(api);
  if (api.key.value) letExtend(countdown).catch(() => {});
}

async function letExtend(countdown) {
  const button = find('[data-act="extend"]');
  const { hold } = await api.look();
  button.hidden = !hold?.can_be_extended;
  button.addEventListener("click", () => busy(button, () => trying(async () => {
    const extended = await api.extendHold();
    countdown.start(extended.hold.seconds_left);
    announce(word("hold_extended", { minutes: Math.floor(extended.hold.seconds_left / 60) }));
    find('[data-act="retry"]').focus();
    button.hidden = true;
  })));
}

if (leaving === "held") count();
