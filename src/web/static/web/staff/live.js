// Tells the page what happens in the hotel: every event of its log that one's role hears of, in order and
// once, as `hotel:event` on the body, and as `hotel:booking`, `hotel:room` or `hotel:rates` for what it is
// about. `hotel:online` and `hotel:offline` tell whether the page would hear of changes; their detail says
// by what (`socket` or `polling`), or why not (`unreachable` or `signed-out`).
//
// The socket's server tells of events at once. What it may have missed to tell is read from the log: after
// each subscription, after sleep, when the server says so, and every few seconds while it is away.

import { csrfToken } from "./asking.js";

const KINDS = {
  "booking-created": "booking",
  "booking-updated": "booking",
  "room-assigned": "booking",
  "room-assignment-changed": "booking",
  "room-status-changed": "room",
  "room-blocks-changed": "room",
  "rates-changed": "rates",
  "nights-changed": "rates",
  "allotment-changed": "rates",
};
const LOOK_UP = "look-up";
const POLL_EVERY = 3000;
const RETRY_AFTER = 1000;
const TICK = 2000;
const SLEPT = 10000;

export function announce(event) {
  tell("hotel:event", event);
  if (event.name in KINDS) tell(`hotel:${KINDS[event.name]}`, event);
}

function tell(name, detail) {
  document.body.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
}

class Log {
  // Reads what is missing; meanwhile what is told waits, so that nothing overtakes.
  constructor(address, after) {
    this.address = address;
    this.last = after;
    this.waiting = [];
    this.reading = null;
  }

  hear(event) {
    if (this.reading) this.waiting.push(event);
    else this.pass(event);
  }

  pass(event) {
    if (event.event_id <= this.last) return;
    this.last = event.event_id;
    announce(event);
  }

  // Resolves to "" when all is read, else to why not. Asked while it reads, it reads once more.
  catchUp() {
    if (!this.reading) {
      this.reading = this.readAll().finally(() => {
        this.reading = null;
        for (const event of this.waiting.splice(0)) this.pass(event);
      });
    } else {
      this.again = true;
    }
    return this.reading;
  }

  async readAll() {
    do {
      this.again = false;
      let more = true;
      while (more) {
        const page = await this.read();
        if (typeof page === "string") return page;
        page.results.forEach((event) => this.pass(event));
        this.last = Math.max(this.last, page.next_after);
        more = page.has_more;
      }
    } while (this.again);
    return "";
  }

  async read() {
    try {
      const answer = await fetch(`${this.address}?after=${this.last}`, {
        headers: { "HX-Request": "true" },
        signal: AbortSignal.timeout(10000),
      });
      if (answer.ok) return await answer.json();
      return [401, 403, 404].includes(answer.status) ? "signed-out" : "unreachable";
    } catch {
      return "unreachable";
    }
  }
}

class Listener {
  constructor(facts) {
    this.server = facts.server;
    this.log = new Log(facts.log, facts.after);
    this.heard = false; // by the socket, now
    this.state = "";
    this.timer = 0;
    this.ticked = Date.now();
    setInterval(() => this.tick(), TICK);
    addEventListener("online", () => this.look());
    addEventListener("offline", () => this.show("offline", { reason: "unreachable" }));
    addEventListener("pageshow", (event) => event.persisted && this.look());
    document.addEventListener("visibilitychange", () => document.hidden || this.look());
  }

  async start() {
    this.look();
    if (!this.server) return;
    try {
      await load(this.server.library);
      this.connect();
    } catch {
      this.server = null; // polling has begun
    }
  }

  connect() {
    const { host, port, tls, path } = this.server;
    const csrf = () => ({ "X-CSRFToken": csrfToken() });
    const pusher = new window.Pusher(this.server.key, {
      cluster: "",
      wsHost: host,
      wsPort: port,
      wssPort: port,
      wsPath: path,
      forceTLS: tls,
      enabledTransports: [tls ? "wss" : "ws"],
      enableStats: false,
      unavailableTimeout: 5000,
      channelAuthorization: { endpoint: this.server.channel_proof, transport: "ajax", headersProvider: csrf },
      userAuthentication: { endpoint: this.server.user_proof, transport: "ajax", headersProvider: csrf },
    });
    pusher.connection.bind("state_change", ({ current }) => current === "connected" || this.lose());
    const channel = pusher.subscribe(this.server.channel);
    channel.bind("pusher:subscription_succeeded", () => this.gain());
    channel.bind("pusher:subscription_error", () => this.lose());
    channel.bind_global((name, event) => {
      if (name === LOOK_UP) this.look();
      else if (typeof event?.event_id === "number") this.log.hear(event);
    });
    if (this.server.signs_in) pusher.signin();
  }

  gain() {
    this.heard = true;
    this.look();
  }

  lose() {
    if (!this.heard) return;
    this.heard = false;
    this.look();
  }

  // Reads the log now; goes on every few seconds unless the socket tells the rest.
  async look() {
    clearTimeout(this.timer);
    const turn = (this.turn = (this.turn ?? 0) + 1);
    const trouble = await this.log.catchUp();
    if (turn !== this.turn) return;
    if (trouble) this.show("offline", { reason: trouble });
    else this.show("online", { by: this.heard ? "socket" : "polling" });
    if (trouble === "signed-out") return;
    if (trouble) this.timer = setTimeout(() => this.look(), RETRY_AFTER);
    else if (!this.heard) this.timer = setTimeout(() => this.look(), POLL_EVERY);
  }

  show(state, detail) {
    const now = `${state} ${Object.values(detail)}`;
    if (now === this.state) return;
    this.state = now;
    tell(`hotel:${state}`, detail);
  }

  // A tab that slept has lost what was told meanwhile, and may not know that its socket is gone.
  tick() {
    const slept = Date.now() - this.ticked > SLEPT;
    this.ticked = Date.now();
    if (slept) this.look();
  }
}

function load(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

export function listen() {
  const facts = JSON.parse(document.getElementById("live-facts")?.textContent || "{}");
  if (!facts.log) return null;
  const listener = new Listener(facts);
  listener.start();
  return listener;
}
