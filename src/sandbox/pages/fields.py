"""Fields of forms, with their labels, hints and errors tied together for whoever cannot see."""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.markup import Html, tag


def text_field(
    name: str,
    label: str,
    errors: Mapping[str, str] | None = None,
    *,
    hint: str = "",
    type_: str = "text",
    value: str = "",
    **attributes: str | int | None,
) -> Html:
    error = (errors or {}).get(name)
    notes = [f"{name}-error"] * bool(error) + [f"{name}-hint"] * bool(hint)
    return tag(
        "div",
        tag("label", label, for_=name),
        tag(
            "input",
            id=name,
            name=name,
            type=type_,
            value=value,
            aria_invalid="true" if error else None,
            aria_describedby=" ".join(notes) or None,
            **attributes,
        ),
        tag("p", error, class_="error", id=f"{name}-error") if error else None,
        tag("p", hint, class_="hint", id=f"{name}-hint") if hint else None,
        class_="field",
    )


def choice_field(name: str, label: str, choices: Mapping[str, str]) -> Html:
    options = [tag("option", text, value=value) for value, text in choices.items()]
    return tag(
        "div", tag("label", label, for_=name), tag("select", options, id=name, name=name),
        class_="field",
    )  # fmt: skip


def error_summary(errors: Mapping[str, str]) -> Html | None:
    """Said at once by a screen reader, each line leading to its field."""
    if not errors:
        return None
    links = [tag("li", tag("a", text, href=f"#{name}")) for name, text in errors.items()]
    return tag(
        "div", tag("p", "Please look at this again:"), tag("ul", links), class_="alert",
        role="alert", tabindex=-1, autofocus=True,
    )  # fmt: skip


def button_form(action: str, label: str, *, quiet: bool = True, **values: str) -> Html:
    """A form that is only a button, with the values that it sends."""
    hidden = [tag("input", type="hidden", name=name, value=value) for name, value in values.items()]
    button = tag("button", label, type="submit", class_="quiet" if quiet else None)
    return tag("form", hidden, button, method="post", action=action, class_="inline")
