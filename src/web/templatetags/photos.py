"""`{% photo some_photo sizes="(min-width: 54rem) 33vw, 100vw" %}`: a picture in the sizes and formats that
browsers choose from, which takes its place on the page before it is there."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from photos.enums import PhotoFormat, PhotoKind
from photos.models import Photo, Size
from photos.selectors import PLAIN_FORMATS, path_of

register = template.Library()

ROOM_ON_A_PAGE: Final = "100vw"
PLAIN_WIDTH: Final = 800
"""Of the picture for browsers that choose none."""


@register.simple_tag(takes_context=True)
def photo(
    context: template.Context,
    shown: Photo | None,
    *,
    sizes: str = ROOM_ON_A_PAGE,
    eager: bool = False,
    alt: str | None = None,
    css: str = "",
) -> SafeString:
    """`shown` is one of the selectors'; nothing is drawn for None. `sizes` says how wide it will be, as
    browsers read it. `eager` is for what one sees first; all others wait until they come into view.
    `alt`, even if empty, stands for the photo's own; `css` are further classes."""
    if shown is None or not shown.sizes:
        return SafeString("")
    last = [each for each in shown.sizes if each["file_format"] in PLAIN_FORMATS]
    return format_html(
        '<picture class="{}">{}<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}>'
        "</picture>",
        " ".join(filter(None, ("photo", f"photo--{_look_of(shown)}", css))),
        _sources(shown, sizes),
        _plain(shown, last),
        _srcset(shown, last),
        sizes,
        last[-1]["width"],
        last[-1]["height"],
        alt_of(shown, str(context.get("language", ""))) if alt is None else alt,
        SafeString(
            'fetchpriority="high" decoding="async"' if eager else 'loading="lazy" decoding="async"'
        ),
    )


@register.simple_tag(takes_context=True)
def photo_alt(context: template.Context, shown: Photo) -> str:
    """What it shows, in the page's language."""
    return alt_of(shown, str(context.get("language", "")))


@register.simple_tag
def photo_alt_in(shown: Photo, language: str) -> str:
    """What was written in just that language; empty if nothing."""
    text: str = shown.alt.get(language, "")
    return text


def alt_of(shown: Photo, language: str) -> str:
    """In that language, else in the hotel's, else in any; empty if nobody wrote one."""
    texts = shown.alt
    return next(
        (text for text in (texts.get(language), texts.get(shown.own_language)) if text),
        next((text for text in texts.values() if text), ""),
    )


def _look_of(shown: Photo) -> str:
    """A logo may be transparent: nothing stands behind it."""
    return "logo" if shown.kind == PhotoKind.LOGO else tone_of(shown.colour)


def tone_of(colour: str) -> str:
    """The name of the nearest placeholder of photos.css: one of 64, as a page has no style of its own."""
    steps = (round(int(colour[place : place + 2], 16) / 85) for place in (1, 3, 5))
    return "".join(map(str, steps))


def _sources(shown: Photo, sizes: str) -> SafeString:
    better = [each for each in PhotoFormat if each not in PLAIN_FORMATS]
    offered = [
        (each, [size for size in shown.sizes if size["file_format"] == each]) for each in better
    ]
    return format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        ((each.value, _srcset(shown, found), sizes) for each, found in offered if found),
    )


def _srcset(shown: Photo, sizes: list[Size]) -> str:
    return ", ".join(f"{_address(shown, each)} {each['width']}w" for each in sizes)


def _plain(shown: Photo, sizes: list[Size]) -> str:
    fitting = [each for each in sizes if each["width"] <= PLAIN_WIDTH] or sizes[:1]
    return _address(shown, fitting[-1])


def _address(shown: Photo, size: Size) -> str:
    return path_of(shown, width=size["width"], file_format=size["file_format"])
