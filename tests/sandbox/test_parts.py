"""Small parts by themselves."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from sandbox.api.params import nested
from sandbox.markup import Html, tag
from sandbox.provider.cards import CARDS, is_card_number
from sandbox.provider.currencies import shown
from sandbox.refusals import InvalidParameter

SANDBOX = Path(__file__).resolve().parents[2] / "src" / "sandbox"


def test_brackets_become_parts_and_lists():
    pairs = [
        ("a", "1"),
        ("b[c]", "2"),
        ("b[d][e]", "3"),
        ("f[]", "4"),
        ("f[]", "5"),
        ("g[0][h]", "6"),
    ]

    assert nested(pairs) == {
        "a": "1",
        "b": {"c": "2", "d": {"e": "3"}},
        "f": {"0": "4", "1": "5"},
        "g": {"0": {"h": "6"}},
    }


def test_a_text_has_no_parts():
    with pytest.raises(InvalidParameter):
        nested([("a", "1"), ("a[b]", "2")])


def test_texts_are_escaped_and_html_is_not():
    assert tag("p", "<b>", tag("i", "&"), class_="x", title='"', hidden=True, id=None) == Html(
        '<p class="x" title="&quot;" hidden>&lt;b&gt;<i>&amp;</i></p>'
    )


def test_all_test_cards_have_good_numbers():
    assert [card.number for card in CARDS if not is_card_number(card.number)] == []


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        (123_456_789, "eur", "EUR 1,234,567.89"),
        (5, "usd", "USD 0.05"),
        (5_000, "jpy", "JPY 5,000"),
        (12_340, "kwd", "KWD 12.340"),
        (-250, "eur", "EUR -2.50"),
    ],
)
def test_amounts_are_shown_in_their_currency(amount: int, currency: str, text: str):
    assert shown(amount, currency) == text


def test_the_sandbox_knows_nothing_of_the_application():
    """It must say what Stripe says, not what we would like to hear."""
    allowed = sys.stdlib_module_names | {"sandbox", "aiosmtpd", "typing_extensions"}
    found = {
        name.split(".")[0]
        for path in SANDBOX.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert found - allowed == set()
