"""How soon guests see the pages of a running site: `python -m bench.guest_pages http://127.0.0.1:8000 grand-hotel`.

Each visit is a new browser with an empty cache, on a line of 1.6 Mbit/s down and 150 ms there and back where
`slow` is said, else on loopback. The largest contentful paint is the browser's own measure.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

VISITS: Final = 7
VIEWPORTS: Final = {"phone": (390, 844), "desktop": (1400, 900)}
LINES: Final[dict[str, dict[str, float] | None]] = {
    "loopback": None,
    "slow": {"latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 94_000},
}
LARGEST: Final = """() => new Promise((resolve) => {
  new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
    .observe({ type: "largest-contentful-paint", buffered: true });
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Milliseconds, bytes over the line, requests."""

    largest: float
    weight: int
    requests: int


def visit(browser: Browser, address: str, size: tuple[int, int], line: str) -> Visit:
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    session, sizes = context.new_cdp_session(page), []
    session.send("Network.enable")
    if (facts := LINES[line]) is not None:
        session.send("Network.emulateNetworkConditions", {"offline": False, **facts})
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    largest: Any = page.evaluate(LARGEST)
    context.close()
    return Visit(float(largest), int(sum(sizes)), len(sizes))


def pages_of(site: str, hotel: str) -> dict[str, str]:
    today = datetime.now(tz=UTC).date()  # noqa: TID251 - nothing of Django is set up here
    first = today + timedelta(days=21)
    last = first + timedelta(days=2)
    stay = f"check_in={first}&check_out={last}&adults=2"
    below = f"{site.rstrip('/')}/guest/{hotel}"
    return {"home": f"{below}/", "search": f"{below}/availability/?{stay}"}


def measure(site: str, hotel: str) -> None:
    program = shutil.which("chromium")
    print("| page | window | line | LCP ms: median (most) | KB | requests |")
    print("| --- | --- | --- | --- | --- | --- |")
    with sync_playwright() as playwright:
        for name, address in pages_of(site, hotel).items():
            for window, size in VIEWPORTS.items():
                for line in LINES:
                    browser = playwright.chromium.launch(
                        executable_path=program, args=["--no-sandbox", "--disable-gpu"]
                    )
                    seen = [visit(browser, address, size, line) for _ in range(VISITS)]
                    browser.close()
                    times = [each.largest for each in seen]
                    print(
                        f"| {name} | {window} | {line} | {median(times):.0f} ({max(times):.0f}) "
                        f"| {seen[0].weight / 1024:.0f} | {seen[0].requests} |"
                    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site")
    parser.add_argument("hotel")
    asked = parser.parse_args()
    measure(asked.site, asked.hotel)
