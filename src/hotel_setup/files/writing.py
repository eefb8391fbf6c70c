"""A hotel's document as the text of a file. The same hotel gives the same text."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

import yaml
from yaml.nodes import ScalarNode

from hotel.models import Hotel
from hotel_setup.files.standing import document_of

HEADING: Final = """\
# {name}: everything that `hotelmate hotel create --from` reads.
# Not in it: people, photos, keys of payment, and prices that are set for single nights.
"""
WIDTH: Final = 100
TAG: Final = "tag:yaml.org,2002:"


def hotel_file(hotel: Hotel) -> str:
    body = yaml.dump(
        document_of(hotel),
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=WIDTH,
    )
    name = hotel.name.replace("\n", " ")
    return HEADING.format(name=name) + body


class _Writer(yaml.SafeDumper):
    """Amounts bare, texts of several lines as they are, nothing by reference."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _amount(writer: _Writer, value: Decimal) -> ScalarNode:
    text = format(value, "f")
    kind = "float" if "." in text else "int"
    return writer.represent_scalar(f"{TAG}{kind}", text)


def _text(writer: _Writer, value: str) -> ScalarNode:
    style = "|" if "\n" in value else None
    return writer.represent_scalar(f"{TAG}str", value, style=style)


_Writer.add_representer(Decimal, _amount)
_Writer.add_representer(str, _text)
