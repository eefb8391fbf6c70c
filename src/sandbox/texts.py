"""Every SMS that was sent to the sandbox."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from sqlite3 import Row
from typing import Final

from sandbox.database import Database

TABLE: Final = """CREATE TABLE IF NOT EXISTS texts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, sid TEXT NOT NULL UNIQUE, account TEXT NOT NULL,
    sender TEXT NOT NULL, recipient TEXT NOT NULL, body TEXT NOT NULL, sent REAL NOT NULL)"""
GSM: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
GSM_DOUBLE: Final = frozenset("^{}\\[~]|€\f")
"""They take two places each. GSM 03.38."""


@dataclass(frozen=True)
class Text:
    sid: str
    account: str
    sender: str
    recipient: str
    body: str
    sent: float

    @property
    def segments(self) -> int:
        """The parts that it goes in, each of which is paid for."""
        if set(self.body) <= GSM | GSM_DOUBLE:
            places = len(self.body) + sum(sign in GSM_DOUBLE for sign in self.body)
            return 1 if places <= 160 else ceil(places / 153)  # noqa: PLR2004
        places = len(self.body.encode("utf-16-le")) // 2
        return 1 if places <= 70 else ceil(places / 67)  # noqa: PLR2004


class Texts:
    def __init__(self, database: Database) -> None:
        self._database = database
        database.prepare(TABLE)

    def keep(self, text: Text) -> None:
        self._database.run(
            "INSERT INTO texts (sid, account, sender, recipient, body, sent)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            text.sid, text.account, text.sender, text.recipient, text.body, text.sent,
        )  # fmt: skip

    def all(self, to: str = "") -> list[Text]:
        """Newest first; only those to numbers that contain the text."""
        rows = self._database.rows(
            "SELECT * FROM texts WHERE instr(recipient, ?) OR ?1 = '' ORDER BY seq DESC", to.strip()
        )
        return [_text(row) for row in rows]

    def find(self, sid: str) -> Text | None:
        row = self._database.row("SELECT * FROM texts WHERE sid = ?", sid)
        return _text(row) if row else None

    def clear(self) -> None:
        self._database.run("DELETE FROM texts")


def _text(row: Row) -> Text:
    facts = dict(row)
    facts.pop("seq")
    return Text(**facts)
