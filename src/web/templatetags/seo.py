"""`{% page_head as head %}`: what the page says of itself, see `web.guest.hotels.head`."""

from __future__ import annotations

from django import template

from web.guest.hotels.head import Head, head_of

register = template.Library()


@register.simple_tag(takes_context=True)
def page_head(context: template.Context, *, is_indexed: bool = True) -> Head | None:
    page = {str(name): value for name, value in context.flatten().items()}
    return head_of(context["request"], page, is_indexed=is_indexed)
