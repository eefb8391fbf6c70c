"""Draw the demo's photos anew from their SVG: `.venv/bin/python tools/draw_demo_photos.py`, with Debian's
chromium. JPEG is left out: the demo makes it of the WebP, which takes no time."""

from __future__ import annotations

import shutil
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from photos.enums import PhotoFormat, PhotoKind
from photos.imaging import prepare_photo

FOLDER: Final = Path(__file__).parent.parent / "src/cli/demo/photos"
WHOLE, LOGO = (1600, 1067), (400, 400)
PAGE: Final = "<style>body{margin:0;background:transparent}svg{display:block}</style>"


def drawn(page: Page, source: Path, size: tuple[int, int]) -> Image.Image:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.set_content(PAGE + source.read_text())
    return Image.open(BytesIO(page.screenshot(omit_background=True)))


def draw(page: Page, source: Path) -> None:
    if source.stem.endswith("logo"):
        logo = drawn(page, source, LOGO).resize((200, 200), Image.Resampling.LANCZOS)
        logo.save(source.with_suffix(".png"), optimize=True)
        return
    png = BytesIO()
    drawn(page, source, WHOLE).convert("RGB").save(png, "PNG")
    folder = source.with_suffix("")
    folder.mkdir(exist_ok=True)
    for each in prepare_photo(png.getvalue(), kind=PhotoKind.HOUSE).pictures:
        if each.file_format != PhotoFormat.JPEG:
            (folder / f"{each.width}.{each.file_format.value}").write_bytes(each.content)


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page()
        for source in sorted(FOLDER.glob("*.svg")):
            draw(page, source)


if __name__ == "__main__":
    main()
