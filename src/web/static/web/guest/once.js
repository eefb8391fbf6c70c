// Forms that are sent once: a second press while the first is under way does nothing.

export function sendOnce() {
  for (const form of document.querySelectorAll("form[data-once]")) {
    form.addEventListener("submit", (event) => holdBack(event, form));
  }
  window.addEventListener("pageshow", letGo);
}

/** Buttons stay enabled, so that what they stand for is sent with the form. */
function holdBack(event, form) {
  if (form.dataset.isSent) {
    event.preventDefault();
    return;
  }
  form.dataset.isSent = "true";
  const button = event.submitter;
  if (!button) return;
  button.setAttribute("aria-disabled", "true");
  if (form.dataset.wait) {
    button.dataset.says = button.textContent;
    button.textContent = form.dataset.wait;
  }
}

/** A page that comes back from the browser's memory can be used again. */
function letGo() {
  for (const form of document.querySelectorAll("form[data-is-sent]")) {
    delete form.dataset.isSent;
    for (const button of form.querySelectorAll("button[aria-disabled]")) {
      button.removeAttribute("aria-disabled");
      if (button.dataset.says) button.textContent = button.dataset.says;
    }
  }
}
