"""A hotel's own texts: kept, previewed, dropped; and what it switches on and off."""

from __future__ import annotations

from typing import Any

import pytest

from events.models import DomainEvent
from hotel.enums import Language
from notifications.enums import GUEST_KINDS, STAFF_KINDS, Channel, MessageKind
from notifications.models import MessageTemplate, NotificationSettings
from tests.factories.staff_api import Desk, desk_of, refusal
from tests.factories.world import World, make_world

OWN = {"subject": "Soon, {guest_name}", "text": "Dear {guest_name},\n\nsee you at {hotel_name}."}
REMINDER = "message-templates/ARRIVAL_REMINDER/EMAIL/en/"
SMS = "message-templates/ARRIVAL_REMINDER/SMS/de/"


def put(desk: Desk, path: str, body: Any) -> Any:
    return desk.ask("PUT", path, body)


def texts(desk: Desk) -> dict[tuple[str, str, str], Any]:
    found = desk.get("message-templates/").json()["results"]
    return {(each["kind"], each["channel"], each["language"]): each for each in found}


def test_every_kind_has_a_text_on_every_channel_and_in_every_language(desk: Desk) -> None:
    wanted = {
        (kind, channel, language)
        for kind in MessageKind
        for channel in Channel
        for language in Language
        if kind not in STAFF_KINDS or channel == Channel.EMAIL
    }
    found = texts(desk)

    assert set(found) == wanted
    assert len(wanted) == len(GUEST_KINDS) * 8 + len(STAFF_KINDS) * 4
    assert {bool(each["usual"]["text"]) for each in found.values()} == {True}
    assert {each["own"] for each in found.values()} == {None}


def test_an_own_text_takes_the_place_of_the_usual_one(manager: Desk, world: World) -> None:
    kept = put(manager, REMINDER, OWN).json()

    assert (kept["own"], kept["updated_at"], kept["updated_by"]) == (
        OWN,
        "2026-03-02T12:00:00Z",
        f"{world.hotel.slug}-manager",
    )
    assert texts(manager)["ARRIVAL_REMINDER", "EMAIL", "en"] == kept
    assert texts(manager)["ARRIVAL_REMINDER", "EMAIL", "de"]["own"] is None


def test_a_change_is_told_without_the_text(manager: Desk) -> None:
    put(manager, REMINDER, OWN)
    event = DomainEvent.objects.get()

    assert (event.name, event.change, event.data) == (
        "messages-changed",
        "text-changed",
        {"kind": "ARRIVAL_REMINDER", "channel": "EMAIL", "language": "en"},
    )


def test_a_dropped_text_gives_way_to_the_usual_one(manager: Desk) -> None:
    put(manager, REMINDER, OWN)

    assert [manager.delete(REMINDER).status_code for _ in range(2)] == [204, 204]
    assert texts(manager)["ARRIVAL_REMINDER", "EMAIL", "en"]["own"] is None
    assert [event.change for event in DomainEvent.objects.all()] == ["text-changed", "text-removed"]


@pytest.mark.parametrize(
    ("field", "words", "unknown"),
    [
        ("text", "Dear {guest},", "{guest}"),
        ("text", "Dear {guest_name.__class__}", "{guest_name.__class__}"),
        ("text", "Dear {guest_name!r}", "{guest_name!r}"),
        ("text", "Dear {0}", "{0}"),
        ("text", "Dear {}", "{}"),
        ("text", "Dear { guest_name }", "{ guest_name }"),
        ("text", "Dear {guest_name", "{"),
        ("text", "Dear guest_name}", "}"),
        ("subject", "For {secret_key}", "{secret_key}"),
    ],
)
@pytest.mark.parametrize("is_preview", [False, True])
def test_what_the_kind_does_not_know_is_refused(
    manager: Desk, field: str, words: str, unknown: str, is_preview: bool
) -> None:
    sent = OWN | {field: words}
    answer = (
        manager.post(f"{REMINDER}preview/", sent) if is_preview else put(manager, REMINDER, sent)
    )

    assert refusal(answer) == (400, "UNKNOWN_PLACEHOLDER", field)
    details = answer.json()["error"]["details"]
    assert details["unknown"] == unknown
    assert "guest_name" in details["placeholders"]
    assert MessageTemplate.objects.count() == 0


@pytest.mark.parametrize(("path", "subject"), [(REMINDER, ""), (SMS, "Hello")])
def test_a_mail_has_a_subject_and_an_sms_has_none(manager: Desk, path: str, subject: str) -> None:
    answer = put(manager, path, {"subject": subject, "text": "See you."})

    assert refusal(answer) == (400, "SUBJECT_MISMATCH", "subject")


def test_a_subject_is_one_line(manager: Desk) -> None:
    answer = put(manager, REMINDER, OWN | {"subject": "Hello\nBcc: eve@example.com"})

    assert refusal(answer) == (400, "VALIDATION_ERROR", "subject")


@pytest.mark.parametrize(
    "path",
    [
        "message-templates/HELLO/EMAIL/en/",
        "message-templates/ARRIVAL_REMINDER/FAX/en/",
        "message-templates/ARRIVAL_REMINDER/EMAIL/xx/",
        "message-templates/ALERT_REFUND_FAILED/SMS/en/",
    ],
)
def test_what_is_no_message_has_no_text(manager: Desk, path: str) -> None:
    answers = [put(manager, path, OWN), manager.delete(path), manager.post(f"{path}preview/", {})]

    assert [refusal(each) for each in answers] == [(404, "MESSAGE_TEMPLATE_NOT_FOUND", None)] * 3


def test_a_preview_shows_a_text_with_a_made_up_stay(manager: Desk) -> None:
    shown = manager.post(f"{REMINDER}preview/", OWN).json()

    assert shown["subject"] == "Soon, Mary Sample"
    assert "see you at Grand Hotel." in shown["text"]
    assert "see you at Grand Hotel." in shown["html"]
    assert MessageTemplate.objects.count() == 0


def test_a_preview_without_a_text_shows_what_is_sent_now(manager: Desk) -> None:
    usual = manager.post(f"{REMINDER}preview/", {}).json()
    put(manager, REMINDER, OWN)
    own = manager.post(f"{REMINDER}preview/", {}).json()

    assert usual["subject"] != own["subject"]
    assert own == manager.post(f"{REMINDER}preview/", OWN).json()


@pytest.mark.parametrize("kind", MessageKind)
def test_every_kind_has_a_preview(manager: Desk, kind: MessageKind) -> None:
    channels = [Channel.EMAIL] if kind in STAFF_KINDS else list(Channel)
    for channel in channels:
        for language in Language:
            path = f"message-templates/{kind}/{channel}/{language}/preview/"
            shown = manager.post(path, {}).json()
            assert (bool(shown["subject"]), bool(shown["html"])) == (channel == "EMAIL",) * 2
            assert "{" not in shown["text"]


def test_html_in_a_text_is_shown_as_it_is_written(manager: Desk) -> None:
    sent = OWN | {"text": "<script>alert(1)</script> {guest_name}"}
    shown = manager.post(f"{REMINDER}preview/", sent).json()

    assert "<script>" not in shown["html"]
    assert "&lt;script&gt;" in shown["html"]


def test_settings_show_what_is_sent_unless_told_otherwise(desk: Desk) -> None:
    found = desk.get("message-settings/").json()["results"]

    assert [each["kind"] for each in found] == list(MessageKind)
    assert {each["kind"] for each in found if each["sms_on"]} == {
        "BOOKING_CONFIRMED",
        "HOLD_EXPIRING",
        "ARRIVAL_REMINDER",
    }
    assert {each["email_on"] for each in found} == {True}


def test_a_kind_is_switched_off_and_on(manager: Desk) -> None:
    path = "message-settings/AFTER_STAY/"
    for email_on, sms_on in ((False, True), (True, False)):
        wanted = {"email_on": email_on, "sms_on": sms_on}
        shown = {"kind": "AFTER_STAY", "is_for_staff": False} | wanted
        assert put(manager, path, wanted).json() == shown
        assert shown in manager.get("message-settings/").json()["results"]
    assert NotificationSettings.objects.count() == 1


def test_alerts_go_by_mail_only(manager: Desk) -> None:
    path = "message-settings/ALERT_REFUND_FAILED/"

    assert refusal(put(manager, path, {"email_on": True, "sms_on": True})) == (
        400,
        "ALERTS_ONLY_BY_EMAIL",
        "sms_on",
    )
    assert refusal(put(manager, "message-settings/HELLO/", {"email_on": True, "sms_on": True})) == (
        404,
        "MESSAGE_TEMPLATE_NOT_FOUND",
        None,
    )


def test_charlies_texts_are_his_own(manager: Desk, world: World) -> None:
    charlie = desk_of(make_world())
    put(manager, REMINDER, OWN)

    assert texts(charlie)["ARRIVAL_REMINDER", "EMAIL", "en"]["own"] is None
