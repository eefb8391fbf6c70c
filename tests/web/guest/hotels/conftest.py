from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import pytest
from django.test import Client

from hotel.models import HotelGroup
from tests.factories.guest_pages import text_of
from tests.factories.world import World, day, make_world


@dataclass
class Guest:
    """Who looks at the list of hotels. `page` is what was opened last."""

    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))
    page: str = ""
    status: int = 0
    answer: Any = None

    def open(self, address: str, **query: Any) -> Guest:
        self.answer = self.client.get(address, query)
        self.page, self.status = self.answer.content.decode(), self.answer.status_code
        return self

    def search(self, group: str = "", first: int = 1, last: int = 3, **query: Any) -> Guest:
        stay = {"check_in": day(first).isoformat(), "check_out": day(last).isoformat()}
        address = f"/hotels/{group}/" if group else "/hotels/"
        return self.open(address, **({"adults": 2} | stay | query))

    @property
    def text(self) -> str:
        return text_of(self.page)

    @property
    def cards(self) -> dict[str, str]:
        """What is read of each hotel of the list, by its name and in the list's order."""
        found = re.findall(r'<article class="inn.*?</article>', self.page, re.DOTALL)
        names = [text_of(re.findall(r"<h3.*?</h3>", card, re.DOTALL)[0]) for card in found]
        return {name: text_of(card) for name, card in zip(names, found, strict=True)}

    @property
    def names(self) -> list[str]:
        return list(self.cards)

    @property
    def prices(self) -> dict[str, str]:
        """Those that have one."""
        found = re.findall(r'<article class="inn.*?</article>', self.page, re.DOTALL)
        prices = [re.findall(r'rate__total">(.*?)<', card) for card in found]
        return {
            name: unescape(price[0])
            for name, price in zip(self.cards, prices, strict=True)
            if price
        }

    @property
    def choices(self) -> dict[str, dict[str, int]]:
        """By the name of the field, each value with how many hotels it would leave."""
        found: dict[str, dict[str, int]] = {}
        pattern = r'name="(\w+)" value="([^"]*)"(?: checked)?>.*?narrow__count">(\d+)<'
        for name, value, count in re.findall(pattern, self.page):
            found.setdefault(name, {})[value] = int(count)
        return found

    @property
    def data(self) -> dict[str, Any]:
        """What search engines read."""
        pattern = r'<script type="application/ld\+json">(.*?)</script>'
        return json.loads(re.findall(pattern, self.page, re.DOTALL)[0])

    def meta(self, name: str) -> list[str]:
        pattern = rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)"'
        return [unescape(each) for each in re.findall(pattern, self.page)]


@pytest.fixture
def guest(noon: None, no_throttles: None) -> Guest:
    return Guest()


@pytest.fixture
def group(db: None) -> HotelGroup:
    return HotelGroup.objects.create(slug="houses", name="Quiet Houses", brand_colour="#224466")


@pytest.fixture
def house_of(group: HotelGroup) -> Any:
    """Makes a hotel of the group with one double room."""

    def make(name: str, **facts: Any) -> World:
        known = {"name": name, "hotel_group": group, "rooms": {"DBL": ("201",)}}
        return make_world(**(known | facts))

    return make
