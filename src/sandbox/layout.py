"""The frame of the pages for people: title, navigation, one style sheet.

A module with pages of its own returns `page(title, content)` from its handlers and stands in
`NAVIGATION` here and in `sandbox.routes.ROUTES`.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sandbox.markup import Child, Html, join, tag
from sandbox.web import Request, Response

if TYPE_CHECKING:
    from sandbox.world import World

NAVIGATION: Final = (
    ("/", "Payments"),
    ("/mail/", "E-mail"),
    ("/sms/", "SMS"),
    ("/faults/", "Faults"),
)
STYLE: Final = Path(__file__).parent / "static" / "sandbox.css"
HEADERS: Final = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; frame-src 'self'; "
        "form-action 'self' http: https:; base-uri 'none'; frame-ancestors 'self'"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
MARK: Final = tag("p", tag("strong", "Test mode"), " No card is charged.", class_="mark")


def page(title: str, *content: Child, status: int = 200) -> Response:
    """A page with the navigation of the sandbox."""
    links = [tag("li", tag("a", name, href=path)) for path, name in NAVIGATION]
    header = tag(
        "header",
        tag("a", "HotelMate sandbox", href="/", class_="brand"),
        tag("nav", tag("ul", links), aria_label="Sandbox"),
        MARK,
        class_="bar",
    )
    return bare_page(title, header, main(title, *content), status=status)


def main(title: str, *content: Child) -> Html:
    return tag("main", tag("h1", title), *content, id="main")


def bare_page(title: str, *content: Child, status: int = 200, kind: str = "wide") -> Response:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="stylesheet", href="/static/sandbox.css"),
    )
    skip = tag("a", "Skip to the content", href="#main", class_="skip")
    body = tag("body", skip, *content, class_=kind)
    text = Html("<!doctype html>") + tag("html", head, body, lang="en")
    return Response(status, text.encode(), HEADERS)


def table(caption: str, columns: tuple[str, ...], rows: list[tuple[Child, ...]]) -> Html:
    """Rows of cells under their headings; the first cell of a row names it."""
    if not rows:
        return tag("section", tag("h2", caption), tag("p", "None yet.", class_="none"))
    head = tag("thead", tag("tr", [tag("th", name, scope="col") for name in columns]))
    lines = [
        tag("tr", tag("th", row[0], scope="row"), [tag("td", cell) for cell in row[1:]])
        for row in rows
    ]
    grid = tag("table", tag("caption", caption), head, tag("tbody", lines))
    scroll = tag("div", grid, class_="scroll", tabindex=0, role="region", aria_label=caption)
    return tag("section", scroll)


def facts(pairs: list[tuple[str, Child]]) -> Html:
    """Names and their values, as a list of definitions."""
    return tag("dl", [join((tag("dt", name), tag("dd", value))) for name, value in pairs])


def style(_world: World, _request: Request) -> Response:
    return Response(200, STYLE.read_bytes(), {"Content-Type": "text/css; charset=utf-8"})
