"""What must be refused, by the place where it stands in a request."""
# ruff: noqa: RUF001 - look-alike characters are the point

from __future__ import annotations

from typing import Any

BOOKINGS = "/api/hotel/grand-hotel/bookings/"
GOOD: dict[str, Any] = {
    "room_type_code": "DBL",
    "check_in": "2026-03-03",
    "check_out": "2026-03-05",
    "adults": 2,
    "primary_first_name": "John",
    "primary_email": "john@example.com",
    "primary_phone": "+1234567890",
    "special_requests": "Late check-in\nplease",
    "deposit": "75.00",
    "is_late": True,
    "kind": "SELF",
    "party": [{"first_name": "Ann", "last_name": "Doe"}],
}
DEEP = 100_000

NO_TEXTS: list[Any] = ["nul \0", "bell \x07", "half \ud800", "flip \u202e", "\x7f", "c1 \x9f"]
NO_OBJECTS: list[Any] = [None, [], {}, [[]], {"a": 1}]
NUMBERS: list[Any] = [0, -1, 1.5, 2**31, 2**63 - 1, True]

BAD_VALUES: dict[str, list[Any]] = {
    "room_type_code": [*NO_TEXTS, *NO_OBJECTS, *NUMBERS, "", " ", "dbl", "D" * 21, "D B", "ＤＢＬ"],
    "check_in": [
        *NO_TEXTS, *NO_OBJECTS, *NUMBERS, "", " ", "2026-W10-1", "20260303", "2026-3-3",
        "2026-03-03T00:00:00", "2026-03-03Z", " 2026-03-03", "2026-03-03 ", "2026-02-30",
        "2026-13-01", "2026-00-10", "0000-00-00", "9999-12-31", "1999-12-31", "2101-01-01",
        "٢٠٢٦-٠٣-٠٣", "２０２６-03-03", "2026-062", "03/03/2026", "tomorrow", "2026-03-03\n",
        "-2026-03-03", "+2026-03-03", "2026\u201003\u201003",
    ],
    "adults": [
        *NO_TEXTS, *NO_OBJECTS, 0, -1, 21, 2**31, 2**31 - 1, 2**63 - 1, -(2**63), 1.0, 1.5, 1e3,
        True, False, "", " ", " 1", "1 ", "1.0", "1e1", "0x2", "1_0", "٢", "２", "+2", "-2", "02",
        "two", "9" * 400,
    ],
    "primary_first_name": [*NO_TEXTS, *NO_OBJECTS, *NUMBERS, "", "  ", "\n", "J" * 101, "a\tb"],
    "primary_email": [
        *NO_TEXTS, *NO_OBJECTS, *NUMBERS, "", "john", "@", "a@b", "a@b@c.de", "a b@c.de", "a@c..de",
        "a@-c.de", ".a@c.de", "a..b@c.de", "a@c.de\nBcc: x@y.zz", "a@" + "c" * 250 + ".de",
        '"a\x01"@c.de', "a@c.de,b@c.de", "<a@c.de>",
    ],
    "primary_phone": [*NO_TEXTS, *NO_OBJECTS, *NUMBERS, "phone", "1" * 31, "<script>1", "1\n2"],
    "special_requests": ["nul \0", "half \udfff", "esc \x1b", *NO_OBJECTS, 5, "x" * 1001],
    "deposit": [
        *NO_TEXTS, *NO_OBJECTS, -1, 1.0005, 1e20, 2**40, True, "", "NaN", "Infinity", "-0", "1e2",
        "75,00", " 75", "٧٥", "9999999999.00", "1.0001", "+1",
    ],
    "is_late": [*NO_OBJECTS, 0, 1, 2, "yes", "1", "TRUE", ""],
    "kind": [*NO_TEXTS, *NO_OBJECTS, *NUMBERS, "", "self", "SELF ", "OTHER", "x" * 5000],
    "party": [
        "x", 1, None, {}, [None], [1], ["x"], [[]], [{}], [{"first_name": "Ann"}],
        [{"first_name": "Ann", "last_name": "\0"}], [{"first_name": "Ann", "last_name": 1}],
        [{"first_name": "Ann", "last_name": "Doe", "role": "PRIMARY"}],
        [{"first_name": "Ann", "last_name": "Doe"}] * 11,
    ],
}  # fmt: skip
UNKNOWN_KEYS = ["status", "total_amount", "hotel", "id", "__proto__", "", " ", "é", "x" * 9000]

RAW_BODIES: dict[str, bytes] = {
    "nothing": b" ",
    "half an object": b'{"adults": 2',
    "trailing comma": b'{"adults": 2,}',
    "two objects": b"{} {}",
    "a comment": b"{} // x",
    "single quotes": b"{'adults': 2}",
    "an array": b"[]",
    "a text": b'"x"',
    "a number": b"1",
    "null": b"null",
    "true": b"true",
    "NaN": b'{"adults": NaN}',
    "Infinity": b'{"adults": Infinity}',
    "minus Infinity": b'{"adults": -Infinity}',
    "an absurd exponent": b'{"adults": 1e400}',
    "a tiny exponent": b'{"adults": 1e-400}',
    "a padded exponent": b'{"adults": 1E+0000999}',
    "a long integer": b'{"adults": ' + b"9" * 5000 + b"}",
    "65 bits": b'{"adults": 18446744073709551616}',
    "just over 63 bits": b'{"adults": 9223372036854775808}',
    "a long fraction": b'{"adults": 1.' + b"0" * 5000 + b"}",
    "a leading zero": b'{"adults": 02}',
    "a plus sign": b'{"adults": +2}',
    "hexadecimal": b'{"adults": 0x2}',
    "the same key twice": b'{"adults": 2, "adults": 3}',
    "the same key twice inside": b'{"party": [{"first_name": "A", "first_name": "B"}]}',
    "the same key by escape": b'{"adults": 2, "\\u0061dults": 3}',
    "deep arrays": b"[" * DEEP,
    "deep objects": b'{"a":' * (DEEP // 5),
    "deep and closed": b'{"a":' + b"[" * 500 + b"]" * 500 + b"}",
    "21 levels": b'{"a":' * 21 + b"1" + b"}" * 21,
    "an escaped NUL": b'{"primary_first_name": "a\\u0000b"}',
    "an escaped NUL in a key": b'{"a\\u0000b": 1}',
    "a lone high surrogate": b'{"primary_first_name": "\\ud800"}',
    "a lone low surrogate": b'{"primary_first_name": "\\udc00"}',
    "surrogates in the wrong order": b'{"primary_first_name": "\\ude00\\ud83d"}',
    "a surrogate in a key": b'{"\\ud800": 1}',
    "a raw NUL": b'{"primary_first_name": "a\0b"}',
    "a raw newline": b'{"primary_first_name": "a\nb"}',
    "a bad escape": b'{"primary_first_name": "\\x41"}',
    "a short escape": b'{"primary_first_name": "\\u12"}',
    "Latin-1": '{"primary_first_name": "é"}'.encode("latin-1"),
    "overlong UTF-8": b'{"primary_first_name": "\xc0\x80"}',
    "UTF-8 of a surrogate": b'{"primary_first_name": "\xed\xa0\x80"}',
    "cut UTF-8": b'{"primary_first_name": "\xe2\x82"}',
    "UTF-16": '{"adults": 2}'.encode("utf-16"),
    "UTF-32": '{"adults": 2}'.encode("utf-32"),
    "UTF-7": b"+AHs-",
    "a byte order mark": b"\xef\xbb\xbf{}",
    "gzip": b"\x1f\x8b\x08\x00\x00\x00\x00\x00",
    "an XML document": b"<?xml version='1.0'?><a/>",
    "a form": b"adults=2",
    "random bytes": bytes(range(256)),
}  # fmt: skip

MEDIA_TYPES = [
    "", "text/plain", "text/html", "application/x-www-form-urlencoded", "multipart/form-data",
    "multipart/form-data; boundary=x", "application/xml", "application/json-patch+json",
    "application/vnd.api+json", "application/json; charset=latin-1", "application/json; charset=hex",
    "application/json; charset=utf-16", "application/json; charset=undefined",
    "application/json; charset=idna", "application/json; version=1", "application/json, text/html",
    "application/jsonx", "*/*", "json", "application/json;;", "application/ json",
]  # fmt: skip

DATES = "check_in=2026-03-03&check_out=2026-03-05"
BAD_QUERIES = [
    "", "check_in=2026-03-03", "check_in=&check_out=2026-03-05", f"{DATES}&check_in=2026-03-04",
    f"{DATES}&adults=2&adults=3", f"{DATES}&adults=0", f"{DATES}&adults=21",
    f"{DATES}&adults=1.0", f"{DATES}&adults=+1", f"{DATES}&adults=%D9%A2", f"{DATES}&adults=two",
    f"{DATES}&adults=99999999999999999999", f"{DATES}&adults=" + "9" * 5000,
    "check_in=2026-W10-1&check_out=2026-03-05", "check_in=20260303&check_out=2026-03-05",
    "check_in=2026-03-03&check_out=2026-03-05%0A", f"{DATES}&status=CONFIRMED,",
    f"{DATES}&status=confirmed", f"{DATES}&status=CONFIRMED&status=X",
    f"{DATES}&status=" + ",".join(["CONFIRMED"] * 60), f"{DATES}&status=" + "," * 5000,
    f"{DATES}&guest_name=%00", f"{DATES}&guest_name=a%00b", f"{DATES}&other=%00", "%00",
    f"{DATES}&guest_name=%FF", f"{DATES}&guest_name=%C0%80", f"{DATES}&guest_name=%ED%A0%80",
    f"{DATES}&guest_name=%E2%82", f"{DATES}&%FF=1", f"{DATES}&guest_name=%07",
    f"{DATES}&guest_name=%0A", f"{DATES}&guest_name=%E2%80%AE", f"{DATES}&guest_name=" + "x" * 101,
    "&".join(f"a{number}=1" for number in range(2000)),
]  # fmt: skip

NOWHERE = [
    "/api/", "/api/nowhere/", "/api/hotel//bookings/", "/api/hotel/Grand-Hotel/bookings/",
    "/api/hotel/grand_hotel/bookings/", "/api/hotel/grand.hotel/bookings/",
    "/api/hotel/gränd/bookings/", "/api/hotel/a%0A/bookings/", "/api/hotel/a%20b/bookings/",
    "/api/hotel/a%2Fb/bookings/", "/api/hotel/../bookings/", "/api/hotel/..%2f..%2f/bookings/",
    "/api/hotel/%D9%A2/bookings/", "/api/hotel/a%25b/bookings/", f"/api/hotel/{'a' * 51}/bookings/",
    f"/api/hotel/{'a' * 9000}/bookings/", f"{BOOKINGS}BK-2026-0001/",
    f"{BOOKINGS}BK-2026-ABCDEFGHI/", f"{BOOKINGS}BK-2026-ABCDEFGHIJ/",
    f"{BOOKINGS}BK-2026-ABCDEFGHJU/", f"{BOOKINGS}bk-2026-abcdefghjk/",
    f"{BOOKINGS}BK-2026-ABCDEFGHJKM/", f"{BOOKINGS}BK-٢٠٢٦-ABCDEFGHJK/",
    f"{BOOKINGS}available-rooms/", f"{BOOKINGS}'%20OR%201=1--/", "/api/rooms/0/", "/api/rooms/01/",
    "/api/rooms/-1/", "/api/rooms/1.0/", "/api/rooms/2147483648/", "/api/rooms/99999999999999/",
    f"/api/rooms/{'9' * 5000}/", "/api/rooms/%D9%A2/", "/api/rooms/%EF%BC%92/", "/api/rooms/x/",
    "/api/rooms/1e3/", "/api/rooms/None/", "/api/rooms/1",
]  # fmt: skip
GARBLED = [
    "/api/hotel/a%00b/bookings/", "/api/%00", "/api/hotel/%FF/bookings/",
    "/api/hotel/%C0%80/bookings/", "/api/hotel/%ED%A0%80/bookings/", "/api/rooms/1%00/",
    "/nowhere%00/", "/%FE",
]  # fmt: skip

BAD_HEADERS = [
    {"X-Request-ID": "x"}, {"X-Request-ID": "a" * 65}, {"X-Request-ID": "a b c d e f"},
    {"X-Request-ID": "12345678\r\nSet-Cookie: a=b"}, {"X-Request-ID": "éééééééé"},
    {"Accept": "text/html"}, {"Accept": "application/xml;q=x"}, {"Accept": "\0"},
    {"Accept-Language": "x" * 5000}, {"Cookie": "=;;=\0;a"}, {"Range": "bytes=0-"},
    {"Content-Encoding": "gzip"}, {"If-Match": "*"}, {"X-HTTP-Method-Override": "DELETE"},
]  # fmt: skip
