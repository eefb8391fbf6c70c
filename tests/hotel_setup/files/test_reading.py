"""YAML read without surprises."""

from __future__ import annotations

from pathlib import Path

import pytest

from hotel_setup.files.reading import DEEPEST, MOST_BYTES, read_yaml, read_yaml_file
from hotel_setup.files.refusals import HotelFileRefused


def refusal(content: str | bytes) -> tuple[str, int | None]:
    with pytest.raises(HotelFileRefused) as caught:
        read_yaml(content.encode() if isinstance(content, str) else content)
    fault = caught.value.faults[0]
    return str(fault), fault.line


def test_every_value_is_the_text_that_stands_there() -> None:
    found = read_yaml(
        b"\xef\xbb\xbfat: 15:00\ncountry: NO\nroom: 0101\nprice: 75.00\nday: 2027-06-01\n"
        b"yes: true\nnull_text: 'null'\nnothing: null\nempty:\nlist: [1, ~]\n"
    )

    assert found.data == {
        "at": "15:00",
        "country": "NO",
        "room": "0101",
        "price": "75.00",
        "day": "2027-06-01",
        "yes": "true",
        "null_text": "null",
        "nothing": None,
        "empty": None,
        "list": ["1", None],
    }


def test_lines_are_known_of_keys_and_items_and_of_what_is_missing_in_them() -> None:
    found = read_yaml(b"hotel:\n  slug: a\nrooms:\n  - type: DBL\n  - type: SGL\n")

    assert found.line_of(("hotel", "slug")) == 2
    assert found.line_of(("rooms", "1")) == 5
    assert found.line_of(("rooms", "1", "numbers")) == 5
    assert found.line_of(("group", "slug")) == 1


def test_aliases_are_refused_before_they_grow() -> None:
    laughs = "a: &a [lol, lol]\nb: &b [*a, *a]\nc: [*b, *b]\n"

    assert refusal(laughs) == ("Anchors and aliases are not read here.", 1)
    assert refusal("a: [*b]") == ("Anchors and aliases are not read here.", 1)


def test_tags_and_merges_are_refused() -> None:
    assert refusal("a: 1\nb: !!python/object/apply:os.system [ls]") == (
        "Tags are not read here.",
        2,
    )
    assert refusal("a:\n  <<: {b: 1}") == ("A key is one word here.", 2)


def test_a_key_that_stands_twice_is_refused_with_its_line() -> None:
    assert refusal("hotel:\n  slug: a\n  slug: b\n") == ("hotel.slug: This key stands twice.", 3)


def test_keys_that_are_no_words_are_refused() -> None:
    assert refusal("? [a, b]\n: c\n") == ("A key is one word here.", 1)


def test_what_is_nested_too_deep_is_refused() -> None:
    assert refusal("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)) == ("This is nested too deep.", 1)
    assert refusal("[" * 100_000) == ("This is nested too deep.", 1)


def test_two_documents_are_refused() -> None:
    assert refusal("a: 1\n---\nb: 2\n") == ("This is not YAML: but found another document.", 2)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"# nothing\n", "The file is empty."),
        (b"\xff\xfe\x00", "The file is not in UTF-8."),
        (b"a: \x00", "This is not YAML: it has characters that are not allowed."),
        (b"a" * (MOST_BYTES + 1), f"The file is larger than {MOST_BYTES} bytes."),
    ],
)
def test_other_files_are_refused(content: bytes, said: str) -> None:
    assert refusal(content)[0] == said


def test_broken_yaml_says_where() -> None:
    assert refusal("a: 1\nb: [1\nc: 2\n")[1] == 3


def test_a_file_that_is_not_there_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(HotelFileRefused, match="No such file"):
        read_yaml_file(tmp_path / "none.yaml")
