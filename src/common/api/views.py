"""The base of every API view: REST framework's surface with its fixed costs taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.http import HttpResponse
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.views import APIView
from typing_extensions import override

from common.api.errors import handle
from common.api.negotiation import AlwaysJSON
from common.api.parsers import StrictJSONParser
from common.api.renderers import CONTENT_TYPE, OrjsonRenderer

ExceptionHandler = Callable[[Exception, Mapping[str, Any]], HttpResponse]


class ApiView(APIView):
    """One format, no versions; parser, renderer and negotiator hold no state and are shared."""

    http_method_names = ["get", "post", "put", "patch", "delete", "head"]
    metadata_class = None
    versioning_class = None
    parser_classes = (StrictJSONParser,)
    renderer_classes = (OrjsonRenderer,)
    content_negotiation_class = AlwaysJSON

    _parsers: ClassVar[list[BaseParser]] = [StrictJSONParser()]
    _renderers: ClassVar[list[BaseRenderer]] = [OrjsonRenderer()]
    _shared_negotiator: ClassVar[BaseContentNegotiation] = AlwaysJSON()

    @override
    def get_parsers(self) -> list[BaseParser]:
        return self._parsers

    @override
    def get_renderers(self) -> list[BaseRenderer]:
        return self._renderers

    @override
    def get_content_negotiator(self) -> BaseContentNegotiation:
        return self._shared_negotiator

    @override
    def get_exception_handler(self) -> ExceptionHandler:
        return handle

    @property
    @override
    def default_response_headers(self) -> dict[str, str]:
        """None: Allow belongs to a 405, and there is no other format that answers could vary by."""
        return {}

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        request.accepted_renderer = self._renderers[0]
        request.accepted_media_type = CONTENT_TYPE
        if request.authenticators:
            self.perform_authentication(request)
        self.check_permissions(request)
        self.check_throttles(request)
