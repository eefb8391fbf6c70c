// Time that runs out: shown every second, told aloud only at a few moments.

import { counted } from "./words.js";
import { announce } from "./page.js";

const TOLD_AT_MINUTES = [5, 2, 1];
const SECOND = 1000;

export class Countdown {
  /** `place` shows it; `over` is called once when nothing is left. */
  constructor(place, over) {
    this.place = place;
    this.over = over;
  }

  /** `seconds` from now on, as the server counts them: the browser's own clock may be wrong. */
  start(seconds) {
    this.stop();
    this.end = performance.now() + seconds * SECOND;
    this.untold = TOLD_AT_MINUTES.filter((minutes) => minutes * 60 < seconds);
    this.tick();
    if (this.end > performance.now()) this.timer = setInterval(() => this.tick(), SECOND);
  }

  stop() {
    clearInterval(this.timer);
  }

  tick() {
    const left = Math.max(0, Math.ceil((this.end - performance.now()) / SECOND));
    this.place.textContent = clock(left);
    if (left <= (this.untold[0] ?? -1) * 60) announce(counted("hold_minutes", this.untold.shift()));
    if (left === 0) {
      this.stop();
      this.over();
    }
  }
}

function clock(seconds) {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}
