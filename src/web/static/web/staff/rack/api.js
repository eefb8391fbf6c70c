// What the rack asks of the server. A refusal is thrown with its code, its text and its details.

import { csrfToken } from "../asking.js";

export class Refusal extends Error {
  constructor(status, { code = "TROUBLE", message = "", details = {} } = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

async function answerOf(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(response.status, body.error);
  return body;
}

async function ask(address, options) {
  try {
    return await answerOf(await fetch(address, options));
  } catch (error) {
    if (error instanceof Refusal || error.name === "AbortError") throw error;
    throw new Refusal(0, { code: "UNREACHABLE" });
  }
}

export class Api {
  /** `addresses` are those of the hotel; `{id}` stands for a room's or booking's id. */
  constructor(addresses) {
    this.addresses = addresses;
  }

  rack({ start, nights, bookings = [] }) {
    const query = new URLSearchParams({ start, nights });
    for (const id of bookings) query.append("booking_id", id);
    return ask(`${this.addresses.rack}?${query}`);
  }

  send(address, body, { signal, version } = {}) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": csrfToken() };
    if (version !== undefined) headers["If-Match"] = `"${version}"`;
    return ask(address, { method: "POST", headers, body: JSON.stringify(body), signal });
  }

  preview(wanted, signal) {
    return this.send(this.addresses.preview, wanted, { signal });
  }

  place(wanted, version) {
    return this.send(this.addresses.place, wanted, { version });
  }

  swap(one, other) {
    return this.send(this.addresses.swap, {
      booking_id: one.id, version: one.version, other_booking_id: other.id, other_version: other.version,
    });
  }

  block(roomId, wanted) {
    return this.send(this.addresses.block.replace("{id}", roomId), wanted);
  }

  trail(bookingId) {
    return ask(this.addresses.trail.replace("{id}", bookingId));
  }
}
