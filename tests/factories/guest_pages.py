"""A guest without scripts: opens pages, fills in their forms, follows where they lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.factories.world import day

JOHN = {
    "primary_first_name": "John",
    "primary_last_name": "Doe",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
}


@dataclass
class Form:
    """As a browser would send it: the fields with their values, the buttons that carry one."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def sent(self, **typed: str) -> dict[str, list[str]]:
        """`typed` in place of what stands in the fields."""
        sent: dict[str, list[str]] = {}
        for name, value in self.fields:
            sent.setdefault(name, []).append(typed.get(name, value))
        return sent | {name: [value] for name, value in typed.items()}


class FormReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.text_of = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(facts["action"], facts.get("method", "get")))
        elif tag == "input" and self.forms:
            is_left_out = facts.get("type") == "radio" and "checked" not in facts
            if not is_left_out:
                self.forms[-1].fields.append((facts["name"], facts.get("value", "")))
        elif tag == "textarea" and self.forms:
            self.text_of = facts["name"]
        elif tag == "button" and self.forms and "name" in facts:
            self.forms[-1].buttons.append((facts["name"], facts["value"]))

    def handle_data(self, data: str) -> None:
        if self.text_of:
            self.forms[-1].fields.append((self.text_of, data))
            self.text_of = ""

    def handle_endtag(self, tag: str) -> None:
        self.text_of = ""


def forms_of(page: str) -> list[Form]:
    reader = FormReader()
    reader.feed(page)
    return reader.forms


def text_of(page: str) -> str:
    """What one reads, in one line."""
    bare = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    return " ".join(bare.replace("&nbsp;", " ").replace("\u00a0", " ").split())


@dataclass
class Visitor:
    """`page` is what was opened last."""

    slug: str
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    status: int = 0
    page: str = ""
    address: str = ""
    answer: Any = None

    def open(self, route: str, *args: Any, **query: Any) -> Visitor:
        return self._seen(self.client.get(reverse(route, args=(self.slug, *args)), query))

    def search(self, first: int = 1, last: int = 3, **query: Any) -> Visitor:
        stay = {"check_in": day(first).isoformat(), "check_out": day(last).isoformat()}
        return self.open("check-availability", **({"adults": 2} | stay | query))

    def post(self, route: str, **sent: Any) -> Visitor:
        return self._seen(self.client.post(reverse(route, args=(self.slug,)), sent))

    def follow(self) -> Visitor:
        """Where a 303 leads."""
        assert self.status == 303
        return self._seen(self.client.get(self.address))

    def form(self, action: str) -> Form:
        """The first that goes to the route."""
        wanted = reverse(action, args=(self.slug,))
        return next(each for each in forms_of(self.page) if each.action == wanted)

    def send(self, action: str, **typed: str) -> Visitor:
        form = self.form(action)
        return self._seen(self.client.post(form.action, form.sent(**typed)))

    def choose(self) -> Visitor:
        """The first rate of the results, up to its quote."""
        return self.send("pricing-quote").follow()

    def details(self, first: int = 1, last: int = 3, **query: Any) -> Visitor:
        """Up to the form that asks who is coming."""
        self.search(first, last, **query).choose()
        return self.open("create-booking", quote_id=self.quote_id)

    def book(self, **typed: str) -> Visitor:
        return self.send("create-booking", **(JOHN | typed))

    @property
    def quote_id(self) -> str:
        return re.findall(r"QUOTE-\d{4}-\w{10}", self.page + self.address)[0]

    @property
    def title(self) -> str:
        return text_of(re.findall(r"<h1[^>]*>(.*?)</h1>", self.page, re.DOTALL)[0])

    @property
    def text(self) -> str:
        return text_of(self.page)

    @property
    def errors(self) -> dict[str, str]:
        """What stands beside the fields, by their ids."""
        found = re.findall(r'class="field__error" id="([\w-]+)-error">(.*?)</', self.page)
        return dict(found)

    def _seen(self, answer: HttpResponse) -> Visitor:
        self.answer, self.status = answer, answer.status_code
        self.page = answer.content.decode()
        self.address = answer.headers.get("Location", "")
        return self
