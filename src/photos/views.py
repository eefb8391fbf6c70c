"""Pictures for everybody. What stands at an address never changes, so whoever has it keeps it."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from photos.selectors import rendition_at

SECONDS_KEPT: Final = 365 * 86_400
HEADERS: Final = {
    "Cache-Control": f"public, max-age={SECONDS_KEPT}, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def photo(
    request: HttpRequest, photo_id: str, mark: str, width: str, file_format: str
) -> HttpResponse:
    content = rendition_at(
        {"photo_id": photo_id, "mark": mark, "width": width, "file_format": file_format}
    )
    if content is None:
        raise Http404
    etag = f'"{sha256(content).hexdigest()[:32]}"'
    is_known = etag in parse_etags(request.headers.get("If-None-Match", ""))
    response = HttpResponseNotModified() if is_known else HttpResponse(content)
    if not is_known:
        response.headers["Content-Type"] = f"image/{file_format}"
    response.headers["ETag"] = etag
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response
