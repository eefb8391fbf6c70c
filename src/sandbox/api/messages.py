"""SMS as Twilio's API takes them: api.twilio.com/2010-04-01, messages only.

Its documented test numbers are refused as Twilio refuses them. Any account and token are good, but for
the token `wrong`.
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final, NamedTuple

from sandbox.faults import FaultKind
from sandbox.texts import Text
from sandbox.web import Handler, Json, Request, Response, Route, json_response
from sandbox.world import World

VERSION: Final = "2010-04-01"
ACCOUNT: Final = f"/{VERSION}/Accounts/<account>"
E164: Final = re.compile(r"\+[1-9][0-9]{6,14}", re.ASCII)
SENDER: Final = re.compile(
    r"\+[1-9][0-9]{6,14}|[A-Za-z0-9 ]{1,11}|[0-9]{3,8}|MG[0-9a-f]{32}", re.ASCII
)
LONGEST: Final = 1600
LOST: Final = frozenset({FaultKind.TIMEOUT_AFTER, FaultKind.RESET_AFTER})
FAILS: Final = frozenset({FaultKind.ERROR_BEFORE, FaultKind.ERROR_AFTER})
WRONG_TOKEN: Final = "wrong"  # noqa: S105
MOST_LISTED: Final = 1000


class Refused(NamedTuple):
    code: int
    message: str
    status: int = 400


UNKNOWN_CALLER: Final = Refused(20003, "Authenticate", 401)
NO_SUCH_THING: Final = Refused(20404, "The requested resource was not found", 404)
BROKEN: Final = Refused(20500, "Internal Server Error", 500)
TO: Final = {
    "+15005550001": Refused(21211, "The 'To' number +15005550001 is not a valid phone number."),
    "+15005550002": Refused(21612, "The 'To' phone number is not currently reachable via SMS."),
    "+15005550003": Refused(
        21408, "Permission to send an SMS has not been enabled for the region of the 'To' number."
    ),
    "+15005550004": Refused(21610, "Attempt to send to unsubscribed recipient"),
    "+15005550009": Refused(21614, "'To' number is not a valid mobile number"),
}
FROM: Final = {
    "+15005550001": Refused(21212, "The 'From' number is not a valid phone number or shortcode."),
    "+15005550007": Refused(21606, "The 'From' phone number is not a valid number of the account."),
    "+15005550008": Refused(21611, "This 'From' number has exceeded the messages queued", 429),
}


def send(world: World, request: Request) -> Response:
    form = request.form()
    if refused := _refusal_of(form):
        return refusal(refused)
    text = Text(
        sid=f"SM{secrets.token_hex(16)}",
        account=request.named["account"],
        sender=form.get("From") or form["MessagingServiceSid"],
        recipient=form["To"],
        body=form["Body"],
        sent=world.clock.now(),
    )
    world.texts.keep(text)
    return json_response(body_of(text), 201)


def list_sent(world: World, request: Request) -> Response:
    """By `To` and `DateSent>`, newest first, on one page."""
    wanted = request.form()
    since = wanted.get("DateSent>") or wanted.get("DateSent>=")
    earliest = datetime.fromisoformat(since).replace(tzinfo=UTC).timestamp() if since else 0
    found = [
        text
        for text in world.texts.all(wanted.get("To", ""))
        if text.account == request.named["account"] and text.sent >= earliest
    ][:MOST_LISTED]
    address = request.path
    return json_response(
        {
            "messages": [body_of(text) for text in found],
            "first_page_uri": address,
            "next_page_uri": None,
            "previous_page_uri": None,
            "page": 0,
            "page_size": MOST_LISTED,
            "start": 0,
            "end": max(len(found) - 1, 0),
            "uri": address,
        }
    )


def show(world: World, request: Request) -> Response:
    text = world.texts.find(request.named["sid"])
    if text is None or text.account != request.named["account"]:
        return refusal(NO_SUCH_THING)
    return json_response(body_of(text) | {"status": "delivered"})


def body_of(text: Text) -> Json:
    moment = format_datetime(datetime.fromtimestamp(text.sent, UTC))
    address = f"/{VERSION}/Accounts/{text.account}/Messages/{text.sid}"
    return {
        "account_sid": text.account,
        "api_version": VERSION,
        "body": text.body,
        "date_created": moment,
        "date_sent": moment,
        "date_updated": moment,
        "direction": "outbound-api",
        "error_code": None,
        "error_message": None,
        "from": text.sender,
        "messaging_service_sid": text.sender if text.sender.startswith("MG") else None,
        "num_media": "0",
        "num_segments": str(text.segments),
        "price": None,
        "price_unit": "USD",
        "sid": text.sid,
        "status": "queued",
        "subresource_uris": {"media": f"{address}/Media.json"},
        "to": text.recipient,
        "uri": f"{address}.json",
    }


def refusal(refused: Refused) -> Response:
    return json_response(
        {
            "code": refused.code,
            "message": refused.message,
            "more_info": f"https://www.twilio.com/docs/errors/{refused.code}",
            "status": refused.status,
        },
        refused.status,
    )


def _refusal_of(form: Mapping[str, str]) -> Refused | None:
    return _missing(form) or _wrong(form["To"], form.get("From", ""), form["Body"])


def _missing(form: Mapping[str, str]) -> Refused | None:
    if not form.get("To"):
        return Refused(21604, "A 'To' phone number is required.")
    if not form.get("From") and not form.get("MessagingServiceSid"):
        return Refused(21603, "A 'From' phone number is required.")
    return None if form.get("Body") else Refused(21602, "Message body is required.")


def _wrong(to: str, sender: str, body: str) -> Refused | None:
    if len(body) > LONGEST:
        return Refused(21617, "The concatenated message body exceeds the 1600 character limit")
    if not E164.fullmatch(to):
        return Refused(21211, f"The 'To' number {to} is not a valid phone number.")
    if sender and not SENDER.fullmatch(sender):
        return FROM["+15005550001"]
    return TO.get(to) or FROM.get(sender)


def _guarded(handler: Handler) -> Handler:
    """Who calls, and what is to go wrong."""

    def handle(world: World, request: Request) -> Response:
        if not _is_known(request):
            return refusal(UNKNOWN_CALLER)
        fault = world.faults.take(request.method, request.path)
        kind = fault.kind if fault else None
        if kind == FaultKind.RESET_BEFORE:
            return Response(hang_up_after=0)
        if fault and kind == FaultKind.DELAY:
            world.stopping.wait(fault.seconds)
        response = refusal(BROKEN) if kind == FaultKind.ERROR_BEFORE else handler(world, request)
        if fault and kind in LOST:
            seconds = fault.seconds if kind == FaultKind.TIMEOUT_AFTER else 0
            return Response(hang_up_after=seconds)
        return refusal(BROKEN) if kind in FAILS else response

    return handle


def _is_known(request: Request) -> bool:
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    try:
        account, _, token = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return False
    is_own = account == request.named["account"]
    return scheme.lower() == "basic" and is_own and token not in {"", WRONG_TOKEN}


ROUTES: Final = (
    Route("POST", f"{ACCOUNT}/Messages.json", _guarded(send)),
    Route("GET", f"{ACCOUNT}/Messages.json", _guarded(list_sent)),
    Route("GET", f"{ACCOUNT}/Messages/<sid>.json", _guarded(show)),
)
