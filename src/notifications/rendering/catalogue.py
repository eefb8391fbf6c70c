"""The words of one language, as the file `texts/<language>.toml` has them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from hotel.enums import Language
from notifications.enums import Channel
from notifications.letters import TemplateText
from notifications.rendering.languages import TYPOGRAPHY, WRITINGS, Writing

TEXTS: Final = Path(__file__).parent / "texts"
PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """A name in braces that is not known stays as it is written."""
    return PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), text)


def placeholders_in(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@dataclass(frozen=True, slots=True)
class Catalogue:
    language: Language
    writing: Writing
    _tables: Mapping[str, Mapping[str, str]]
    _counts: Mapping[str, tuple[str, str]]

    def template(self, kind: str, channel: Channel) -> TemplateText:
        """Of a kind, or of what is said in its place. Alerts have no SMS."""
        texts = self._tables[kind]
        if channel == Channel.SMS:
            return TemplateText("", texts.get("sms", ""))
        return TemplateText(texts["subject"], texts["text"])

    def heading(self, kind: str) -> str:
        return self._tables[kind]["heading"]

    def label(self, name: str) -> str:
        return self._tables["labels"][name]

    @property
    def labels(self) -> Mapping[str, str]:
        return self._tables["labels"]

    def line(self, name: str) -> str:
        return self._tables["lines"][name]

    def entry(self, name: str) -> str:
        return self._tables["ledger"][name]

    def sentence(self, name: str, **values: str) -> str:
        return fill(self._tables["sentences"][name], values)

    def of_invitation(self, name: str, **values: str) -> str:
        return fill(self._tables["INVITATION"][name], values)

    def count(self, name: str, number: int) -> str:
        """3 nights; in all four languages one is singular and everything else is not."""
        one, many = self._counts[name]
        return fill(one if number == 1 else many, {"count": str(number)})


@lru_cache
def catalogue_of(language: Language) -> Catalogue:
    with (TEXTS / f"{language.value}.toml").open("rb") as file:
        tables = tomllib.load(file)
    typeset = TYPOGRAPHY[language]
    counts = {name: (one, many) for name, (one, many) in tables.pop("counts").items()}
    return Catalogue(
        language,
        WRITINGS[language],
        {
            name: {key: typeset(text.strip()) for key, text in table.items()}
            for name, table in tables.items()
        },
        counts,
    )
