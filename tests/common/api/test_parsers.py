from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rest_framework.exceptions import ParseError

from common.api.parsers import MAX_DEPTH, parse_object


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"{}", {}),
        (b' \n{"a": 1}\r\n\t', {"a": 1}),
        (b'{"a": -9223372036854775808}', {"a": -(2**63)}),
        (b'{"a": 9223372036854775807}', {"a": 2**63 - 1}),
        (b'{"a": 1.5e99}', {"a": 1.5e99}),
        (b'{"a": -0.0}', {"a": -0.0}),
        (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (b'{"a": "\\\\u0000"}', {"a": "\\u0000"}),
        (b'{"a": "\\u0001"}', {"a": "\x01"}),
        ('{"é": "李"}'.encode(), {"é": "李"}),
        (b'{"a": {"a": 1}}', {"a": {"a": 1}}),
        (b'{"": null}', {"": None}),
    ],
)
def test_good_json(raw: bytes, value: dict[str, Any]) -> None:
    assert parse_object(raw) == value


def test_twenty_levels_are_enough() -> None:
    raw = b'{"a":' * MAX_DEPTH + b"1" + b"}" * MAX_DEPTH
    assert parse_object(raw) == json.loads(raw)


def test_brackets_in_a_text_are_no_levels() -> None:
    assert parse_object(b'{"a": "' + b"[" * 500 + b'"}') == {"a": "[" * 500}


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b'{"a": 1,\n"b" 2}', "The body is not valid JSON (line 2, column 5)."),
        (b"\xff", "The body is not UTF-8."),
        (b"[]", "The body must be a JSON object."),
        (b'{"a": NaN}', "NaN is not JSON."),
        (b'{"a": 1, "a": 2}', "An object in the body has the same key twice."),
        (b'{"a": 1e999}', "A number in the body is out of range."),
        (b'{"a": 1' + b"0" * 99 + b"}", "A number in the body is out of range."),
        (b'{"a": "\\u0000"}', "A text in the body has a NUL or half a surrogate pair."),
        (b"[" * 99_999, "The body is nested deeper than 20 levels."),
        (b'{"a":' * 21 + b"1" + b"}" * 21, "The body is nested deeper than 20 levels."),
    ],
)
def test_refusal_says_why(raw: bytes, message: str) -> None:
    with pytest.raises(ParseError) as caught:
        parse_object(raw)
    assert str(caught.value.detail) == message


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=9)
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(-1e15, 1e15, allow_nan=False, allow_subnormal=False).map(lambda x: round(x, 6))
    | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=10,
)


@given(st.dictionaries(texts, values, max_size=5), st.booleans())
def test_whatever_is_plain_json_is_read_as_it_is(value: dict[str, Any], escaped: bool) -> None:
    assert parse_object(json.dumps(value, ensure_ascii=escaped).encode()) == value


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(ParseError):
        assert isinstance(parse_object(raw), dict)
