"""Static files straight from the packages, under an address that changes with any of them.

The version is part of the path and not of each name: what files say of each other is relative, and stays true.
"""

from __future__ import annotations

import re
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from typing_extensions import override
from whitenoise.middleware import WhiteNoiseMiddleware

VERSIONED: Final = re.compile(r"(?P<prefix>/static/)(?P<version>[0-9a-f]{12})/(?P<name>.+)")
FOR_EVER: Final = "public, max-age=31536000, immutable"


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    @override
    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """A page of the release before still gets its files, which are the new ones then."""
        named = VERSIONED.fullmatch(request.path_info)
        path = named["prefix"] + named["name"] if named else request.path_info
        file = self.files.get(path)
        if file is None:
            answer: HttpResponseBase = self.get_response(request)
            return answer
        response: HttpResponseBase = self.serve(file, request)
        if named and named["version"] == settings.STATIC_VERSION:
            response.headers["Cache-Control"] = FOR_EVER
        return response
