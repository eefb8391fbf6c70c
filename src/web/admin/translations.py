"""Forms with texts in every language of guests: one group of fields a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Model, TextField
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from hotel.enums import Language
from web.admin.base import ServiceForm

Texts = dict[str, dict[str, str]]


def with_texts(model: type[Model], names: Iterable[str]) -> type[ServiceForm]:
    """A form with a field for each name and language, such as `tagline_de`."""
    fields = {
        f"{name}_{language.value}": _field(model._meta.get_field(name))
        for language in Language
        for name in names
    }
    return type("FormWithTexts", (ServiceForm,), fields)


def text_fieldsets(names: tuple[str, ...]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"In {language.label}", {"fields": [f"{name}_{language.value}" for name in names]})
        for language in Language
    ]


def text_initials(rows: Iterable[Any], names: tuple[str, ...]) -> dict[str, str]:
    return {f"{name}_{row.language}": getattr(row, name) for row in rows for name in names}


def parted(facts: Mapping[str, Any], names: tuple[str, ...]) -> tuple[dict[str, Any], Texts]:
    """The facts without the texts, and the texts by language."""
    plain, texts = dict(facts), Texts()
    for language in Language:
        for name in names:
            key = f"{name}_{language.value}"
            if key in plain:
                texts.setdefault(language.value, {})[name] = plain.pop(key)
    return plain, texts


def _field(field: Any) -> forms.Field:
    label = str(field.verbose_name).capitalize()
    is_long = isinstance(field, TextField)
    widget = UnfoldAdminTextareaWidget if is_long else UnfoldAdminTextInputWidget
    longest = None if is_long else field.max_length
    return forms.CharField(label=label, required=False, max_length=longest, widget=widget())
