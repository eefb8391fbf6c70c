"""All settings, read from the environment by the typed readers in config.env."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from common.queues import connection_name
from config import env
from config.admin_zone import ADMIN_ZONE
from config.api_description import API_DESCRIPTION, API_ENUMS, API_TAGS, API_TOKENS
from config.logs import logging_config
from config.mail import EMAIL_PROVIDERS, NO_MAIL, email_backend, is_sandbox
from config.sockets import default_socket_address, reached_at
from config.static_version import static_version

HOTELMATE_ENV = env.read_environment()
IN_PRODUCTION = HOTELMATE_ENV == "production"
HOTELMATE_DATA = env.data_folder()

DEBUG = env.read_bool("DEBUG", default=False)
if IN_PRODUCTION and DEBUG:
    raise env.refuse("DEBUG", "0 in production")

SECRET_KEY = env.read_str("SECRET_KEY", "" if IN_PRODUCTION else "for-development-only")
if IN_PRODUCTION and not env.is_strong_key(SECRET_KEY):
    raise env.refuse("SECRET_KEY", "at least 50 random characters in production")
SEARCH_KEY = env.derived_key(SECRET_KEY, "search")
"""Of the index by which bookings are found; another one needs it written anew: `hotelmate reindex`."""

ALLOWED_HOSTS = env.read_list("ALLOWED_HOSTS", () if IN_PRODUCTION else ("*",))
if IN_PRODUCTION and (not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS):
    raise env.refuse("ALLOWED_HOSTS", "the names of this site, without *, in production")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = False
APPEND_SLASH = False  # a redirect would drop a POST's body: a missing slash is a 404

INSTALLED_APPS = [
    "common",
    "hotel",
    "rooms",
    "rates",
    "photos",
    "hotel_setup",
    "staff",
    "events",
    "payments",
    "notifications",
    "webhooks",
    "web",
    "unfold.apps.BasicAppConfig",
    "procrastinate.contrib.django",
    "knox",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "corsheaders",
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "common.api.middleware.RequestIdMiddleware",
    "config.metrics.RequestMetricsMiddleware",
    "web.compression.CompressionMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "web.static_files.StaticFilesMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "web.guest.protection.GuestPagesMiddleware",
    "web.guest.widget.protection.WidgetMiddleware",
    "web.staff.protection.StaffPagesMiddleware",
    "web.admin.protection.ZoneMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# Database. `hotelmate` sets DATABASE_URL to the embedded server when nobody else has set it.
# The limits suit a web request; the worker and the commands run with their own, larger ones.
if IN_PRODUCTION:
    env.read_required("DATABASE_URL", "the URL of the PostgreSQL server in production")
DATABASE = env.read_database("DATABASE_URL", "postgresql://hotelmate@127.0.0.1:5432/hotelmate")
DATABASE_LIMITS = {
    "lock_timeout": env.read_int("DB_LOCK_TIMEOUT_MS", 2_000, low=0, high=3_600_000),
    "statement_timeout": env.read_int("DB_STATEMENT_TIMEOUT_MS", 5_000, low=0, high=86_400_000),
    "idle_in_transaction_session_timeout": env.read_int(
        "DB_IDLE_TIMEOUT_MS", 10_000, low=0, high=86_400_000
    ),
    "timezone": "UTC",
}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **DATABASE,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "connect_timeout": 3,
            "application_name": connection_name(env.read_str("HOTELMATE_PROGRAM")),
            **DATABASE["OPTIONS"],
            "server_side_binding": True,
            "prepare_threshold": 0,
            "options": " ".join(f"-c {name}={value}" for name, value in DATABASE_LIMITS.items()),
        },
    }
}

REDIS_URL = env.read_str("REDIS_URL")
CACHES = {
    "default": (
        {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# People and passwords
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if HOTELMATE_ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTHENTICATION_BACKENDS = ["staff.authentication.AccountBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_ENGINE = f"django.contrib.sessions.backends.{'cache' if REDIS_URL else 'db'}"
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_SECURE = IN_PRODUCTION
CSRF_TRUSTED_ORIGINS = env.read_list("CSRF_TRUSTED_ORIGINS")
CSRF_FAILURE_VIEW = "web.forgery.csrf_failure"
CORS_ALLOWED_ORIGINS = env.read_list("CORS_ALLOWED_ORIGINS")
CORS_URLS_REGEX = r"^/api/.*$"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = env.read_int(
    "HSTS_SECONDS", 3600 if IN_PRODUCTION else 0, low=0, high=99_999_999
)
X_FRAME_OPTIONS = "DENY"
if env.read_bool("BEHIND_TLS_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# Payments. Without a key nothing is paid by card; `hotelmate up` sets the sandbox's unless in production.
SITE_URL = env.read_str(
    "SITE_URL", f"http://127.0.0.1:{env.read_int('PORT', 8000, low=1, high=65_535)}"
).rstrip("/")
STRIPE_SECRET_KEY = env.read_str("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRETS = env.read_list("STRIPE_WEBHOOK_SECRETS")
STRIPE_API_BASE = env.read_str("STRIPE_API_BASE")
if IN_PRODUCTION and STRIPE_API_BASE:
    raise env.refuse("STRIPE_API_BASE", "unset in production, where payments go to Stripe itself")
if IN_PRODUCTION and STRIPE_SECRET_KEY:
    env.read_required("STRIPE_WEBHOOK_SECRETS", "the signing secret of Stripe's webhook endpoint")

# Messages. Without a mail server or provider no e-mail is sent, without an account no SMS.
EMAIL_PROVIDER = env.read_choice("EMAIL_PROVIDER", ("smtp", *EMAIL_PROVIDERS), "smtp")
EMAIL_HOST = env.read_str("EMAIL_HOST")
EMAIL_PORT = env.read_int("EMAIL_PORT", 25, low=1, high=65_535)
EMAIL_HOST_USER = env.read_str("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.read_str("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.read_bool("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = env.read_bool("EMAIL_USE_SSL", default=False)
EMAIL_TIMEOUT = 10  # seconds to connect, and for each answer
EMAIL_BACKEND = email_backend(EMAIL_PROVIDER, EMAIL_HOST)
ANYMAIL = {"REQUESTS_TIMEOUT": EMAIL_TIMEOUT, **env.read_prefixed("ANYMAIL_")}
DEFAULT_FROM_EMAIL = env.read_email("DEFAULT_FROM_EMAIL", "bookings@hotelmate.example")
SMS_ACCOUNT_SID = env.read_str("SMS_ACCOUNT_SID")
SMS_AUTH_TOKEN = env.read_str("SMS_AUTH_TOKEN")
SMS_FROM = env.read_str("SMS_FROM")
SMS_API_BASE = env.read_str("SMS_API_BASE")
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise env.refuse("EMAIL_USE_SSL", "0 where EMAIL_USE_TLS is 1")
if IN_PRODUCTION and SMS_API_BASE:
    raise env.refuse("SMS_API_BASE", "unset in production, where SMS go to Twilio itself")
if IN_PRODUCTION and is_sandbox(EMAIL_HOST, EMAIL_PORT):
    raise env.refuse("EMAIL_HOST", "a mail server, not the sandbox, in production")
if IN_PRODUCTION and EMAIL_BACKEND != NO_MAIL:
    env.read_required("DEFAULT_FROM_EMAIL", "the address that e-mail comes from in production")
if IN_PRODUCTION and (STRIPE_SECRET_KEY or EMAIL_BACKEND != NO_MAIL):  # both send guests back here
    env.read_required("SITE_URL", "the site's own address, such as https://hotel.example")
    if not SITE_URL.startswith("https://"):
        raise env.refuse("SITE_URL", "an address that starts with https:// in production")

# Webhooks go to public hosts only. In development they may go to this machine.
WEBHOOKS_ALLOW_PRIVATE = env.read_bool("WEBHOOKS_ALLOW_PRIVATE", default=False)
if IN_PRODUCTION and WEBHOOKS_ALLOW_PRIVATE:
    raise env.refuse("WEBHOOKS_ALLOW_PRIVATE", "0 in production")

# Real time. Without a secret nobody is told at once, and pages ask the log every few seconds.
# `hotelmate up` starts our own server unless PUSHER_CLUSTER or PUSHER_HOST name another.
PUSHER_SECRET = env.read_str("PUSHER_SECRET")
PUSHER_KEY = env.read_str("PUSHER_KEY", "hotelmate")
PUSHER_APP_ID = env.read_digits("PUSHER_APP_ID", "1")
PUSHER_CLUSTER = env.read_str("PUSHER_CLUSTER")
PUSHER_HOST = env.read_str("PUSHER_HOST")
REALTIME_IS_OURS = not (PUSHER_CLUSTER or PUSHER_HOST)
REALTIME_HOST = reached_at(env.read_str("HOST", "127.0.0.1"))
REALTIME_PORT = env.read_int("REALTIME_PORT", 6001, low=1, high=65_535)
PUSHER_PORT = env.read_int(
    "PUSHER_PORT", REALTIME_PORT if REALTIME_IS_OURS else 443, low=1, high=65_535
)
PUSHER_TLS = env.read_bool("PUSHER_TLS", default=not REALTIME_IS_OURS)
REALTIME_URL = env.read_socket_address(
    "REALTIME_URL",
    default_socket_address(PUSHER_CLUSTER, PUSHER_HOST, PUSHER_PORT, is_tls=PUSHER_TLS),
)
REALTIME_PUBLIC_CHANNEL = env.read_bool("REALTIME_PUBLIC_CHANNEL", default=False)
REALTIME_CONNECTIONS = env.read_int("REALTIME_CONNECTIONS", 5000, low=1, high=100_000)
REALTIME_CONNECTIONS_A_NETWORK = env.read_int(
    "REALTIME_CONNECTIONS_A_NETWORK", 200, low=1, high=100_000
)
if IN_PRODUCTION and PUSHER_SECRET:
    if REALTIME_IS_OURS and not env.is_strong_key(PUSHER_SECRET):
        raise env.refuse("PUSHER_SECRET", "at least 50 random characters in production")
    if not REALTIME_URL.startswith("wss://"):
        raise env.refuse("REALTIME_URL", "an address that starts with wss:// in production")

# Requests
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
FILE_UPLOAD_HANDLERS = [
    "config.uploads.UploadLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000  # a form of a few hundred rooms or bookings
THROTTLE_RATES = {
    "public": env.read_rate("THROTTLE_PUBLIC", "120/min"),
    "booking": env.read_rate("THROTTLE_BOOKING", "20/min"),
    "lookup": env.read_rate("THROTTLE_LOOKUP", "30/min"),
    "staff": env.read_rate("THROTTLE_STAFF", "600/min"),
    "login": env.read_rate("THROTTLE_LOGIN", "10/min"),
    "promo": env.read_rate("THROTTLE_PROMO", "10/min"),  # codes that were none
    "name": env.read_rate("THROTTLE_NAME", "10/hour"),  # last names that were wrong for a number
}
REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["common.api.renderers.OrjsonRenderer"],
    "DEFAULT_PARSER_CLASSES": ["common.api.parsers.StrictJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "common.api.negotiation.AlwaysJSON",
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "staff.authentication.TokenAuthentication",
        "staff.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "common.api.pagination.PageNumberPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_RATES": THROTTLE_RATES,
    "EXCEPTION_HANDLER": "common.api.errors.handle",
    "NUM_PROXIES": env.read_int("NUM_PROXIES", 0, low=0, high=10),
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Token",
    "TOKEN_TTL": timedelta(hours=12),  # a long shift
    "AUTO_REFRESH": False,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "HotelMate",
    "DESCRIPTION": API_DESCRIPTION,
    "VERSION": "1.0.0",
    "OAS_VERSION": "3.1.1",
    "TAGS": API_TAGS,
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_AUTHENTICATION": [],
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "COMPONENT_SPLIT_REQUEST": False,
    "APPEND_COMPONENTS": {"securitySchemes": API_TOKENS},
    "ENUM_NAME_OVERRIDES": API_ENUMS,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "common.api.docs.describe_refusals",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": "none"},  # asks no other host
}

UNFOLD = ADMIN_ZONE

# Jobs. Those of installed apps (module `tasks`) are found by themselves.
PROCRASTINATE_IMPORT_PATHS = ["config.jobs", "room_bookings.tasks"]

# Static files are served by the application itself, straight from the packages.
STATIC_VERSION = static_version()
STATIC_URL = f"/static/{STATIC_VERSION}/"
WHITENOISE_STATIC_PREFIX = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = logging_config(HOTELMATE_ENV, env.read_str("LOG_LEVEL", "INFO").upper())
