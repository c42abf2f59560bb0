"""Settings. Everything comes from the environment; the defaults run on a laptop."""

import os
from pathlib import Path

import dj_database_url

from congress.rail import UNFOLD as UNFOLD  # the back office's dress and rail

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("CONGRESS_VAR", BASE_DIR / "var"))

DEBUG = os.environ.get("DJANGO_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("DJANGO_ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
IS_PUBLIC = os.environ.get("DJANGO_PUBLIC", "") == "1"  # served over TLS to the world, not on a laptop


def secret_key() -> str:
    """The key from the environment, or one made once and kept under var/ for a laptop."""
    if key := os.environ.get("DJANGO_SECRET_KEY"):
        return key
    if IS_PUBLIC:
        raise RuntimeError("DJANGO_SECRET_KEY must be set on a public site")
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(os.urandom(48).hex())
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = secret_key()
FIELD_KEY = os.environ.get("FIELD_KEY", "")  # encrypts phones; empty: derived from SECRET_KEY

INSTALLED_APPS = [
    "unfold",
    "unfold.contrib.import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "rest_framework",
    "drf_spectacular",
    "import_export",
    "congress",
    "congress.common",
    "congress.organs",
    "congress.accounts",
    "congress.files",
    "congress.notices",
    "congress.documents",
    "congress.audit",
    "deputies",
    "stations",
    "suggestions",
    "briefings",
    "portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "congress.common.middleware.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "congress.accounts.middleware.working_post",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "congress.urls"
WSGI_APPLICATION = "congress.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "congress.organs.context.site",
            ],
        },
    },
]

DATABASES = {
    "default": dj_database_url.config(conn_max_age=60, conn_health_checks=True)
    or {"ENGINE": "django.db.backends.dummy"}
}
# Compiling a query takes longer than it saves in any of ours.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = os.environ.get("REDIS_URL", "")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}}
SESSION_ENGINE = "congress.accounts.sessions"
SESSION_COOKIE_NAME = "congress_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600  # absolute limit; the idle limit is IDLE_MINUTES
IDLE_MINUTES = int(os.environ.get("CONGRESS_IDLE_MINUTES", "15"))  # GB/T 22239 practice: 10-30

CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 600}
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "portal:home"
LOGOUT_REDIRECT_URL = "portal:front"
AUTHENTICATION_BACKENDS = ["congress.accounts.backends.LockingBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "congress.accounts.passwords.ThreeOfFourClasses"},
    {"NAME": "congress.accounts.passwords.NotUsedLately"},
]

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_ROOT = VAR / "files"  # never served by URL: congress.files hands files out through permission
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # pages name no others, and half as much is compressed

EMAIL_BACKEND = os.environ.get("EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "congress@localhost")
SMS_GATEWAY_URL = os.environ.get("SMS_GATEWAY_URL", "")
SMS_GATEWAY_KEY = os.environ.get("SMS_GATEWAY_KEY", "")  # signs what goes to the gateway (HMAC)
WECOM_WEBHOOK_URL = os.environ.get("WECOM_WEBHOOK_URL", "")
NOTICE_HOURS = (8, 20)  # SMS and WeCom go out between these hours
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000")
SITE_NAME = os.environ.get("SITE_NAME", "")  # empty: named after the place

OPEN_DATA_LICENCE = os.environ.get("OPEN_DATA_LICENCE", "CC BY 4.0")  # the terms of open data, as people read them
OPEN_DATA_LICENCE_URL = os.environ.get("OPEN_DATA_LICENCE_URL", "https://creativecommons.org/licenses/by/4.0/")

DOCUMENT_FONTS: dict[str, str] = {}  # a site's licensed fonts by face; open fonts otherwise

# Each app states its local numbers in rules.py; the floor reads them by name only.
LOCAL_NUMBERS = [
    "stations.rules.events.LOCAL_NUMBERS",
    "stations.rules.opinions.LOCAL_NUMBERS",
    "stations.rules.receptions.LOCAL_NUMBERS",
    "stations.rules.standards.LOCAL_NUMBERS",
    "suggestions.rules.LOCAL_NUMBERS",
    "suggestions.rules.motions.clocks.LOCAL_NUMBERS",
    "suggestions.rules.supervision.LOCAL_NUMBERS",
]

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if IS_PUBLIC:
    SECURE_SSL_REDIRECT = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [SITE_URL]

# What strangers may send: so many tries in so many seconds (congress.common.pace). Many phones share one address of
# their carrier, so an address has room for a street; a code for a meeting.
PACE = {
    "opinion-address": (30, 600),
    "opinion-question": (10, 600),  # without the browser's work, by the question in words
    "opinion-code": (200, 600),
    "track-address": (30, 600),
    "track-receipt": (10, 3600),
    "citizen-address": (60, 600),  # acts on one's own opinion
    "data-address": (30, 600),  # files of open data, each a whole set
}
PUZZLE_BITS = int(os.environ.get("PUZZLE_BITS", "14"))  # 16 × 2^14 tries: about a second on a plain phone
PRIVACY_CONTACT = os.environ.get("PRIVACY_CONTACT", "")  # who answers for citizens' data: office and phone

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "NUM_PROXIES": 1 if IS_PUBLIC else 0,  # whose word on the caller's address counts: the proxy's, else the wire's
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Congress API",
    "VERSION": "1.0.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.IsAuthenticated"],
    "ENUM_NAME_OVERRIDES": {
        "SuggestionStatus": "suggestions.rules.life.Status",
        "MotionStatus": "suggestions.rules.motions.life.MotionStatus",
        "StationKind": "stations.rules.Kind",
        "OpinionStatus": "stations.rules.opinions.Status",
        "ReceptionStatus": "stations.rules.receptions.DayStatus",
        "EventStatus": "stations.rules.events.EventStatus",
        "EventKind": "stations.rules.events.EventKind",
        "GradingStatus": "stations.rules.standards.GradingStatus",
    },
}


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}},  # a flood that is refused shall not fill the disk
}
