// The one hand that carries a stay, whether by pointer or by keys: lifts it, carries it, lets it go.

import { Move } from "./moving.js";
import { wantedOf } from "./placing.js";

export class Desk {
  constructor({ grid, ghost, api, placing, words, may, say }) {
    Object.assign(this, { grid, ghost, api, placing, words, may, say });
    this.move = null;
    this.isReadOnly = false;
  }

  mayMove() {
    return !this.isReadOnly && this.may.move && !this.isBusy;
  }

  /** `hear` is told of each verdict, besides the ghost. */
  lift(stay, hear = () => {}) {
    this.letGo();
    const { api, words } = this;
    const { store } = this.grid;
    this.move = new Move(stay, { api, store, words, wanted: wantedOf }, (verdict, target) => {
      this.ghost.show(stay, target, verdict);
      hear(verdict, target);
    });
    this.ghost.show(stay, this.move.target, this.move.verdict);
    return this.move;
  }

  carry(target) {
    this.move?.propose(target);
  }

  /** Returns whether it is somewhere else now. */
  async drop() {
    const { move } = this;
    if (!move || this.isBusy) return false;
    this.isBusy = true;
    try {
      return await this.placing.drop(move);
    } finally {
      this.isBusy = false;
      this.letGo();
    }
  }

  letGo() {
    if (!this.move) return;
    this.move.stop();
    this.move = null;
    this.ghost.hide();
    this.onLetGo?.();
  }

  /** While it is in somebody's hand a stay is not redrawn. */
  holds(id) {
    return this.move?.stay.id === id;
  }
}
