"""A browser without a screen and without scripts: forms, links, no following of redirects."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit


@dataclass
class Page(HTMLParser):
    """What a page shows: its forms with their fields, its links, and all of its text."""

    status: int
    location: str | None
    body: str
    fields: dict[str, dict[str, str | None]] = field(default_factory=dict)
    labels: set[str] = field(default_factory=set)
    links: dict[str, str] = field(default_factory=dict)
    roles: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._link = ""
        self.feed(self.body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = dict(attrs)
        if tag in {"input", "select"} and facts.get("type") != "hidden":
            self.fields[facts["name"] or ""] = facts
        if tag == "label":
            self.labels.add(facts["for"] or "")
        if "role" in facts:
            self.roles.append(facts["role"] or "")
        self._link = (facts["href"] or "") if tag == "a" else self._link

    def handle_endtag(self, tag: str) -> None:
        self._link = "" if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._link:
            self.links[data] = self._link

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def visit(address: str, form: dict[str, str] | None = None, **headers: str) -> Page:
    """GET, or POST of the form. Headers by their names with underscores."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if form is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(
        "GET" if form is None else "POST",
        parts.path or "/",
        None if form is None else urlencode(form),
        sent,
    )
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return Page(answer.status, answer.getheader("Location"), body)
