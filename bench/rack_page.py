"""The room rack of a large hotel in a real browser: 300 rooms, 60 days, 3,000 stays.

First render is counted from the start of the navigation to the frame after everything is drawn: the page,
its modules, the API's answer and the drawing. Frames are timed while the wheel scrolls through all rooms.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Final

import psycopg
from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.bulk import PASSWORD, hire
from bench.drivers import CannotMeasure
from bench.server import DEVELOPMENT, Shape, serving_web
from bench.world import HOTELS, ROOM_TYPES, ROOMS, TYPE_NIGHTS

HOTEL, CLERK = 9500, "bench-clerk"
TYPES, ROOMS_A_TYPE, STAYS_A_ROOM, DAYS = 10, 30, 10, 60
SLOWEST_RENDER: Final = 1000
RENDERS: Final = 7
TURNS: Final = 120
WHEEL: Final = 160
VIEWPORT: Final = {"width": 1400, "height": 820}
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
STAYS = """
INSERT INTO hotel_roombooking (booking_id, confirmation_number, manage_token_hash, hotel_id,
       room_type_id, assigned_room_id, check_in, check_out, booker_type, booker_first_name,
       booker_last_name, booker_email, booker_phone, booker_company, primary_first_name,
       primary_last_name, primary_email, primary_phone, adults, children, subtotal, taxes,
       total_amount, currency, promo_code, status, confirmed_at, special_requests, internal_notes,
       cancellation_reason, cancellation_note, assignment_notes, assignment_version,
       room_move_reason, created_at, updated_at, rate_plan_code, rate_plan_name, child_ages, cots,
       price_lines, policy)
SELECT 'BK-2026-' || lpad((d.n * %(stays)s + k)::text, 10, '0'), 'HTL-2026-' || d.n * %(stays)s + k,
       '', %(first)s, d.room_type_id, CASE WHEN (d.n + k) %% 12 > 0 THEN d.id END, s.first,
       s.first + 1 + (d.n * 7 + k * 3) %% 5, 'SELF', 'Ada', 'Guest', 'ada@example.com', '', '',
       (%(names)s::text[])[1 + (d.n + k * 7) %% 8], 'Guest ' || d.n, 'ada@example.com', '', 2, 0,
       132.16, 17.84, 150, 'EUR', '', 'CONFIRMED', now(), '', '', '', '', '', 0, '', now(), now(),
       'STANDARD', 'Standard rate', '{}', 0, '[]', '{}'
  FROM (SELECT id, room_type_id, row_number() OVER (ORDER BY id)::int AS n
          FROM rooms_room WHERE hotel_id = %(first)s) d
 CROSS JOIN generate_series(0, %(stays)s - 1) k
 CROSS JOIN LATERAL (SELECT current_date + k * 6 - 1 + d.n %% 2 AS first) s
"""
NAMES: Final = ["Ada", "Björn", "Chloé", "Daniel", "Emma", "Farid", "Greta", "Hiro"]
DRAWN = """() => new Promise((resolve) => {
  const look = () => {
    const [mark] = performance.getEntriesByName("rack-drawn");
    if (mark) requestAnimationFrame(() => requestAnimationFrame(() => resolve({
      painted: performance.now(),
      nodes: document.querySelectorAll(".rack__grid *").length,
    })));
    else setTimeout(look, 5);
  };
  look();
})"""
WATCH = """() => {
  const grid = document.querySelector(".rack__grid");
  const box = grid.getBoundingClientRect();
  const top = box.top + grid.querySelector(".rack__head").offsetHeight + 4;
  const bottom = box.bottom - grid.querySelector(".rack__foot").offsetHeight - 24;
  const seen = window.seen = { frames: [], blanks: 0, nodes: 0, on: true };
  let last = performance.now();
  const look = (now) => {
    seen.frames.push(now - last);
    last = now;
    for (let y = top; y < bottom; y += 40) {
      if (!document.elementFromPoint(box.left + 60, y)?.closest(".rack__row")) { seen.blanks += 1; break; }
    }
    seen.nodes = Math.max(seen.nodes, grid.querySelectorAll("*").length);
    if (seen.on) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@dataclass(frozen=True)
class Rack:
    """Milliseconds; `nodes` are the most that stood in the rack at once, `blanks` frames with a gap."""

    renders: list[float]
    busy: list[float]
    """Of each render: processor time of the page's main thread, which neighbours do not change."""
    frames: list[float]
    blanks: int
    nodes: int
    reached: int

    @property
    def render(self) -> float:
        return median(self.renders)

    @property
    def p95(self) -> float:
        return quantiles(self.frames, n=20)[-1]


def load_rack(server: psycopg.Connection) -> None:
    facts = {
        "first": HOTEL,
        "last": HOTEL,
        "types": TYPES,
        "rooms": ROOMS_A_TYPE,
        "nights": 500,
        "stays": STAYS_A_ROOM,
        "names": NAMES,
    }
    with server.transaction():
        for step in (HOTELS, ROOM_TYPES, ROOMS, STAYS, TYPE_NIGHTS):
            server.execute(step, facts)
        hire(server, CLERK, HOTEL)
    server.execute("VACUUM (ANALYZE)")


def measure_rack() -> Rack:
    with serving_web(Shape(), DEVELOPMENT) as (site, _), sync_playwright() as playwright:
        program = shutil.which("chromium")
        if program is None:
            raise CannotMeasure("the rack needs Debian's package chromium")
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport=VIEWPORT)
        _log_in(page, site)
        address = f"{site}/staff/hotel/bench-{HOTEL}/rack/?days={DAYS}"
        clock = page.context.new_cdp_session(page)
        clock.send("Performance.enable", {"timeDomain": "threadTicks"})
        seen = [_rendered(page, clock, address) for _ in range(RENDERS)]
        scrolled = _scrolled(page)
        browser.close()
    frames = scrolled["frames"][1:]
    return Rack(
        renders=[each["painted"] for each in seen],
        busy=[each["busy"] for each in seen],
        frames=frames,
        blanks=scrolled["blanks"],
        nodes=max(scrolled["nodes"], seen[-1]["nodes"]),
        reached=scrolled["reached"],
    )


def _log_in(page: Page, site: str) -> None:
    page.goto(f"{site}/staff/login/")
    page.locator("[name=username]").fill(CLERK)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    page.wait_for_url("**/hotel/**")


def _rendered(page: Page, clock: CDPSession, address: str) -> dict[str, Any]:
    page.goto(address, wait_until="commit")
    seen: dict[str, Any] = page.evaluate(DRAWN)
    return seen | {"busy": _busy(clock)}


def _busy(clock: CDPSession) -> float:
    """Milliseconds of the main thread since this page began to load."""
    metrics = clock.send("Performance.getMetrics")["metrics"]
    found: float = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
    return found * 1000


def _scrolled(page: Page) -> dict[str, Any]:
    page.mouse.move(VIEWPORT["width"] / 2, VIEWPORT["height"] / 2)
    page.evaluate(WATCH)
    for _ in range(TURNS):
        page.mouse.wheel(0, WHEEL)
    seen: dict[str, Any] = page.evaluate(
        "() => { seen.on = false;"
        " return {...seen, reached: document.querySelector('.rack__grid').scrollTop}; }"
    )
    return seen


def assert_smooth(rack: Rack) -> None:
    if rack.render > SLOWEST_RENDER:
        raise CannotMeasure(f"the first render took {rack.render:.0f} ms")
    if rack.blanks:
        raise CannotMeasure(f"{rack.blanks} frames had a gap")


def rack_table(rack: Rack) -> str:
    best, worst = min(rack.renders), max(rack.renders)
    return f"""
| rack of {TYPES * ROOMS_A_TYPE} rooms x {DAYS} days x {TYPES * ROOMS_A_TYPE * STAYS_A_ROOM} stays | |
| --- | --- |
| first render, ms: median (least, most) | **{rack.render:.0f}** ({best:.0f}, {worst:.0f}) |
| of it processor time of the page's main thread, ms: median (least, most) | {median(rack.busy):.0f} ({min(rack.busy):.0f}, {max(rack.busy):.0f}) |
| frame while the wheel scrolls, ms: p50 / p95 | {median(rack.frames):.0f} / {rack.p95:.0f} |
| frames with a gap, of {len(rack.frames)} | {rack.blanks} |
| elements in the rack at once, at most | {rack.nodes} |
| pixels scrolled | {rack.reached:.0f} |
"""


def rack_facts(rack: Rack) -> dict[str, object]:
    return {
        "render_ms": rack.renders,
        "busy_ms": rack.busy,
        "frames_ms": rack.frames,
        "blank_frames": rack.blanks,
        "nodes": rack.nodes,
    }
