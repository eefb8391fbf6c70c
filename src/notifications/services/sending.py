"""Sending a message: claimed in a transaction of its own, sent in none, marked in another.

Who claims it alone sends it. A program that dies in between leaves it claimed; after a while it is
sent again with the same Message-ID, so that the mailbox keeps one of two copies. Twilio is asked first
whether the last attempt was taken after all.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import F, Q
from procrastinate.contrib.django.models import ProcrastinateJob

from common.db import use_case
from notifications.delivery import Undelivered
from notifications.enums import Channel, MessageStatus, Trouble
from notifications.letters import Letter, Rendered
from notifications.mail import LONGEST_SUBJECT, Envelope, one_line, send_mail
from notifications.models import Message
from notifications.occasions import TOLD_WITH, is_still_so
from notifications.services.planning import SEND_TASK, hand_out
from notifications.sms import sms_gateway
from notifications.writing import letter_of, written

BACK_OFF: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
)
"""After the first failed attempt, the second and so on; after one more it is given up."""
LEASE: Final = timedelta(minutes=10)
BATCH: Final = 500


@use_case
def hand_out_due(*, at: datetime) -> int:
    """Those whose time has come, and those whose program died, unless a job for them waits already; how
    many they were."""
    waiting = ProcrastinateJob.objects.filter(task_name=SEND_TASK, status="todo")
    due = Message.objects.filter(_claimable(at)).exclude(
        pk__in=[args["message_id"] for args in waiting.values_list("args", flat=True)]
    )
    found = list(due.order_by("id").values_list("pk", flat=True)[:BATCH])
    for message_id in found:
        hand_out(message_id)
    return len(found)


def send(*, message_id: int, at: datetime) -> None:
    """Unless somebody else does, or has."""
    message = claim(message_id=message_id, at=at)
    if message is None:
        return
    letter = letter_of(message)
    if not is_still_so(letter.kind, letter.facts, at=at):
        settle(message, MessageStatus.SUPPRESSED, trouble=Trouble.OVERTAKEN)
        return
    content = written(letter)
    message.subject = one_line(content.subject)[:LONGEST_SUBJECT]
    try:
        message.provider_id = _deliver(message, letter, content)
    except Undelivered as failure:
        _failed(message, failure, at=at)
    else:
        message.sent_at = at
        settle(message, MessageStatus.SENT)


@use_case
def claim(*, message_id: int, at: datetime) -> Message | None:
    """One statement decides between all who want it. None: it is not to be sent now, or not by us."""
    Message.objects.filter(_stuck(at), pk=message_id, attempts__gt=len(BACK_OFF)).update(
        status=MessageStatus.FAILED, last_error=Trouble.ABANDONED
    )
    claimed = Message.objects.filter(_claimable(at), pk=message_id).update(
        status=MessageStatus.SENDING,
        attempts=F("attempts") + 1,
        claimed_at=at,
        next_attempt_at=None,
    )
    if not claimed:
        return None
    return Message.objects.select_related(*TOLD_WITH).get(pk=message_id)


def _claimable(at: datetime) -> Q:
    return Q(status=MessageStatus.PENDING, next_attempt_at__lte=at) | _stuck(at)


def _stuck(at: datetime) -> Q:
    return Q(status=MessageStatus.SENDING, claimed_at__lte=at - LEASE)


def _deliver(message: Message, letter: Letter, content: Rendered) -> str:
    if connection.in_atomic_block:
        raise RuntimeError("nothing is sent from inside a transaction")
    if message.channel == Channel.SMS:
        return _send_sms(message, content)
    envelope = Envelope(
        recipient=message.recipient,
        header_id=message.header_id,
        sender=letter.hotel.name,
        reply_to=letter.hotel.email,
    )
    return send_mail(envelope, content)


def _send_sms(message: Message, content: Rendered) -> str:
    gateway, facts = sms_gateway(), {"to": message.recipient, "text": content.text}
    if message.attempts > 1 and (sent := gateway.find_sent(**facts, since=message.created_at)):
        return sent
    return gateway.send(**facts)


def _failed(message: Message, failure: Undelivered, *, at: datetime) -> None:
    if failure.for_good or message.attempts > len(BACK_OFF):
        settle(message, MessageStatus.FAILED, trouble=failure.trouble)
        return
    message.next_attempt_at = at + BACK_OFF[message.attempts - 1]
    settle(message, MessageStatus.PENDING, trouble=failure.trouble)


@use_case
def settle(message: Message, status: MessageStatus, *, trouble: Trouble = Trouble.NONE) -> None:
    """By who claimed it last; others have nothing to say any more."""
    Message.objects.filter(
        pk=message.pk, status=MessageStatus.SENDING, attempts=message.attempts
    ).update(
        status=status,
        subject=message.subject,
        provider_id=message.provider_id,
        next_attempt_at=message.next_attempt_at,
        sent_at=message.sent_at,
        last_error=trouble,
    )
