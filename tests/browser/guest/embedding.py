"""A hotel's own site: a page of another origin, with a policy that allows nothing inline."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HOSTILE = """
html { font-size: 3px; color: red; }
* { display: block !important; text-transform: uppercase !important; color: lime; }
body { letter-spacing: 1em; line-height: 9; visibility: visible; direction: rtl; text-align: right; }
form, input, select, button, label, p { display: none !important; }
hotelmate-search { font: italic 60px fantasy; opacity: 0.1; transform: rotate(9deg);
  --accent: lime; --ink: lime; --surface: lime; }
"""


@dataclass
class OwnSite:
    url: str
    pages: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)

    def put(self, body: str, *, booking_site: str, css: str = "", head: str = "") -> str:
        """The page's address. Its policy names the booking site where the documentation says so."""
        name = f"/{len(self.pages)}"
        policy = (
            f"default-src 'none'; style-src 'self'; script-src {booking_site}; "
            f"connect-src {booking_site}; form-action {booking_site}; base-uri 'none'"
        )
        link = f'<link rel="stylesheet" href="{name}.css">' if css else ""
        page = (
            '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our house</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f"{link}{head}</head><body><main><h1>Our house</h1>{body}</main></body></html>"
        )
        self.pages[name] = (page, {"Content-Type": "text/html", "Content-Security-Policy": policy})
        self.pages[f"{name}.css"] = (css, {"Content-Type": "text/css"})
        return self.url + name


@contextmanager
def own_site() -> Iterator[OwnSite]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text, headers = site.pages.get(self.path, ("", {}))
            self.send_response(200 if headers else 404)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        site = OwnSite(f"http://127.0.0.1:{server.server_port}")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield site
        server.shutdown()
