"""Every mail that was sent to the sandbox, as it came."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cached_property
from sqlite3 import Row
from typing import Final

from sandbox.database import Database
from sandbox.store import new_id

TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS mails (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, message_id TEXT NOT NULL,
        sender TEXT NOT NULL, recipients TEXT NOT NULL, received REAL NOT NULL,
        copies INTEGER NOT NULL DEFAULT 1, raw BLOB NOT NULL)""",
    """CREATE UNIQUE INDEX IF NOT EXISTS mails_by_message_id ON mails (message_id)
        WHERE message_id <> ''""",
)


@dataclass(frozen=True)
class Attached:
    """`number` counts the attachments of its mail from nought."""

    number: int
    filename: str
    content_type: str
    content: bytes


@dataclass(frozen=True)
class Mail:
    """`sender` and `recipients` are the envelope's; `copies` tells how often the same one came."""

    id: str
    message_id: str
    sender: str
    recipients: tuple[str, ...]
    received: float
    copies: int
    raw: bytes

    @cached_property
    def message(self) -> EmailMessage:
        return message_from_bytes(self.raw, policy=policy.default)

    @property
    def subject(self) -> str:
        return str(self.message.get("Subject", "")).strip()

    @property
    def text(self) -> str:
        return self._body("plain")

    @property
    def html(self) -> str:
        return self._body("html")

    def attachments(self) -> Iterator[Attached]:
        for number, part in enumerate(self.message.iter_attachments()):
            content = part.get_content()
            yield Attached(
                number,
                part.get_filename() or f"attachment-{number}",
                part.get_content_type(),
                content.encode() if isinstance(content, str) else bytes(content),
            )

    def _body(self, kind: str) -> str:
        part = self.message.get_body((kind,))
        return str(part.get_content()).replace("\r\n", "\n") if part else ""


class Mailbox:
    def __init__(self, database: Database) -> None:
        self._database = database
        database.prepare(*TABLES)

    def keep(self, raw: bytes, *, sender: str, recipients: list[str], at: float) -> None:
        """One with a Message-ID that is there already is only counted."""
        message_id = message_from_bytes(raw, policy=policy.default).get("Message-ID", "")
        self._database.run(
            """INSERT INTO mails (id, message_id, sender, recipients, received, raw)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (message_id) WHERE message_id <> '' DO UPDATE SET copies = copies + 1""",
            new_id("mail"),
            str(message_id).strip(),
            sender,
            json.dumps(recipients),
            at,
            raw,
        )

    def all(self, to: str = "") -> list[Mail]:
        """Newest first; only those whose recipients contain the text, whatever its case."""
        wanted = to.strip().casefold()
        found = map(_mail, self._database.rows("SELECT * FROM mails ORDER BY seq DESC"))
        return [mail for mail in found if wanted in " ".join(mail.recipients).casefold()]

    def find(self, mail_id: str) -> Mail | None:
        row = self._database.row("SELECT * FROM mails WHERE id = ?", mail_id)
        return _mail(row) if row else None

    def clear(self) -> None:
        self._database.run("DELETE FROM mails")


def _mail(row: Row) -> Mail:
    facts = dict(row)
    facts.pop("seq")
    return Mail(**facts | {"recipients": tuple(json.loads(facts["recipients"]))})
