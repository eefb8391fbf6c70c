"""PDF from HTML of our own, with everything in it: nothing is fetched from anywhere."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from threading import Lock
from typing import Any, Final

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from notifications.errors import DocumentsUnavailable

PDF_TYPE: Final = "application/pdf"
TAGGED: Final = "pdf/ua-1"
"""With structure, title and language, for screen readers."""
_one_at_a_time: Final = Lock()
"""Pango is not made for threads, and two documents at once would be no faster."""


def pdf_of(template: str, facts: Mapping[str, Any]) -> bytes:
    """Raises DocumentsUnavailable where the libraries that draw text are not installed."""
    maker = weasyprint()
    html = render_to_string(template, dict(facts))
    with _one_at_a_time:
        document = maker.HTML(string=html, url_fetcher=fetching_nothing())
        content: bytes = document.write_pdf(pdf_variant=TAGGED)
    return content


@cache
def weasyprint() -> Any:
    """Loaded when it is first needed: that takes half a second, and fails without Pango."""
    try:
        maker = import_module("weasyprint")
    except OSError as exc:
        raise DocumentsUnavailable from exc
    for talkative in ("weasyprint", "fontTools"):
        logging.getLogger(talkative).setLevel(logging.CRITICAL)
    return maker


@cache
def fetching_nothing() -> Any:
    """Refuses every address, of files too."""
    return weasyprint().urls.URLFetcher(allowed_protocols=frozenset())


def qr_code(text: str) -> SafeString:
    """As inline SVG of 1 unit a module."""
    svg: str = segno.make(text, error="m", micro=False).svg_inline(
        omitsize=True, border=0, svgclass=None, lineclass=None
    )
    return mark_safe(svg)  # noqa: S308 - drawn here, it repeats nothing of the text
