"""The blind index of bookings: what somebody may look one up by, as keyed digests that tell nothing.

Each key is a 64-bit BLAKE2 MAC of the hotel, of what kind of fact it is and of the fact in its plain
form. A table of keys can be searched by whoever has SEARCH_KEY, and read by nobody; no two hotels have a
key in common. Names go in by every beginning, phones by their last digits, e-mail whole and by its two
sides, ids by every few characters in a row.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple

from django.conf import settings

SHORTEST_BEGINNING: Final = 2
LONGEST_BEGINNING: Final = 12
"""Words agree when so many of their first letters do."""
MOST_WORDS: Final = 12
"""Of one name, however long it is."""
SHORTEST_PHONE, LONGEST_PHONE = 4, 9
"""Two numbers are the same when their last nine digits are: the rest is how the country is written."""
ID_RUN: Final = 4
NUMBER_RUN: Final = 5

NAME, MAIL, MAILBOX, DOMAIN, PHONE, ID, NUMBER = "n", "m", "l", "d", "p", "b", "c"
"""Kinds of facts."""

_SPELT_APART: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "\u0131": "i"}
)
_LIGATURES: Final = (("æ", "a"), ("œ", "o"), ("ae", "a"), ("oe", "o"), ("ue", "u"))
"""Müller, Mueller and Muller are one name."""
_UMLAUTS: Final = "aou"
"""Two letters of Oelsner are one once they are folded."""
_APOSTROPHE: Final = re.compile("['\u2018\u2019\u02bc\u00b4`]")
_WORD: Final = re.compile(r"[^\W_]+")
_NOT_A_DIGIT: Final = re.compile(r"[^0-9]")


class Contact(NamedTuple):
    """What is known of one person: names and company in one text."""

    names: str
    email: str
    phone: str


def folded(text: str) -> str:
    """Without case, accents and the ways in which umlauts are written."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(map(_unaccented, plain)).casefold().translate(_SPELT_APART)
    for written, meant in _LIGATURES:
        plain = plain.replace(written, meant)
    return plain


def _unaccented(char: str) -> str:
    """What a letter comes apart into, as far as these are letters."""
    parts = unicodedata.normalize("NFKD", char)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return "".join(filter(str.isalnum, plain)) if char.isalnum() else plain


def words_of(text: str) -> list[str]:
    """Of a question: O'Brien is one word."""
    return _WORD.findall(_APOSTROPHE.sub("", folded(text)))


def digits_of(text: str) -> str:
    return _NOT_A_DIGIT.sub("", unicodedata.normalize("NFKC", text))


def phone_end(text: str) -> str:
    """The digits that say whose number it is, without the zero that stands for the country."""
    return digits_of(text).lstrip("0")[-LONGEST_PHONE:]


def key_of(hotel_id: int, kind: str, fact: str) -> int:
    mac = _mac_of(hotel_id, settings.SEARCH_KEY).copy()
    mac.update(f"{kind}:{fact}".encode("utf-8", "surrogatepass"))
    return int.from_bytes(mac.digest(), "big", signed=True)


@lru_cache(maxsize=1024)
def _mac_of(hotel_id: int, key: bytes) -> blake2b:
    """To be copied: the key and the hotel are worked in."""
    return blake2b(f"{hotel_id}:".encode(), digest_size=8, key=key)


def keys_of(
    *, hotel_id: int, booking_id: str, confirmation_number: str, people: Iterable[Contact]
) -> list[int]:
    """All that a booking is found by, sorted. The ids' first two parts are everybody's."""
    facts = {fact for person in people for fact in _facts_of(*person)}
    facts.update((ID, run) for run in _runs(booking_id.rpartition("-")[2], ID_RUN))
    facts.update((NUMBER, run) for run in _runs(confirmation_number.rpartition("-")[2], NUMBER_RUN))
    return sorted(key_of(hotel_id, kind, fact) for kind, fact in facts)


@lru_cache(maxsize=256)
def _facts_of(names: str, email: str, phone: str) -> tuple[tuple[str, str], ...]:
    return (
        *((NAME, each) for each in _beginnings(names)),
        *_mail_facts(email),
        *((PHONE, end) for end in _ends(digits_of(phone)[-LONGEST_PHONE:])),
    )


def _beginnings(names: str) -> Iterator[str]:
    """Of each word, and of those that an apostrophe parts also of both parts."""
    plain = folded(names)
    words = _WORD.findall(plain)
    if _APOSTROPHE.search(plain):
        words += _WORD.findall(_APOSTROPHE.sub("", plain))
    for word in list(dict.fromkeys(words))[:MOST_WORDS]:
        first = 1 if word[0] in _UMLAUTS else SHORTEST_BEGINNING
        last = min(len(word), LONGEST_BEGINNING)
        yield from (word[:length] for length in range(min(first, last), last + 1))


def _mail_facts(email: str) -> Iterator[tuple[str, str]]:
    plain = plain_mail(email)
    mailbox, _, domain = plain.rpartition("@")
    if mailbox:
        yield from ((MAIL, plain), (MAILBOX, mailbox), (DOMAIN, domain))


def plain_mail(email: str) -> str:
    return "".join(unicodedata.normalize("NFKC", email).casefold().split())


def _ends(digits: str) -> Iterator[str]:
    return (digits[-length:] for length in range(SHORTEST_PHONE, len(digits) + 1))


def _runs(text: str, length: int) -> Iterator[str]:
    return (text[start : start + length] for start in range(len(text) - length + 1))


def name_keys(hotel_id: int, text: str) -> list[int]:
    """Those that a booking has if somebody of it is called so. Nothing: no name was asked for. A letter
    beside whole words says too little to be looked up."""
    words = words_of(text)
    telling = [word for word in words if len(word) >= SHORTEST_BEGINNING or not word.isascii()]
    return [key_of(hotel_id, NAME, word[:LONGEST_BEGINNING]) for word in telling or words]


def mail_keys(hotel_id: int, text: str) -> list[int]:
    """Of an address, or of what stands before or after its @."""
    plain = plain_mail(text)
    mailbox, _, domain = plain.rpartition("@")
    if mailbox and "." in domain:
        return [key_of(hotel_id, MAIL, plain)]
    if mailbox:
        return [key_of(hotel_id, MAILBOX, mailbox)]
    return [key_of(hotel_id, DOMAIN, domain)] if domain else []


def phone_ways(hotel_id: int, text: str) -> list[list[int]]:
    """Of a number, or of its last digits: a zero before them may be one of them, or stand for the
    country."""
    ends = dict.fromkeys((digits_of(text)[-LONGEST_PHONE:], phone_end(text)))
    return [[key_of(hotel_id, PHONE, end)] for end in ends if len(end) >= SHORTEST_PHONE]


def id_keys(hotel_id: int, part: str) -> list[int]:
    return [key_of(hotel_id, ID, run) for run in _runs(part.upper(), ID_RUN)]


def number_keys(hotel_id: int, digits: str) -> list[int]:
    return [key_of(hotel_id, NUMBER, run) for run in _runs(digits, NUMBER_RUN)]
