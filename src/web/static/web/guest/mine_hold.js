// How long a room is kept: the time of day gives way to minutes and seconds that run out, told aloud only
// at a few moments.

const TOLD_AT_MINUTES = [5, 2, 1];
const SECOND = 1000;
let timer = 0;

/** `place` has the seconds left, as the server counts them, and what is told; `over` is called once. */
export function countDown(place, { announce, over }) {
  clearInterval(timer);
  if (!place) return;
  const { seconds } = place.dataset;
  const end = performance.now() + Number(seconds) * SECOND;
  const untold = TOLD_AT_MINUTES.filter((minutes) => minutes * 60 < seconds);
  for (const part of place.querySelectorAll("[data-until]")) part.hidden = true;
  for (const part of place.querySelectorAll("[data-left]")) part.hidden = false;
  const clock = place.querySelector("[role=timer]");
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / SECOND));
    clock.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (left <= (untold[0] ?? -1) * 60) announce(place.getAttribute(`data-left-${untold.shift()}`));
    if (left > 0) return;
    clearInterval(timer);
    over();
  };
  timer = setInterval(tick, SECOND);
  tick();
}
