"""HTML as function calls. Every text is escaped unless it is HTML already.

tag("p", "2 < 3", class_="hint")  ->  <p class="hint">2 &lt; 3</p>
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """A text that is HTML: it goes into a page as it stands."""

    __slots__ = ()


Child = str | Html | Iterable["Child"] | None
Attribute = str | int | bool | None


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Html:
    """`class_` and `for_` lose their underscore, others become dashes. None and False leave the
    attribute out, True gives it without a value."""
    opening = f"<{name}{''.join(_attribute(*item) for item in attributes.items())}>"
    if name in VOID:
        return Html(opening)
    return Html(f"{opening}{join(children)}</{name}>")


def join(children: Child) -> Html:
    if children is None:
        return Html()
    if isinstance(children, Html):
        return children
    if isinstance(children, str):
        return Html(escape(children))
    return Html("".join(join(child) for child in children))


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    dashed = name.rstrip("_").replace("_", "-")
    return f" {dashed}" if value is True else f' {dashed}="{escape(str(value))}"'
