// The time for which a price is kept, by the server's count: the browser's own clock may be wrong.

const SECOND = 1000;

export function runClocks() {
  for (const place of document.querySelectorAll("[data-clock]")) run(place);
}

function run(place) {
  const end = performance.now() + Number(place.dataset.seconds) * SECOND;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / SECOND));
    place.textContent = left ? place.dataset.left.replace("{time}", inMinutes(left)) : place.dataset.over;
    if (left === 0) clearInterval(timer);
  };
  const timer = setInterval(tick, SECOND);
  tick();
}

const inMinutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
