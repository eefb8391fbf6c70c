"""How staff are shown messages, texts and settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from notifications.channels import Switches
from notifications.enums import STAFF_KINDS
from notifications.letters import Rendered
from notifications.models import Message
from notifications.selectors import Text


def message_body(message: Message) -> dict[str, Any]:
    """One line of the delivery log."""
    return {
        "id": message.pk,
        "kind": message.kind,
        "channel": message.channel,
        "language": message.language,
        "booking_id": message.booking.booking_id if message.booking else None,
        "recipient": message.recipient,
        "subject": message.subject,
        "status": message.status,
        "attempts": message.attempts,
        "next_attempt_at": message.next_attempt_at,
        "last_error": message.last_error,
        "resent_from": message.resent_from_id,
        "created_at": message.created_at,
        "sent_at": message.sent_at,
    }


def message_in_full_body(message: Message, content: Rendered) -> dict[str, Any]:
    """With what it says."""
    return message_body(message) | {"content": content_body(content)}


def content_body(content: Rendered) -> dict[str, Any]:
    return {"subject": content.subject, "text": content.text, "html": content.html}


def text_body(text: Text) -> dict[str, Any]:
    own = text.own
    return {
        "kind": text.wording.kind,
        "channel": text.wording.channel,
        "language": text.wording.language,
        "usual": {"subject": text.usual.subject, "text": text.usual.text},
        "own": {"subject": own.subject, "text": own.text} if own else None,
        "updated_at": own.updated_at if own else None,
        "updated_by": str(own.updated_by) if own and own.updated_by else None,
        "placeholders": list(text.placeholders),
    }


def listed_body(rows: Iterable[dict[str, Any]]) -> dict[str, Any]:
    results = list(rows)
    return {"count": len(results), "results": results}


def switches_body(kind: str, switches: Switches) -> dict[str, Any]:
    return {
        "kind": kind,
        "is_for_staff": kind in STAFF_KINDS,
        "email_on": switches.email_on,
        "sms_on": switches.sms_on,
    }


def all_switches_body(switches: Mapping[Any, Switches]) -> dict[str, Any]:
    return listed_body(switches_body(kind, each) for kind, each in switches.items())
