"""Currencies as Stripe counts them: https://docs.stripe.com/currencies.

Amounts come in and go out in the smallest unit of the API. That is not always the one of
ISO 4217: ISK and UGX are counted in hundredths that must be whole, and of three places the last
must be zero.
"""

from __future__ import annotations

from typing import Final

from sandbox.refusals import InvalidParameter

ZERO_DECIMAL: Final = frozenset(
    [
        "bif",
        "clp",
        "djf",
        "gnf",
        "jpy",
        "kmf",
        "krw",
        "mga",
        "pyg",
        "rwf",
        "vnd",
        "vuv",
        "xaf",
        "xof",
        "xpf",
    ]
)
THREE_DECIMAL: Final = frozenset(["bhd", "jod", "kwd", "omr", "tnd"])
WHOLE_ONLY: Final = frozenset({"isk", "ugx"})
TWO_DECIMAL: Final = frozenset(
    [
        "aed",
        "afn",
        "all",
        "amd",
        "ang",
        "aoa",
        "ars",
        "aud",
        "awg",
        "azn",
        "bam",
        "bbd",
        "bdt",
        "bgn",
        "bmd",
        "bnd",
        "bob",
        "brl",
        "bsd",
        "bwp",
        "byn",
        "bzd",
        "cad",
        "cdf",
        "chf",
        "cny",
        "cop",
        "crc",
        "cve",
        "czk",
        "dkk",
        "dop",
        "dzd",
        "egp",
        "etb",
        "eur",
        "fjd",
        "fkp",
        "gbp",
        "gel",
        "gip",
        "gmd",
        "gtq",
        "gyd",
        "hkd",
        "hnl",
        "htg",
        "huf",
        "idr",
        "ils",
        "inr",
        "jmd",
        "kes",
        "kgs",
        "khr",
        "kyd",
        "kzt",
        "lak",
        "lbp",
        "lkr",
        "lrd",
        "lsl",
        "mad",
        "mdl",
        "mkd",
        "mmk",
        "mnt",
        "mop",
        "mur",
        "mvr",
        "mwk",
        "mxn",
        "myr",
        "mzn",
        "nad",
        "ngn",
        "nio",
        "nok",
        "npr",
        "nzd",
        "pab",
        "pen",
        "pgk",
        "php",
        "pkr",
        "pln",
        "qar",
        "ron",
        "rsd",
        "rub",
        "sar",
        "sbd",
        "scr",
        "sek",
        "sgd",
        "shp",
        "sle",
        "sos",
        "srd",
        "std",
        "szl",
        "thb",
        "tjs",
        "top",
        "try",
        "ttd",
        "twd",
        "tzs",
        "uah",
        "usd",
        "uyu",
        "uzs",
        "wst",
        "xcd",
        "yer",
        "zar",
        "zmw",
    ]
)
SUPPORTED: Final = ZERO_DECIMAL | THREE_DECIMAL | WHOLE_ONLY | TWO_DECIMAL
LEAST: Final = {
    "aed": 200, "aud": 50, "bgn": 100, "brl": 50, "cad": 50, "chf": 50, "czk": 1500, "dkk": 250,
    "eur": 50, "gbp": 30, "hkd": 400, "huf": 17500, "inr": 50, "jpy": 50, "mxn": 1000, "myr": 200,
    "nok": 300, "nzd": 50, "pln": 200, "ron": 200, "sek": 300, "sgd": 50, "thb": 1000, "usd": 50,
}  # fmt: skip
"""The smallest charge; of others, what Stripe converts is at least some cents."""
MOST: Final = 99_999_999


def places_of(currency: str) -> int:
    if currency in ZERO_DECIMAL:
        return 0
    return 3 if currency in THREE_DECIMAL else 2


def shown(amount: int, currency: str) -> str:
    """For people: 1234 of eur is `EUR 12.34`."""
    places = places_of(currency)
    sign, digits = "-" if amount < 0 else "", str(abs(amount)).rjust(places + 1, "0")
    whole = digits[: len(digits) - places]
    grouped = f"{int(whole):,}" + (f".{digits[-places:]}" if places else "")
    return f"{currency.upper()} {sign}{grouped}"


def check_currency(currency: str, param: str) -> str:
    """In lower case. Raises InvalidParameter."""
    code = currency.lower()
    if code not in SUPPORTED:
        known = ", ".join(sorted(SUPPORTED))
        raise InvalidParameter(
            f"Invalid currency: {code}. Stripe currently supports these currencies: {known}",
            param=param,
        )
    return code


def check_amount(amount: int, currency: str, param: str) -> int:
    """Whether the currency has such an amount. Raises InvalidParameter."""
    if amount < 0:
        raise InvalidParameter(
            "Invalid non-negative integer", code="parameter_invalid_integer", param=param
        )
    step = 10 if currency in THREE_DECIMAL else 100 if currency in WHOLE_ONLY else 1
    if amount % step:
        raise InvalidParameter(
            f"Invalid {currency} amount: {amount}. It must be a multiple of {step}.",
            code="parameter_invalid_integer",
            param=param,
        )
    return amount


def check_charge(amount: int, currency: str, param: str) -> int:
    """Whether so much can be charged. Raises InvalidParameter."""
    check_amount(amount, currency, param)
    least = LEAST.get(currency, 1)
    if amount < least:
        raise InvalidParameter(
            f"Amount must be at least {shown(least, currency)}",
            code="amount_too_small",
            param=param,
        )
    if amount > MOST:
        raise InvalidParameter(
            f"Amount must be no more than {shown(MOST, currency)}",
            code="amount_too_large",
            param=param,
        )
    return amount
