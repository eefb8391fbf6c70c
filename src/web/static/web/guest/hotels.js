// The list of hotels works without any of this: choices are sent by a button. With it they show what they
// leave at once, and the address keeps up.

const form = document.querySelector("[data-find]");
const wide = matchMedia("(min-width: 64rem)");

function openOnWideScreens() {
  const narrow = document.querySelector("[data-narrow]");
  if (narrow && wide.matches) narrow.open = true;
}

/** What the form would send, without what is empty. */
function query() {
  const sent = [...new FormData(form)].filter(([, value]) => value !== "");
  return new URLSearchParams(sent).toString();
}

let latest = 0;

async function showChoices(changed) {
  const turn = ++latest;
  const found = document.querySelector("[data-found]");
  const address = `${location.pathname}?${query()}`;
  found.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (turn !== latest) return;
    replace(page, "[data-found]");
    replace(page, "[data-choices]");
    replace(page, ".narrow__title");
    replace(page, ".languages");
    history.replaceState(null, "", address);
    document.getElementsByName(changed.name).forEach((field) => {
      if (field.value === changed.value || changed.type !== "checkbox") field.focus({ preventScroll: true });
    });
  } catch {
    form.requestSubmit();
  } finally {
    document.querySelector("[data-found]").removeAttribute("aria-busy");
  }
}

function replace(page, place) {
  const fresh = page.querySelector(place);
  const old = document.querySelector(place);
  if (fresh && old) old.replaceChildren(...document.adoptNode(fresh).childNodes);
}

if (form) {
  openOnWideScreens();
  document.addEventListener("change", ({ target }) => {
    const isChoice = target.form === form && !form.contains(target);
    if (isChoice && target.reportValidity()) showChoices(target);
  });
}
