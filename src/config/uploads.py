"""How large a form with files may be: refused by its length, before a byte of it is read."""

from __future__ import annotations

from typing import Any, Final

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
        if content_length > MOST_BYTES_AT.get(META.get("PATH_INFO", ""), MOST_BYTES):
            raise RequestDataTooBig

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    @override
    def file_complete(self, file_size: int) -> None:
        return None
