"""How large a form with files may be, and for whom: refused by its length, before a byte of it is read."""

from __future__ import annotations

from typing import Any, Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler
from typing_extensions import override

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 12 * MEGABYTE
MOST_BYTES_AT: Final = {"/admin/photos/add/": 110 * MEGABYTE}
"""Five of the largest photos at once."""


class UploadLimit(FileUploadHandler):
    """The first of the handlers; what it lets pass the others keep."""

    @override
    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *_: Any) -> None:
        if content_length > self._most_bytes():
            raise RequestDataTooBig

    def _most_bytes(self) -> int:
        """Only who is logged in sends files; anybody else's form is no larger with them than without."""
        request: Any = self.request
        if not request.user.is_authenticated:
            return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return MOST_BYTES_AT.get(request.path_info, MOST_BYTES)

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    @override
    def file_complete(self, file_size: int) -> None:
        return None
