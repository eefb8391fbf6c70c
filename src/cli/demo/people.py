"""Guests who do not exist: names at random, addresses and numbers reserved for examples."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from hotel.enums import BookerType


def words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


FIRST_NAMES = words(
    "Aoife Liam Niamh Sean Emma Noah Olivia James Sofia Mateo Lucia Marco Giulia Jonas Lena Max",
    "Hanna Pierre Camille Louis Chloe Anna Piotr Zofia Jan Eva Lukas Ines Joao Maria Yuki Haruto",
    "Mei Wei Priya Arjun Fatima Omar Layla Kwame Amara Ingrid Erik Freja Mikkel Saoirse Bjork Ana",
)
LAST_NAMES = words(
    "Murphy Kelly Byrne Ryan Walsh Smith Jones Taylor Brown Wilson Garcia Martinez Rossi Bianchi",
    "Müller Schmidt Weber Dubois Moreau Laurent Nowak Kowalska Novak Silva Santos Tanaka Sato Chen",
    "Wang Patel Sharma Haddad Rahman Mensah Okafor Larsen Johansson Nielsen Virtanen Jansen de-Vries",
    "O'Brien O'Connor Fitzgerald MacLeod Horvath Popescu Petrov Andersen",
)
COMPANIES = (
    "Liffey Software Ltd", "Northwind Trading", "Atlas Engineering GmbH", "Celtic Films",
    "Harbour Logistics", "Meridian Consulting", "Blue Heron Pharma", "Contoso Travel",
)  # fmt: skip
REQUESTS = (
    "Late check-in around 22:30, please.", "A quiet room away from the lift.", "High floor, please.",
    "Cot for a baby.", "Feather-free pillows.", "We celebrate our anniversary.",
    "Invoice to the company.", "Early breakfast on the day we leave.", "Parking for one car.",
)  # fmt: skip
FAMILY = 0.7
BOOKERS = (BookerType.SELF,) * 80 + (BookerType.COMPANY,) * 12 + (BookerType.THIRD_PARTY,) * 8


@dataclass(frozen=True, slots=True)
class Guest:
    first_name: str
    last_name: str
    email: str
    phone: str

    def facts(self, prefix: str = "") -> dict[str, str]:
        """As fields of a model, each with the prefix."""
        return {
            f"{prefix}first_name": self.first_name,
            f"{prefix}last_name": self.last_name,
            f"{prefix}email": self.email,
            f"{prefix}phone": self.phone,
        }


def invent_guest(rng: Random) -> Guest:
    first, last = rng.choice(FIRST_NAMES), rng.choice(LAST_NAMES)
    mailbox = f"{first}.{last}".lower().replace("'", "").replace("ü", "ue")
    domain = rng.choice(("example.com", "example.org", "example.net"))
    phone = f"+44 20 7946 0{rng.randrange(1000):03}"
    return Guest(first, last, f"{mailbox}@{domain}", phone)


def invent_companion(rng: Random, primary: Guest) -> Guest:
    """Mostly family, and mostly without an address of their own."""
    last = primary.last_name if rng.random() < FAMILY else rng.choice(LAST_NAMES)
    return Guest(rng.choice(FIRST_NAMES), last, "", "")
