"""The staff API's addresses as the URL table has them, and what each is expected to ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from staff.enums import StaffRole
from tests.factories.staff_api import File
from tests.factories.world import day

PREFIX = "api/staff/"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
HOTEL = "hotel/<hotel:hotel_slug>/"
BOOKINGS = f"{HOTEL}room-bookings/"
BOOKING = f"{BOOKINGS}<booking:booking_id>/"
GROUP = f"{BOOKINGS}groups/<group:group_reference>/"
ROOM = f"{HOTEL}rooms/<pk:room_id>/"
RATES = f"{HOTEL}rates/"
PLAN = f"{RATES}plans/<code:plan_code>/"
ALLOTMENTS = f"{RATES}allotments/"
ALLOTMENT = f"{ALLOTMENTS}<code:allotment_code>/"
MESSAGE = f"{HOTEL}messages/<pk:message_id>/"
TEXT = f"{HOTEL}message-templates/<code:message_kind>/<code:channel>/<slug:language>/"

HOUSEKEEPING, DESK, MANAGER = StaffRole.HOUSEKEEPING, StaffRole.FRONT_DESK, StaffRole.MANAGER
LADDER = (HOUSEKEEPING, DESK, MANAGER, StaffRole.HOTEL_ADMIN)
TAKEN = "TAKEN"
"""A code and a name that every hotel has."""
SPRING, SUMMER = day(20), day(110)
"""Every hotel has this season."""


@dataclass(frozen=True)
class Ids:
    """What an address or a body can name."""

    booking_id: str
    room_id: int
    guest_id: int
    block_id: int
    account_code: str
    allotment_code: str
    group_reference: str
    plan_code: str
    policy_code: str
    promo_code: str
    season_id: int
    tax_id: int
    city_tax_id: int
    fee_id: int
    payment_reference: str
    refund_reference: str
    reconciliation_id: int
    message_id: int
    message_kind: str
    channel: str
    language: str
    webhook_id: int
    event_id: int


NOBODYS = Ids(
    booking_id="BK-2026-0000000000",
    room_id=2**31 - 1,
    guest_id=2**31 - 1,
    block_id=2**31 - 1,
    account_code="NOBODY",
    allotment_code="NOBODYS",
    group_reference="GRP-2026-0000000000",
    plan_code="NO-PLAN",
    policy_code="NO-POLICY",
    promo_code="NO-PROMO",
    season_id=2**31 - 1,
    tax_id=2**31 - 1,
    city_tax_id=2**31 - 1,
    fee_id=2**31 - 1,
    payment_reference="PAY-2026-0000000000",
    refund_reference="RFD-2026-0000000000",
    reconciliation_id=2**31 - 1,
    message_id=2**31 - 1,
    message_kind="NO-KIND",
    channel="NO-CHANNEL",
    language="no-language",
    webhook_id=2**31 - 1,
    event_id=2**31 - 1,
)


@dataclass(frozen=True)
class Rule:
    """The least role that may call it; a body that is well-formed; what it reads from the query.

    A text in braces names an id. `code` is the answer to an id that this hotel does not have, `answer`
    that of a route that names none.
    """

    least: StaffRole = DESK
    body: dict[str, Any] | File | None = None
    query: dict[str, str] | None = None
    code: str = "NOT_FOUND"
    answer: tuple[int, str] = (200, "")


DROP: dict[str, Any] = {
    "booking_id": "{booking_id}",
    "room_id": "{room_id}",
    "check_in": day(1).isoformat(),
    "check_out": day(9).isoformat(),
}
OPEN = {("POST", "login/"): Rule(body={"username": "somebody", "password": "a password"})}
ACCOUNT = {
    ("POST", "logout/"): Rule(HOUSEKEEPING),
    ("POST", "logout-all/"): Rule(HOUSEKEEPING),
    ("GET", "me/"): Rule(HOUSEKEEPING),
    ("POST", "realtime/auth/"): Rule(
        HOUSEKEEPING, {"socket_id": "1.2", "channel_name": "presence-hotel-grand"}
    ),
    ("POST", "realtime/user-auth/"): Rule(HOUSEKEEPING, {"socket_id": "1.2"}),
}
IN_HOTEL = {
    ("GET", f"{HOTEL}me/"): Rule(HOUSEKEEPING),
    ("GET", f"{HOTEL}conflicts/"): Rule(),
    ("GET", f"{HOTEL}search/"): Rule(query={"q": "john"}),
    ("GET", f"{HOTEL}events/"): Rule(query={"after": "0", "limit": "10"}),
    ("GET", f"{HOTEL}rack/"): Rule(query={"start": day(0).isoformat(), "nights": "3"}),
    ("GET", f"{HOTEL}realtime/"): Rule(HOUSEKEEPING),
    ("GET", f"{HOTEL}rooms/"): Rule(HOUSEKEEPING),
    ("GET", ALLOTMENTS): Rule(query={"page": "1"}),
    ("GET", BOOKINGS): Rule(
        query={
            "status": "CONFIRMED",
            "date_from": "2026-03-02",
            "date_to": "2026-03-09",
            "room_type": "DBL",
            "assigned": "true",
            "in_house": "false",
            "group_reference": "GRP-2026-0000000000",
            "ordering": "check_in",
            "page": "1",
            "page_size": "10",
        }
    ),
    ("GET", f"{BOOKINGS}export.csv"): Rule(query={"status": "CONFIRMED"}),
}
WITH_IDS = {
    ("GET", f"{BOOKING}confirmation.pdf"): Rule(),
    ("GET", f"{BOOKING}receipt.pdf"): Rule(),
    ("GET", f"{BOOKING}stay.ics"): Rule(),
    ("POST", f"{HOTEL}walk-ins/"): Rule(
        DESK,
        {
            "room_id": "{room_id}",
            "check_in": day(40).isoformat(),
            "check_out": day(41).isoformat(),
            "adults": 1,
            "primary_first_name": "Ada",
            "primary_last_name": "King",
            "payment": {"method": "CASH", "amount": "10.00"},
        },
        code="ROOM_NOT_FOUND",
    ),
    ("POST", f"{ROOM}status/"): Rule(
        HOUSEKEEPING, {"room_status": "CHECKOUT_DIRTY", "note": ""}, code="ROOM_NOT_FOUND"
    ),
    ("POST", f"{HOTEL}rack/preview/"): Rule(DESK, DROP),
    ("POST", f"{HOTEL}rack/place/"): Rule(DESK, DROP | {"version": 1, "reason": "quiet"}),
    ("POST", f"{HOTEL}rack/swap/"): Rule(
        DESK,
        {
            "booking_id": "{booking_id}",
            "version": 1,
            "other_booking_id": "{booking_id}",
            "other_version": 1,
        },
    ),
    ("GET", f"{ROOM}blocks/"): Rule(HOUSEKEEPING, code="ROOM_NOT_FOUND"),
    ("POST", f"{ROOM}blocks/"): Rule(
        DESK,
        {
            "start_date": day(30).isoformat(),
            "end_date": day(31).isoformat(),
            "reason": "paint",
            "accept_oversold": False,
        },
        code="ROOM_NOT_FOUND",
    ),
    ("PUT", f"{ROOM}blocks/<pk:block_id>/"): Rule(
        DESK,
        {
            "start_date": day(10).isoformat(),
            "end_date": day(13).isoformat(),
            "reason": "paint",
            "accept_oversold": False,
        },
        code="BLOCK_NOT_FOUND",
    ),
    ("DELETE", f"{ROOM}blocks/<pk:block_id>/"): Rule(code="BLOCK_NOT_FOUND"),
    ("GET", f"{BOOKINGS}available-rooms/"): Rule(
        query={"booking_id": "{booking_id}", "upgrade": "true"}
    ),
    ("POST", f"{BOOKINGS}safe-assign/"): Rule(
        DESK,
        {"booking_id": "{booking_id}", "room_id": "{room_id}", "notes": "quiet"},
        code="ROOM_NOT_FOUND",
    ),
    ("POST", f"{BOOKINGS}unassign-room/"): Rule(DESK, {"booking_id": "{booking_id}"}),
    ("GET", BOOKING): Rule(),
    ("PATCH", BOOKING): Rule(DESK, {"internal_notes": "VIP", "special_requests": "cot"}),
    ("POST", f"{BOOKING}confirm/"): Rule(),
    ("POST", f"{BOOKING}cancel/"): Rule(DESK, {"reason": "ill", "waive_penalty": True}),
    ("GET", f"{BOOKING}cancellation-preview/"): Rule(),
    ("POST", f"{BOOKING}assign-room/"): Rule(
        DESK, {"room_id": "{room_id}", "notes": "quiet"}, code="ROOM_NOT_FOUND"
    ),
    ("POST", f"{BOOKING}unassign-room/"): Rule(),
    ("GET", f"{BOOKING}available-rooms/"): Rule(query={"upgrade": "false"}),
    ("POST", f"{BOOKING}move-room/"): Rule(DESK, {"room_id": "{room_id}", "reason": "noise"}),
    ("POST", f"{BOOKING}upgrade-room/"): Rule(DESK, {"room_id": "{room_id}", "reason": "gift"}),
    ("POST", f"{BOOKING}check-in/"): Rule(),
    ("POST", f"{BOOKING}checkout/"): Rule(),
    ("POST", f"{BOOKING}extend/"): Rule(DESK, {"check_out": day(9).isoformat()}),
    ("POST", f"{BOOKING}change-preview/"): Rule(DESK, {"check_out": day(9).isoformat()}),
    ("POST", f"{BOOKING}change/"): Rule(
        DESK, {"check_out": day(9).isoformat(), "expected_total": "600.00"}
    ),
    ("POST", f"{BOOKING}no-show/"): Rule(DESK, {"waive_penalty": False}),
    ("POST", f"{BOOKING}reinstate/"): Rule(),
    ("GET", f"{BOOKING}party/"): Rule(),
    ("POST", f"{BOOKING}party/"): Rule(
        DESK,
        {
            "first_name": "Ann",
            "last_name": "Doe",
            "email": "ann@example.com",
            "phone": "+353 87 1234567",
            "is_staying": True,
        },
    ),
    ("PATCH", f"{BOOKING}party/<pk:guest_id>/"): Rule(DESK, {"first_name": "Eve"}),
    ("DELETE", f"{BOOKING}party/<pk:guest_id>/"): Rule(),
    ("GET", f"{BOOKING}audit/"): Rule(),
    ("GET", GROUP): Rule(),
    ("POST", f"{GROUP}confirm/"): Rule(),
    ("POST", f"{GROUP}cancel/"): Rule(DESK, {"reason": "ill"}),
    ("POST", ALLOTMENTS): Rule(
        MANAGER,
        {
            "code": "EXPO",
            "name": "Expo",
            "account_code": "{account_code}",
            "release_date": day(30).isoformat(),
            "nights": [
                {
                    "room_type_code": "STE",
                    "start_date": day(30).isoformat(),
                    "end_date": day(31).isoformat(),
                    "rooms": 1,
                    "price": "60.00",
                }
            ],
        },
        code="ACCOUNT_NOT_FOUND",
    ),
    ("GET", ALLOTMENT): Rule(code="ALLOTMENT_NOT_FOUND"),
    ("PATCH", ALLOTMENT): Rule(MANAGER, {"name": "Expo"}, code="ALLOTMENT_NOT_FOUND"),
    ("DELETE", ALLOTMENT): Rule(MANAGER, code="ALLOTMENT_NOT_FOUND"),
    ("POST", f"{ALLOTMENT}release/"): Rule(MANAGER, code="ALLOTMENT_NOT_FOUND"),
    ("GET", f"{ALLOTMENT}pick-up/"): Rule(code="ALLOTMENT_NOT_FOUND"),
}
RATES_IN_HOTEL = {
    **{
        ("GET", f"{RATES}{kind}/"): Rule()
        for kind in (
            "plans",
            "seasons",
            "taxes",
            "city-taxes",
            "fees",
            "policies",
            "promo-codes",
            "accounts",
            "occupancy",
            "settings",
        )
    },
    ("POST", f"{RATES}seasons/"): Rule(
        MANAGER,
        {"name": "Spring", "start_date": SPRING.isoformat(), "end_date": SUMMER.isoformat()},
        answer=(409, "SEASONS_OVERLAP"),
    ),
    ("POST", f"{RATES}taxes/"): Rule(
        MANAGER,
        {"name": TAKEN, "rate": "9", "components": ["ROOM"]},
        answer=(409, "NAME_TAKEN"),
    ),
    ("POST", f"{RATES}city-taxes/"): Rule(
        MANAGER,
        {"name": TAKEN, "kind": "PERCENT", "value": "5"},
        answer=(409, "NAME_TAKEN"),
    ),
    ("POST", f"{RATES}fees/"): Rule(
        MANAGER,
        {"name": TAKEN, "basis": "PER_STAY", "amount": "5"},
        answer=(409, "NAME_TAKEN"),
    ),
    ("POST", f"{RATES}policies/"): Rule(
        MANAGER, {"code": TAKEN, "name": "Strict"}, answer=(409, "CODE_TAKEN")
    ),
    ("POST", f"{RATES}promo-codes/"): Rule(
        MANAGER,
        {"code": TAKEN, "name": "Spring", "kind": "PERCENT", "value": "5"},
        answer=(409, "CODE_TAKEN"),
    ),
    ("POST", f"{RATES}accounts/"): Rule(
        MANAGER, {"code": TAKEN, "name": "Acme"}, answer=(409, "CODE_TAKEN")
    ),
    ("PUT", f"{RATES}occupancy/"): Rule(MANAGER, {"results": []}),
    ("PATCH", f"{RATES}settings/"): Rule(MANAGER, {"rounding": "HALF_UP"}),
}
RATES_WITH_IDS = {
    ("POST", f"{RATES}plans/"): Rule(
        MANAGER,
        {"code": "NEW", "name": "New", "policy_code": "{policy_code}"},
        code="POLICY_NOT_FOUND",
    ),
    **{
        (method, f"{PLAN}{rest}/"): Rule(least, body, code="RATE_PLAN_NOT_FOUND")
        for rest in ("prices", "discounts")
        for method, least, body in (("GET", DESK, None), ("PUT", MANAGER, {"results": []}))
    },
    **{
        (method, f"{RATES}{one}/"): Rule(least, body, code=code)
        for one, code in (
            ("plans/<code:plan_code>", "RATE_PLAN_NOT_FOUND"),
            ("policies/<code:policy_code>", "POLICY_NOT_FOUND"),
            ("promo-codes/<code:promo_code>", "PROMO_CODE_NOT_FOUND"),
            ("accounts/<code:account_code>", "ACCOUNT_NOT_FOUND"),
            ("seasons/<pk:season_id>", "SEASON_NOT_FOUND"),
            ("taxes/<pk:tax_id>", "TAX_NOT_FOUND"),
            ("city-taxes/<pk:city_tax_id>", "CITY_TAX_NOT_FOUND"),
            ("fees/<pk:fee_id>", "FEE_NOT_FOUND"),
        )
        for method, least, body in (
            ("GET", DESK, None),
            ("PATCH", MANAGER, {"name": "Renamed"}),
            ("DELETE", MANAGER, None),
        )
    },
}
NIGHTS: dict[str, Any] = {"from": day(0).isoformat(), "to": day(2).isoformat()}
IN_HOTEL |= {
    ("GET", f"{RATES}calendar/"): Rule(query=NIGHTS),
    ("POST", f"{RATES}bulk-update/"): Rule(
        MANAGER,
        {
            "mode": "PARTIAL",
            "changes": [NIGHTS | {"rate_plan_codes": ["NOBODYS"], "stop_sell": True}],
        },
    ),
    ("GET", f"{RATES}nights.csv"): Rule(query=NIGHTS | {"effective": "true"}),
    ("POST", f"{RATES}nights.csv"): Rule(
        MANAGER, File("date,room_type,rate_plan,price\n"), query={"dry_run": "false"}
    ),
}
WEBHOOKS = f"{HOTEL}webhooks/"
WEBHOOK = f"{WEBHOOKS}<pk:webhook_id>/"
IN_HOTEL |= {
    ("GET", WEBHOOKS): Rule(MANAGER),
    ("GET", f"{WEBHOOKS}event-types/"): Rule(MANAGER),
    ("POST", WEBHOOKS): Rule(
        MANAGER,
        {"url": "https://localhost/", "events": ["*"]},
        answer=(400, "WEBHOOK_URL_REFUSED"),
    ),
}
WITH_IDS |= {
    ("GET", WEBHOOK): Rule(MANAGER, code="WEBHOOK_NOT_FOUND"),
    ("PATCH", WEBHOOK): Rule(MANAGER, {"description": "PMS"}, code="WEBHOOK_NOT_FOUND"),
    ("DELETE", WEBHOOK): Rule(MANAGER, code="WEBHOOK_NOT_FOUND"),
    **{
        ("POST", f"{WEBHOOK}{action}/"): Rule(MANAGER, code="WEBHOOK_NOT_FOUND")
        for action in ("ping", "rotate-secret", "resume", "deliveries/<pk:event_id>/redeliver")
    },
    ("GET", f"{WEBHOOK}deliveries/"): Rule(
        MANAGER, query={"status": "PENDING", "page": "1"}, code="WEBHOOK_NOT_FOUND"
    ),
}
IN_HOTEL |= RATES_IN_HOTEL
WITH_IDS |= RATES_WITH_IDS
DESK_PAYMENT = {"amount": "20.00", "method": "CASH", "note": "receipt 118"}
IN_HOTEL |= {
    ("GET", f"{HOTEL}payments/"): Rule(
        query={"status": "CAPTURED", "kind": "CHECKOUT", "start_date": "2026-03-02", "page": "1"}
    ),
    ("GET", f"{HOTEL}payments/ledger.csv"): Rule(
        query={"start_date": "2026-03-02", "end_date": "2026-03-09"}
    ),
    ("GET", f"{HOTEL}refunds/"): Rule(
        query={"status": "FAILED", "reason": "STAFF", "end_date": "2026-03-09", "page": "1"}
    ),
    ("GET", f"{HOTEL}reconciliations/"): Rule(query={"page": "1"}),
    ("POST", f"{HOTEL}reconciliations/"): Rule(
        MANAGER,
        {"since": day(0).isoformat(), "until": day(1).isoformat()},
        answer=(503, "PAYMENTS_NOT_CONFIGURED"),
    ),
}
WITH_IDS |= {
    ("GET", f"{BOOKING}folio/"): Rule(),
    ("GET", f"{GROUP}folio/"): Rule(),
    ("POST", f"{BOOKING}desk-payments/"): Rule(DESK, DESK_PAYMENT),
    ("POST", f"{GROUP}desk-payments/"): Rule(DESK, DESK_PAYMENT),
    ("POST", f"{BOOKING}desk-refunds/"): Rule(
        MANAGER, DESK_PAYMENT | {"instead_of": "{refund_reference}"}
    ),
    ("POST", f"{BOOKING}refunds/"): Rule(
        MANAGER, {"amount": "20.00", "reason_note": "no hot water", "still_owed": False}
    ),
    ("GET", f"{BOOKING}payments/"): Rule(query={"page": "1"}),
    ("POST", f"{HOTEL}payments/<payment:payment_reference>/retry/"): Rule(
        MANAGER, code="PAYMENT_NOT_FOUND"
    ),
    ("POST", f"{HOTEL}refunds/<refund:refund_reference>/retry/"): Rule(
        MANAGER, code="REFUND_NOT_FOUND"
    ),
    ("GET", f"{HOTEL}reconciliations/<pk:reconciliation_id>/"): Rule(
        code="RECONCILIATION_NOT_FOUND"
    ),
}
NO_TEXT = (404, "MESSAGE_TEMPLATE_NOT_FOUND")
IN_HOTEL |= {
    ("GET", f"{HOTEL}messages/"): Rule(
        query={
            "booking_id": "BK-2026-0000000000",
            "kind": "BOOKING_CONFIRMED",
            "channel": "EMAIL",
            "status": "SENT",
            "page": "1",
        }
    ),
    ("GET", f"{HOTEL}message-templates/"): Rule(),
    ("PUT", TEXT): Rule(MANAGER, {"subject": "See you", "text": "soon"}, answer=NO_TEXT),
    ("DELETE", TEXT): Rule(MANAGER, answer=NO_TEXT),
    ("POST", f"{TEXT}preview/"): Rule(MANAGER, {}, answer=NO_TEXT),
    ("GET", f"{HOTEL}message-settings/"): Rule(),
    ("PUT", f"{HOTEL}message-settings/<code:message_kind>/"): Rule(
        MANAGER, {"email_on": True, "sms_on": False}, answer=NO_TEXT
    ),
}
WITH_IDS |= {
    ("GET", MESSAGE): Rule(code="MESSAGE_NOT_FOUND"),
    ("POST", f"{MESSAGE}resend/"): Rule(
        DESK, {"recipient": "john@example.com"}, code="MESSAGE_NOT_FOUND"
    ),
    ("GET", f"{BOOKING}messages/"): Rule(),
}
FIGURES = f"{HOTEL}figures/"
PERIOD = {"from": "2026-03-01", "to": "2026-04-01"}
IN_HOTEL |= {
    ("GET", FIGURES): Rule(query=PERIOD),
    ("GET", f"{FIGURES}pace/"): Rule(),
    ("GET", f"{FIGURES}forecast/"): Rule(),
    ("GET", f"{FIGURES}table.csv"): Rule(query=PERIOD | {"table": "nights"}),
}
OF_HOTEL = IN_HOTEL | WITH_IDS
RULES = OPEN | ACCOUNT | OF_HOTEL


def routes_in_use() -> set[tuple[str, str]]:
    """Every method of every address below the staff API, from the URL table itself."""
    return {
        (method, route.removeprefix(PREFIX))
        for route, pattern in _walk(get_resolver(), "")
        if route.startswith(PREFIX)
        for method in METHODS
        if hasattr(pattern.callback.view_class, method.lower())
    }


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern).removeprefix("^/")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, route)
        else:
            yield route, pattern


def address(route: str, slug: str, ids: Ids) -> str:
    facts = {"hotel_slug": slug, **asdict(ids)}
    return "/" + PREFIX + re.sub(r"<\w+:(\w+)>", lambda found: str(facts[found[1]]), route)


def filled(sample: dict[str, Any] | File | None, ids: Ids) -> Any:
    """The body or query with its ids put in, numbers as numbers; a file as it is."""
    if isinstance(sample, File):
        return sample
    known = {f"{{{name}}}": value for name, value in asdict(ids).items()}
    return sample and {
        name: known.get(value, value) if isinstance(value, str) else value
        for name, value in sample.items()
    }
