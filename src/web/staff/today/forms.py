"""What the desk's forms say, as facts. Raises InvalidInput that names the field at fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from django.http import QueryDict

from common.api.fields import EmailAddress, LongText, Phone, PlainText, StrictSerializer
from common.errors import InvalidInput
from front_desk.services.arriving import Member
from front_desk.services.paying import DeskTaking
from hotel.enums import GuestRole, Language
from hotel.models import RoomBooking
from payments.enums import DeskMethod
from web.forms import read_form, whole_in

HIGHEST: Final = Decimal(1_000_000_000)
LATER: Final = "LATER"
METHODS: Final = tuple(DeskMethod)


class NameForm(StrictSerializer):
    first_name = PlainText(max_length=100)
    last_name = PlainText(max_length=100)


class ContactForm(StrictSerializer):
    email = EmailAddress(allow_blank=True)
    phone = Phone(allow_blank=True)


class GuestForm(NameForm, ContactForm):
    special_requests = LongText(max_length=2000, allow_blank=True)


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A companion as the form shows them; without an id somebody new."""

    guest_id: str = ""
    first_name: str = ""
    last_name: str = ""

    @property
    def is_blank(self) -> bool:
        return not (self.first_name.strip() or self.last_name.strip())


def fields_of(form: QueryDict, serializer: type[StrictSerializer]) -> dict[str, Any]:
    names = serializer().get_fields()
    return read_form(serializer, {name: form.get(name, "") for name in names})


def whole(text: str, field: str) -> int | None:
    """An id or a count; None when nothing was said."""
    if not text:
        return None
    number = whole_in(text)
    if number is None:
        raise InvalidInput(field=field)
    return number


def payment_of(form: QueryDict) -> DeskTaking | None:
    """`pay` is how, or LATER. Without an amount: all that is due."""
    method = form.get("pay", LATER) or LATER
    if method == LATER:
        return None
    if method not in METHODS:
        raise InvalidInput(field="pay")
    return DeskTaking(DeskMethod(method), amount_of(form.get("amount", "")))


def amount_of(text: str) -> Decimal | None:
    """As people type it, with a point or a comma before the cents."""
    bare = text.strip().replace("\u00a0", "").replace(" ", "")
    if not bare:
        return None
    bare = bare if "." in bare else bare.replace(",", ".", 1)
    try:
        amount = Decimal(bare)
    except InvalidOperation as refusal:
        raise InvalidInput(field="amount") from refusal
    if not (amount.is_finite() and 0 < amount < HIGHEST):
        raise InvalidInput(field="amount")
    return amount


def party_lines(booking: RoomBooking, form: QueryDict | None) -> list[PartyLine]:
    """Those who are known, and an empty line for each who is booked and not named yet."""
    if form is not None:
        return typed_lines(form)
    companions = [each for each in booking.party.all() if each.role == GuestRole.COMPANION]
    lines = [PartyLine(str(each.pk), each.first_name, each.last_name) for each in companions]
    staying = 1 + sum(each.is_staying for each in companions)
    return lines + [PartyLine()] * max(booking.adults + booking.children - staying, 0)


def typed_lines(form: QueryDict) -> list[PartyLine]:
    ids, firsts, lasts = (form.getlist(name) for name in ("guest_id", "first_name", "last_name"))
    return [PartyLine(*each) for each in zip(ids, firsts, lasts, strict=False)]


def members_of(form: QueryDict, booking: RoomBooking) -> Iterator[Member]:
    """Everybody whom the form names, and how to reach the primary guest."""
    for line in typed_lines(form):
        if not line.is_blank:
            names = {"first_name": line.first_name, "last_name": line.last_name}
            yield Member(read_form(NameForm, names), whole(line.guest_id, "guest_id"))
    if "email" in form:
        primary = booking.party.get(role=GuestRole.PRIMARY)
        yield Member(fields_of(form, ContactForm), primary.pk)


def language_of(form: QueryDict, otherwise: str) -> str:
    wanted = form.get("language", "")
    return wanted if wanted in Language.values else otherwise
