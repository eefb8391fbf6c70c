// The room rack: puts its parts together, fetches what they show, and keeps what was chosen in the address.

import { Api, Refusal } from "./api.js";
import { Choosing } from "./choosing.js";
import { Cursor } from "./cursor.js";
import { Desk } from "./desk.js";
import { Dialogs } from "./dialogs.js";
import { Dragging } from "./dragging.js";
import { Filter } from "./filter.js";
import { Following } from "./following.js";
import { BlockForm, MoveForm } from "./forms.js";
import { dayNumber, isoDay } from "./geometry.js";
import { Ghost } from "./ghost.js";
import { Grid } from "./grid.js";
import { Keyboard } from "./keyboard.js";
import { Placing } from "./placing.js";
import { Store } from "./store.js";
import { Toasts } from "./toasts.js";
import { Words } from "./words.js";

const STALE = 5 * 60_000;

/** Cleared first, so that the same words are spoken again. */
function speak(text) {
  const region = document.getElementById("rack-says");
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = text; });
}

class Rack {
  constructor(page) {
    this.page = page;
    this.facts = JSON.parse(document.getElementById("rack-facts").textContent);
    const { facts } = this;
    this.words = new Words({ language: document.documentElement.lang, currency: facts.currency, ...facts.words });
    this.filter = new Filter({ today: facts.today, usual: facts.usual_days });
    this.store = new Store();
    this.api = new Api(facts.addresses);
    this.toasts = new Toasts(document.getElementById("rack-toasts"), this.words);
    this.assemble();
    this.listen();
  }

  assemble() {
    const { page, store, words, filter, api, toasts, facts } = this;
    const root = page.querySelector(".rack__grid");
    const { timezone } = facts;
    this.grid = new Grid({ root, store, words, filter, timezone });
    this.ghost = new Ghost(this.grid, document.getElementById("rack-verdict"));
    this.dialogs = new Dialogs({ page: document, store, words, addresses: facts.addresses, timezone });
    const refresh = (places) => this.refresh(places);
    const renew = (ids) => this.renew(ids);
    this.placing = new Placing({ api, store, words, toasts, dialogs: this.dialogs, timezone, refresh, renew });
    this.desk = new Desk({ grid: this.grid, ghost: this.ghost, api, placing: this.placing, words, may: facts.may });
    this.assembleHands();
    this.assembleForms();
  }

  assembleHands() {
    const { grid, desk, dialogs } = this;
    this.dragging = new Dragging(grid, desk);
    this.cursor = new Cursor(grid);
    const opens = {
      stay: (stay, element) => dialogs.openStay(stay, element),
      block: (block, element) => dialogs.openBlock(block, element),
      cell: (line, span, element) => dialogs.openCell(line, span, element),
    };
    this.choosing = new Choosing(grid, opens.cell);
    this.choosing.onChosen = speak;
    this.keyboard = new Keyboard({ grid, cursor: this.cursor, desk, choosing: this.choosing, opens, say: speak });
    this.following = new Following({
      fetch: (ids) => this.renew(ids),
      reload: () => this.load(),
      paintRoom: (number, status) => this.paintRoom(number, status),
      isHeld: (id) => desk.holds(id),
    });
    desk.onLetGo = () => {
      this.keyboard.isCarrying = false;
      this.following.letGo();
    };
  }

  assembleForms() {
    const { store, words, api, placing, toasts } = this;
    const done = (id) => this.cursor.focusStay(id);
    this.moveForm = new MoveForm({ dialog: document.getElementById("rack-move"), store, words, api, placing });
    this.moveForm.onDone = done;
    const block = document.getElementById("rack-block");
    if (block) this.blockForm = new BlockForm({ dialog: block, words, api, toasts, renew: () => this.load() });
  }

  listen() {
    const acts = {
      earlier: () => this.goTo(this.filter.start - this.step()),
      later: () => this.goTo(this.filter.start + this.step()),
      today: () => this.goTo(this.filter.home),
      again: () => this.load(),
      move: () => this.openMove(),
      block: () => this.openBlock(),
    };
    document.addEventListener("click", (event) => this.clicked(event, acts));
    document.addEventListener("keydown", (event) => this.pressed(event), true);
    this.page.querySelector(".rack__bar").addEventListener("change", (event) => this.changed(event.target));
    document.addEventListener("visibilitychange", () => this.woke());
    for (const name of ["hotel:offline", "hotel:online"]) {
      document.body.addEventListener(name, () => this.setOffline(name === "hotel:offline"));
      addEventListener(name.slice("hotel:".length), () => this.setOffline(name === "hotel:offline"));
    }
  }

  step() {
    return Math.max(7, Math.floor(this.filter.days / 2));
  }

  clicked(event, acts) {
    const { target } = event;
    const fold = target.closest("[data-fold]");
    const bar = target.closest(".tape[data-stay], .tape[data-block]");
    if (fold) this.fold(fold.dataset.fold);
    else if (target.closest("[data-free]")) this.foldFree();
    else if (bar && this.grid.root.contains(bar)) this.openBar(bar);
    else acts[target.closest("[data-does]")?.dataset.does]?.();
  }

  openBar(bar) {
    const stay = this.store.stays.get(bar.dataset.stay);
    if (stay) return this.dialogs.openStay(stay, bar);
    const { line } = this.cursor;
    const block = line && this.store.blocksAt(line.key).find((each) => String(each.id) === bar.dataset.block);
    return block && this.dialogs.openBlock(block, bar);
  }

  openMove() {
    const stay = this.store.stays.get(this.dialogs.stay?.id);
    this.dialogs.close();
    if (stay && this.desk.mayMove()) this.moveForm.open(stay);
    else this.toasts.show({ tone: "wait", text: this.words.say("read_only") });
  }

  openBlock() {
    this.dialogs.close();
    this.blockForm.open(this.dialogs.cell.room, this.dialogs.cell.span);
  }

  pressed(event) {
    if (event.key === "Escape" && this.dragging.cancel()) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
    if (!isUndo || event.target.closest("input, select, textarea, dialog")) return;
    event.preventDefault();
    if (this.desk.mayMove()) this.placing.undo();
  }

  changed(field) {
    if (field.name === "start" && field.value) return this.goTo(dayNumber(field.value));
    if (field.name === "days") {
      this.filter.days = Number(field.value);
      return this.goTo(this.filter.start);
    }
    if (field.name === "by" || field.name === "type") {
      this.filter[field.name] = field.value;
      this.filter.keep();
      this.build();
    }
    return undefined;
  }

  goTo(start) {
    this.filter.start = start;
    this.filter.keep();
    return this.load();
  }

  fold(group) {
    this.filter.toggleFold(group);
    this.filter.keep();
    this.refresh(new Set(this.grid.lines.map((line) => line.key)));
    this.cursor.begin();
  }

  foldFree() {
    this.filter.toggleFree();
    this.filter.keep();
    this.grid.drawFree();
    this.grid.foot.querySelector("[data-free]").focus();
  }

  woke() {
    if (document.visibilityState === "visible" && Date.now() - this.loadedAt > STALE) this.load();
  }

  setOffline(isOffline) {
    const wasOffline = this.desk.isReadOnly;
    this.desk.isReadOnly = isOffline;
    this.page.toggleAttribute("data-read-only", isOffline);
    if (isOffline) {
      this.dragging.cancel();
      this.desk.letGo();
    } else if (wasOffline) this.load();
  }

  async load() {
    const { start, days } = this.filter;
    this.showControls();
    const wanted = this.wanted = `${start} ${days}`;
    try {
      const rack = await this.api.rack({ start: isoDay(start), nights: days });
      if (wanted !== this.wanted) return;
      this.take(rack);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.fail(error);
    }
  }

  take(rack) {
    this.loadedAt = Date.now();
    this.store.load(rack);
    this.filter.today = this.store.today;
    this.filter.typeCount = this.store.types.length;
    this.words.currency = this.store.currency;
    this.show(this.store.isEmpty ? "empty" : "grid");
    this.build();
    performance.mark("rack-drawn");
  }

  fail(error) {
    if (this.loadedAt) return this.toasts.show({ tone: "bad", text: this.words.refusal(error) });
    this.page.querySelector(".rack__failed [data-say=why]").textContent = this.words.refusal(error);
    return this.show("failed");
  }

  show(part) {
    for (const name of ["waiting", "failed", "empty", "grid"]) this.page.querySelector(`.rack__${name}`).hidden = name !== part;
  }

  build() {
    if (this.store.isEmpty) return;
    const hadFocus = this.grid.root.contains(document.activeElement);
    this.grid.build();
    this.cursor.begin();
    if (hadFocus) this.cursor.focus();
  }

  showControls() {
    const bar = this.page.querySelector(".rack__bar");
    bar.querySelector("[name=start]").value = isoDay(this.filter.start);
    bar.querySelector("[name=type]").value = this.filter.type;
    for (const name of ["days", "by"]) {
      bar.querySelector(`[name=${name}][value="${this.filter[name]}"]`).checked = true;
    }
  }

  refresh(places) {
    this.grid.refresh(places);
    this.cursor.arm();
  }

  paintRoom(number, status) {
    const place = this.store.setRoomStatus(number, status);
    if (place) this.refresh(new Set([place]));
  }

  /** Only these stays, as they are now. */
  async renew(ids) {
    try {
      const { start, days } = this.store;
      const some = await this.api.rack({ start: isoDay(start), nights: days, bookings: ids });
      if (start === this.store.start && days === this.store.days) this.refresh(this.store.apply(some));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

new Rack(document.getElementById("rack")).load();
