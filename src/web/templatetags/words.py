"""How the staff's pages write facts: in the language of the page, and in the hotel's time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from common.money import places_of
from hotel.enums import Language
from notifications.rendering.catalogue import PLACEHOLDER
from notifications.rendering.languages import WRITINGS, Writing

register = template.Library()


def _writing(context: template.Context) -> Writing:
    return WRITINGS[Language(context["language"])]


@register.simple_tag
def say(text: str, **facts: Any) -> SafeString:
    """The phrase with its facts, both escaped."""
    known = {name: conditional_escape(value) for name, value in facts.items()}
    filled = PLACEHOLDER.sub(lambda found: known.get(found[1], found[0]), conditional_escape(text))
    return mark_safe(filled)  # noqa: S308 - every part of it was escaped


@register.simple_tag
def count(area: Mapping[str, str], key: str, number: int, **facts: Any) -> SafeString:
    """`{key}_one` or `{key}_other`; the number is the phrase's {count}."""
    return say(area[f"{key}_{'one' if number == 1 else 'other'}"], count=number, **facts)


@register.simple_tag
def mailbox(address: str) -> SafeString:
    """An e-mail address, which may break behind its sign and nowhere else while there is room."""
    name, sign, place = address.rpartition("@")
    return format_html('{}{}<wbr><span class="whole">{}</span>', name, sign, place)


@register.simple_tag(takes_context=True)
def day(context: template.Context, value: date) -> str:
    return _writing(context).short_date(value)


@register.simple_tag(takes_context=True)
def brief(context: template.Context, value: date) -> str:
    """24 Nov, where the year goes without saying."""
    return _writing(context).brief_date(value, context["today"])


@register.simple_tag(takes_context=True)
def weekday(context: template.Context, value: date) -> str:
    """With its weekday."""
    return _writing(context).long_date(value)


@register.simple_tag(takes_context=True)
def moment(context: template.Context, value: datetime) -> str:
    """In the hotel's time."""
    return _writing(context).moment_at(value, context["hotel"].timezone)


@register.simple_tag(takes_context=True)
def brief_moment(context: template.Context, value: datetime) -> str:
    """The hour, with its brief day unless that is today; in the hotel's time."""
    writing = _writing(context)
    local = value.astimezone(ZoneInfo(context["hotel"].timezone))
    hour = writing.time(local.time())
    if local.date() == context["today"]:
        return hour
    return f"{writing.brief_date(local.date(), context['today'])}, {hour}"


@register.simple_tag(takes_context=True)
def clock(context: template.Context, value: time) -> str:
    """Of a hotel's times of arrival and departure."""
    return _writing(context).time(value)


@register.simple_tag(takes_context=True)
def money(context: template.Context, amount: Decimal, currency: str = "") -> str:
    return _writing(context).money(amount, currency or context["hotel"].currency)


@register.simple_tag(takes_context=True)
def amount(context: template.Context, value: Decimal) -> str:
    """In the hotel's currency, without its sign: for tables of prices."""
    return _writing(context).number(value, places_of(context["hotel"].currency))


@register.simple_tag(takes_context=True)
def month(context: template.Context, value: date) -> str:
    """In short."""
    return _writing(context).short_months[value.month - 1]


@register.filter
def of(key: Any, area: Mapping[str, str]) -> str:
    """A value's name: `{{ "status_CONFIRMED"|of:t.facts }}`; unknown ones by themselves."""
    return area.get(str(key), str(key))


@register.simple_tag
def named(area: Mapping[str, str], kind: str, value: Any) -> str:
    """The name of an enumeration's value: `{% named t.facts "status" booking.status %}`."""
    return area.get(f"{kind}_{value}", str(value))
