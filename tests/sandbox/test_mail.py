"""The catcher of mail, sent to by the standard library's client."""

from __future__ import annotations

import smtplib
import urllib.request
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from tests.factories.sandbox import RunningSandbox, running_sandbox

GUEST = "guest@example.com"


@pytest.fixture
def sandbox() -> Iterator[RunningSandbox]:
    with running_sandbox(smtp_port=0) as running:
        yield running


def mail(message_id: str = "<one@hotel.example>", to: str = GUEST) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Ihre Buchung ist bestätigt"
    message["From"] = "Grand Hôtel <hotel@hotel.example>"
    message["To"] = to
    message["Message-ID"] = message_id
    message.set_content("Grüße\n")
    message.add_alternative("<html><head></head><p>Grüße</p></html>\n", subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="Reçu.pdf")
    return message


def send(sandbox: RunningSandbox, message: EmailMessage, seconds: float = 5) -> None:
    with smtplib.SMTP("127.0.0.1", sandbox.mail_port, timeout=seconds) as server:
        server.send_message(message)


def page(sandbox: RunningSandbox, path: str) -> tuple[bytes, dict[str, str]]:
    with urllib.request.urlopen(sandbox.base_url + path, timeout=10) as answer:
        return answer.read(), dict(answer.headers)


def test_a_mail_is_kept_whole(sandbox: RunningSandbox):
    send(sandbox, mail())
    (kept,) = sandbox.mails()

    assert {name: kept[name] for name in kept if name not in {"id", "received", "headers"}} == {
        "message_id": "<one@hotel.example>",
        "sender": "hotel@hotel.example",
        "recipients": [GUEST],
        "copies": 1,
        "subject": "Ihre Buchung ist bestätigt",
        "text": "Grüße\n",
        "html": "<html><head></head><p>Grüße</p></html>\n",
        "attachments": [
            {
                "filename": "Reçu.pdf",
                "content_type": "application/pdf",
                "size": 8,
                "address": f"/mail/{kept['id']}/attachments/0",
            }
        ],
    }
    assert page(sandbox, f"/mail/{kept['id']}/attachments/0")[0] == b"%PDF-1.7"


def test_a_long_subject_is_read_as_it_was_written(sandbox: RunningSandbox):
    subject = (
        "Hôtel Müller & Söhne: Ihre Buchung HTL-2026-00000000 ist bestätigt, bis bald in Berlin"
    )
    message = mail()
    message.replace_header("Subject", subject)
    send(sandbox, message)

    assert [each["subject"] for each in sandbox.mails()] == [subject]


def test_the_same_mail_twice_is_kept_once_and_counted(sandbox: RunningSandbox):
    send(sandbox, mail())
    send(sandbox, mail())
    send(sandbox, mail("<two@hotel.example>"))

    assert [(each["message_id"], each["copies"]) for each in sandbox.mails()] == [
        ("<two@hotel.example>", 1),
        ("<one@hotel.example>", 2),
    ]


def test_mails_are_found_by_recipient_on_the_page_and_by_tests(sandbox: RunningSandbox):
    send(sandbox, mail("<one@x>"))
    send(sandbox, mail("<two@x>", "other@example.com"))

    assert [each["message_id"] for each in sandbox.mails("GUEST@")] == ["<one@x>"]
    listed = page(sandbox, "/mail/?to=other")[0].decode()
    assert "other@example.com" in listed
    assert GUEST not in listed


def test_the_html_of_a_mail_can_do_nothing(sandbox: RunningSandbox):
    send(sandbox, mail())
    (kept,) = sandbox.mails()
    around = page(sandbox, f"/mail/{kept['id']}/")[0].decode()
    html, headers = page(sandbox, f"/mail/{kept['id']}/html")

    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in around
    assert html.decode() == '<html><head><base target="_blank"></head><p>Grüße</p></html>\n'
    assert headers["Content-Security-Policy"] == (
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; "
        "style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
    )


def test_what_people_typed_is_escaped_on_the_pages(sandbox: RunningSandbox):
    message = mail()
    message.replace_header("Subject", "<script>alert(1)</script>")
    send(sandbox, message)

    assert "<script>" not in page(sandbox, "/mail/")[0].decode()
    assert "<script>" not in page(sandbox, f"/mail/{sandbox.mails()[0]['id']}/")[0].decode()


@pytest.mark.parametrize(("kind", "code"), [("mail_later", 451), ("mail_refuse", 550)])
def test_a_mail_can_be_refused(sandbox: RunningSandbox, kind: str, code: int):
    sandbox.fault(kind, path="guest@*")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        send(sandbox, mail())

    assert refused.value.smtp_code == code
    assert sandbox.mails() == []
    send(sandbox, mail())
    assert len(sandbox.mails()) == 1


@pytest.mark.parametrize(("kind", "kept"), [("mail_hang", 0), ("mail_lost", 1)])
def test_the_server_can_hang(sandbox: RunningSandbox, kind: str, kept: int):
    sandbox.fault(kind, seconds=60)
    with pytest.raises((TimeoutError, smtplib.SMTPServerDisconnected)):
        send(sandbox, mail(), seconds=0.3)

    assert len(sandbox.mails()) == kept


def test_a_slow_mail_is_kept(sandbox: RunningSandbox):
    sandbox.fault("mail_slow", seconds=0.1)
    send(sandbox, mail())

    assert len(sandbox.mails()) == 1


def test_faults_of_mail_and_of_calls_do_not_touch_each_other(sandbox: RunningSandbox):
    sandbox.fault("error_before")
    send(sandbox, mail())
    sandbox.fault("mail_refuse")
    sandbox.control("DELETE", "mail")

    assert sandbox.mails() == []
    assert [fault["kind"] for fault in sandbox.state()["faults"]] == ["error_before", "mail_refuse"]


def test_a_reset_forgets_mails(sandbox: RunningSandbox):
    send(sandbox, mail())
    sandbox.control("POST", "reset")

    assert sandbox.mails() == []
