"""The WSGI application, safe against headers and addresses that Django fails to read."""

from __future__ import annotations

from typing import Any

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest


class ReadableRequest(WSGIRequest):
    """Django raises before any middleware runs on `Content-Type: x; a*=bogus''%41` and its like.

    Such a request becomes one for an address with a NUL, which the middleware refuses with 400.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        try:
            super().__init__(environ)
        except (LookupError, ValueError):
            super().__init__({**environ, "PATH_INFO": "/\0", "SCRIPT_NAME": "", "CONTENT_TYPE": ""})


class Application(WSGIHandler):
    request_class = ReadableRequest


def make_application() -> Application:
    django.setup(set_prefix=False)
    return Application()
