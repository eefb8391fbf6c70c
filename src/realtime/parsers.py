"""Forms in, as strictly as JSON: pusher-js sends its requests for proofs so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO, Any, Final
from urllib.parse import parse_qsl

from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from typing_extensions import override

from common.api.negotiation import AlwaysJSON
from common.api.parsers import read_bounded

MAX_BYTES: Final = 4096
MAX_FIELDS: Final = 10


class StrictFormParser(BaseParser):
    media_type = "application/x-www-form-urlencoded"

    @override
    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> dict[str, Any]:
        raw = read_bounded(stream, MAX_BYTES)
        try:
            text = raw.decode("ascii")
            pairs = parse_qsl(
                text, keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS
            )
        except ValueError as exc:
            raise ParseError("The body is no form.") from exc
        if len(dict(pairs)) != len(pairs):
            raise ParseError("The form has the same field twice.")
        return dict(pairs)


class FormOrJSON(AlwaysJSON):
    """The second parser takes forms."""

    @override
    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        json_parser, form_parser = parsers
        kind = request.content_type.partition(";")[0].strip().lower()
        if kind == form_parser.media_type:
            return form_parser
        return super().select_parser(request, [json_parser])
