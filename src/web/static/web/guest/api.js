// The public API of one booking. What it refuses is thrown as a Refusal with the API's own code.

export class Refusal extends Error {
  constructor(code, status) {
    super(code);
    this.code = code;
    this.status = status;
  }
}

/** What the tab remembers; only the page, where the browser lets nothing be remembered. */
const memory = {
  own: new Map(),
  read(name) {
    try {
      return sessionStorage.getItem(name);
    } catch {
      return this.own.get(name) ?? null;
    }
  },
  write(name, text) {
    try {
      sessionStorage.setItem(name, text);
    } catch {
      this.own.set(name, text);
    }
  },
};

/** The key to the booking. It came in the part of the address that browsers send to nobody, is taken
 *  out of the address at once and lives as long as the tab. */
export class Key {
  constructor(bookingId) {
    this.name = `hotelmate:${bookingId}`;
    this.takeFromAddress();
  }

  takeFromAddress() {
    const found = new URLSearchParams(location.hash.slice(1)).get("token");
    if (found === null) return false;
    history.replaceState(history.state, "", location.pathname + location.search);
    this.value = found;
    return true;
  }

  get value() {
    return memory.read(this.name) ?? "";
  }

  set value(token) {
    memory.write(this.name, token);
  }
}

export class Api {
  constructor(address, key) {
    this.address = address;
    this.key = key;
  }

  look = () => this.json("GET", "");
  verify = (proof) => this.json("POST", "verify/", proof);
  startPayment = () => this.json("POST", "payment/session/", {});
  extendHold = () => this.json("POST", "hold/extend/", {});
  previewCancellation = () => this.json("GET", "cancellation-preview/");
  cancel = (reason) => this.json("POST", "cancel/", reason ? { reason } : {});
  verifyPayment = (session) =>
    this.json("GET", `payment/verify/?session_id=${encodeURIComponent(session)}`);

  document = async (name) => (await this.send("GET", name)).blob();

  async json(method, path, body) {
    return (await this.send(method, path, body)).json();
  }

  async send(method, path, body) {
    const headers = { "X-Booking-Token": this.key.value };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const options = { method, headers, body: body && JSON.stringify(body), cache: "no-store" };
    const answer = await fetch(this.address + path, options).catch(() => {
      throw new Refusal("network", 0);
    });
    if (!answer.ok) throw await refusalOf(answer);
    return answer;
  }
}

async function refusalOf(answer) {
  const told = await answer.json().catch(() => null);
  return new Refusal(told?.error?.code ?? "other", answer.status);
}
