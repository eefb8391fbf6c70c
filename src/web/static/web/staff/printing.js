// The button that prints, and the hotel's colours on its cards.

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());

const cards = document.querySelector(".cards");
if (cards) {
  const { band, onBand, accent } = cards.dataset;
  cards.style.setProperty("--band", band);
  cards.style.setProperty("--on-band", onBand);
  cards.style.setProperty("--brand", accent);
}
