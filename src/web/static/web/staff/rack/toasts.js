// What was done, with the way back, in the corner for a while.

const SECONDS = 9;
const BAD_SECONDS = 14;
const MOST = 3;

export class Toasts {
  constructor(root, words) {
    this.root = root;
    this.words = words;
  }

  show({ text, tone = "good", undo }) {
    const toast = document.createElement("div");
    toast.className = "toast";
    toast.dataset.tone = tone;
    const told = document.createElement("p");
    told.textContent = text;
    toast.append(told);
    if (undo) toast.append(this.button("undo", undo, toast));
    toast.append(this.button("close", () => {}, toast));
    if (undo) this.retire();
    this.root.append(toast);
    while (this.root.children.length > MOST) this.root.firstChild.remove();
    this.expire(toast, tone === "bad" ? BAD_SECONDS : SECONDS);
  }

  /** Only the last move can be taken back from here. */
  retire() {
    for (const button of this.root.querySelectorAll("[data-does=undo]")) button.remove();
  }

  button(does, act, toast) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.dataset.does = does;
    button.textContent = this.words.say(does);
    button.addEventListener("click", () => {
      toast.remove();
      act();
    });
    return button;
  }

  /** It stays while somebody reads it or is about to press its button. */
  expire(toast, seconds) {
    setTimeout(() => {
      if (toast.matches(":hover, :focus-within")) this.expire(toast, 2);
      else toast.remove();
    }, seconds * 1000);
  }
}
