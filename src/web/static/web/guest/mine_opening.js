// The link in a mail brings its key in the part of the address that browsers send to nobody: it is taken
// out of the address at once and posted to open the booking.

const form = document.getElementById("by-link");
const shown = (id, isShown) => {
  const part = document.getElementById(id);
  if (part) part.hidden = !isShown;
};

export function openByLink() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  if (token === null) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  if (!form) return;
  shown("asking", false);
  shown("opening", true);
  form.elements.token.value = token;
  form.submit();
}

addEventListener("hashchange", openByLink);
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  shown("asking", true);
  shown("opening", false);
});
openByLink();
