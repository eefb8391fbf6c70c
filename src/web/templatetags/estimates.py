"""`{% estimate amount currency %}`: what a price comes to in the currency that the guest thinks in."""

from __future__ import annotations

from decimal import Decimal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from hotel.enums import Language
from notifications.rendering.languages import WRITINGS
from web.templatetags.words import say

register = template.Library()


@register.simple_tag(takes_context=True)
def estimate(context: template.Context, amount: Decimal | None, currency: str = "") -> SafeString:
    """Nothing where no other currency was chosen, or no rate is known. The page's foot says what an
    estimate is."""
    estimates = context.get("estimates")
    if estimates is None or amount is None:
        return SafeString("")
    found = estimates.of(amount, currency or context["hotel"].currency)
    if found is None:
        return SafeString("")
    shown = WRITINGS[Language(context["language"])].money(found, estimates.chosen)
    words = say(context["t"]["hotels"]["about"], amount=shown)
    return format_html('<span class="estimate">{}</span>', words)
