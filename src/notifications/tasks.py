"""The jobs of messages: thin, and safe to run twice."""

from __future__ import annotations

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from common.clock import now
from common.queues import MESSAGES_OUTSIDE
from notifications.services import inviting, planning, reminders, sending

RETRY = RetryStrategy(max_attempts=8, exponential_wait=3)


@app.task(name="notifications.on_event", retry=RETRY)
def on_event(event_id: int) -> None:
    planning.announce_event(event_id=event_id, at=now())


@app.task(name=planning.SEND_TASK, queue=MESSAGES_OUTSIDE)
def send(message_id: int) -> None:
    """What fails is tried again by the minute's sweep, when its time has come."""
    sending.send(message_id=message_id, at=now())


@app.task(name="notifications.send_invitation", queue=MESSAGES_OUTSIDE, retry=RETRY)
def send_invitation(invitation_id: int) -> None:
    inviting.send_invitation(invitation_id=invitation_id, at=now())


@app.periodic(cron="* * * * *")
@app.task(name="notifications.hand_out_due", queueing_lock="hand_out_due")
def hand_out_due(timestamp: int) -> None:
    sending.hand_out_due(at=now())


@app.periodic(cron="15 * * * *")
@app.task(name="notifications.remind", queueing_lock="notifications_remind", retry=RETRY)
def remind(timestamp: int) -> None:
    """Hourly, as the morning comes to each hotel at its own time."""
    reminders.remind_all(at=now())
