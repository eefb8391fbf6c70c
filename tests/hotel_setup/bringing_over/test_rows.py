"""CSV as others write it."""

from __future__ import annotations

import pytest

from hotel_setup.errors import FileRefused
from hotel_setup.files.rows import MOST_BYTES, MOST_ROWS, Row, rows_of

COLUMNS = {"needed": ("a", "b"), "known": ("a", "b", "c_d")}


def refusal(content: bytes) -> str:
    with pytest.raises(FileRefused) as caught:
        rows_of(content, **COLUMNS)
    return caught.value.text


@pytest.mark.parametrize(
    "content",
    [
        "a,b,c d\nMüller,1,\n\n ,,\n,2,x\n".encode(),
        "\ufeffA;B;C_D\r\nMüller;1;\r\n\r\n;;\r\n;2;x\r\n".encode(),
        "a\tb\tc_d\nMüller\t1\t\n\n\t\t\n\t2\tx\n".encode("cp1252"),
        b'"a","b","c_d"\n"M\xfcller","1",""\n\n,,\n,2,x\n',
    ],
)
def test_encodings_and_delimiters_are_found_out(content: bytes) -> None:
    assert rows_of(content, **COLUMNS) == [
        Row(2, {"a": "Müller", "b": "1"}),
        Row(5, {"b": "2", "c_d": "x"}),
    ]


def test_an_apostrophe_before_a_formula_is_taken_off_again() -> None:
    assert rows_of(b"a,b\n'=1+1,'plain\n", **COLUMNS) == [Row(2, {"a": "=1+1", "b": "'plain"})]


def test_cells_beside_the_columns_keep_a_name_that_nobody_knows() -> None:
    assert rows_of(b"a,b\n1,2,3\n", **COLUMNS)[0].cells == {"a": "1", "b": "2", "column_3": "3"}


def test_columns_that_are_missing_unknown_or_twice_are_named() -> None:
    assert refusal(b"a,a,x\n1,2,3\n") == (
        "The columns are not as expected. Missing: b; unknown: x; twice: a."
    )


def test_files_without_rows_or_with_too_many_or_too_large_are_refused() -> None:
    assert refusal(b"a,b\n") == f"The file has 0 rows; from 1 to {MOST_ROWS} are read."
    many = b"a,b\n" + b"1,2\n" * (MOST_ROWS + 1)
    assert refusal(many) == f"The file has {MOST_ROWS + 1} rows; from 1 to {MOST_ROWS} are read."
    assert refusal(b"a" * (MOST_BYTES + 1)) == "The file is larger than 10 MB."
    assert refusal(b"") == "The columns are not as expected. Missing: a, b."


def test_what_is_no_csv_is_refused() -> None:
    assert refusal(b'a,b\n"1,2\n') == "The file could not be read as CSV."
    assert refusal(b"a,b\n\x81\x8d,1\n") == "The file is in neither UTF-8 nor Windows-1252."
    assert refusal(b"a,b\n1\x00,2\n") == "The file has characters that no text has."
    assert refusal("a,b\n1,2\n".encode("utf-16")) == "The file has characters that no text has."
