from __future__ import annotations

import os

from common.api.wsgi import make_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = make_application()
