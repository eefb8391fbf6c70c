// Copies the line for the hotel's own site.

const snippet = document.querySelector("#snippet");
const told = document.querySelector('[data-slot="copied"]');

async function copy() {
  snippet.select();
  await navigator.clipboard.writeText(snippet.value);
  told.textContent = told.dataset.said;
}

if (navigator.clipboard) {
  document.querySelector('[data-part="copying"]').hidden = false;
  document.querySelector('[data-act="copy"]').addEventListener("click", () => copy().catch(() => {}));
}
