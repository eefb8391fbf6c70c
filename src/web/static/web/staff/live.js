// Tells the page what happens in the hotel: every event of its log, in order, as `hotel:event` on the body,
// and as `hotel:booking`, `hotel:room` or `hotel:rates` for what it is about.

const KINDS = {
  "booking-created": "booking",
  "booking-updated": "booking",
  "room-assigned": "booking",
  "room-assignment-changed": "booking",
  "room-status-changed": "room",
};

export function announce(event) {
  const kind = KINDS[event.name] ?? "rates";
  for (const name of ["hotel:event", `hotel:${kind}`]) {
    document.body.dispatchEvent(new CustomEvent(name, { detail: event, bubbles: true }));
  }
}

export function listen() {
  return JSON.parse(document.getElementById("live-facts").textContent);
}
