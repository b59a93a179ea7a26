"""One file, typed, read from the environment, loud when something needed is missing.

Each setting can be given as a file instead: `NAME_FILE` holds the path of a file with the value,
so secrets can live outside the shell. `docs/operators.md` lists them all (a test sees to it).
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import FileAwareEnv

from . import database

HERE = Path(__file__).resolve().parent.parent.parent
env = FileAwareEnv()
os.umask(0o077)  # whatever the house writes, its own account alone can open


@dataclass(frozen=True, slots=True, kw_only=True)
class Kith:
    """What an operator sets. What a host may change from a page is a `ground.choices.Choice`."""

    data: Path  # everything the house keeps on disk: database, keys, secrets, help pages
    origin: str  # the one origin the house answers to, as a browser writes it
    leave_to: str  # the one address outside the house a browser is ever sent to
    database: str  # empty: SQLite in the data folder
    redis: str  # empty: one process, everything in memory
    processes: int  # how many server processes share this house
    trusted_proxy: bool  # a reverse proxy on this machine sets X-Forwarded-Proto and -For
    sample: bool  # fictional people live here; such a house never becomes a real one
    rise_hours: float  # a rise takes effect at a random moment within so many hours (0 to 24)
    wait_seconds: float  # how long something live is asked before NOT_NOW (seconds)
    way_rests_days: int  # after a step back, the way closer rests so many days
    threads: int  # how many pages are made at once in one process
    backup_to: list[str]  # public keys of age that copies are encrypted for
    waiting: int  # how many more may wait for their turn before the house says it is full


def folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def made_once(path: Path) -> str:
    """A secret of this house: read from its file, made with mode 600 the first time."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(48))
        file.flush()
        os.fsync(file.fileno())
    return path.read_text().strip()


def loopback(origin: str) -> bool:
    return urlsplit(origin).hostname in {"127.0.0.1", "localhost"}


KITH = Kith(
    data=folder(Path(env.str("KITH_DATA", str(HERE / "data"))).resolve()),
    origin=env.str("KITH_ORIGIN", "http://127.0.0.1:8000").rstrip("/"),
    leave_to=env.str("KITH_LEAVE_TO", "https://www.wikipedia.org/"),
    database=env.str("KITH_DATABASE", ""),
    redis=env.str("KITH_REDIS", ""),
    processes=env.int("KITH_PROCESSES", 1),
    trusted_proxy=env.bool("KITH_TRUSTED_PROXY", False),
    sample=env.bool("KITH_SAMPLE", False),
    rise_hours=env.float("KITH_RISE_HOURS", 6.0),
    wait_seconds=env.float("KITH_WAIT_SECONDS", 120.0),
    way_rests_days=env.int("KITH_WAY_RESTS_DAYS", 3),
    threads=env.int("KITH_THREADS", 8),
    backup_to=env.list("KITH_BACKUP_TO", []),
    waiting=env.int("KITH_WAITING", 400),
)

if urlsplit(KITH.origin).scheme != "https" and not loopback(KITH.origin):
    raise ImproperlyConfigured(
        f"KITH_ORIGIN is {KITH.origin}. Over plain http a house can be reached on 127.0.0.1 or "
        "localhost only, because browsers keep its cookie nowhere else. See docs/operators.md."
    )
if KITH.processes > 1 and not KITH.redis:
    raise ImproperlyConfigured(
        "KITH_PROCESSES is more than 1, and they hear each other only through KITH_REDIS."
    )

TESTING = False  # conftest.py turns it on; only then does the clock move
DEBUG = False
SECRET_KEY = env.str("KITH_SECRET_KEY", "") or made_once(folder(KITH.data / "keys") / "secret")
ALLOWED_HOSTS = [urlsplit(KITH.origin).hostname]

INSTALLED_APPS = [
    "kith.house",
    "kith.home",
    "kith.hosts",
    "kith.moments",
    "kith.breathing",
    "kith.witnessing",
    "kith.connections",
    "kith.safety",
    "kith.pace",
    "kith.people",
    "kith.ground",
    "django.contrib.staticfiles",
    "django.forms",
    "channels",
    "csp",
]

MIDDLEWARE = [
    "kith.ground.plain.Plain",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "kith.people.sessions.Sessions",
    "django.middleware.csrf.CsrfViewMiddleware",
    "kith.ground.door.Doors",
]

ROOT_URLCONF = "kith.house.urls"
ASGI_APPLICATION = "kith.house.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "kith.house.page.around",
            ]
        },
    }
]

FORM_RENDERER = "kith.house.fields.Fields"

DATABASES = {
    "default": database.at(KITH.database) if KITH.database else database.in_a_file(KITH.data)
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CHANNEL_LAYERS = {
    "default": (
        {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [KITH.redis]},
        }
        if KITH.redis
        else {"BACKEND": "kith.ground.layer.InProcessLayer"}
    )
}

PASSWORD_HASHERS = ["kith.people.hashing.Argon2"]

SECURE = KITH.origin.startswith("https://")
SESSION_ENGINE = "kith.people.sessions"
SESSION_COOKIE_NAME = ("__Host-kith" if SECURE else "kith") + ("-sample" if KITH.sample else "")
SESSION_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60  # 12 hours at most
CSRF_USE_SESSIONS = True
CSRF_FAILURE_VIEW = "kith.house.refusals.stale_form"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if KITH.trusted_proxy else None
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"  # with "no-referrer" browsers post from Origin: null
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
APPEND_SLASH = False
# Of `check --deploy`: no page is framed (frame-ancestors, below), the proxy redirects, other names
# of the operator's domain are not ours to bind, and on loopback there is no https to insist on.
SILENCED_SYSTEM_CHECKS = ["security.W002", "security.W005", "security.W008", "security.W021"]
SILENCED_SYSTEM_CHECKS += [] if SECURE else ["security.W004"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [NONE],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": [NONE],
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LOCALE_PATHS = [HERE / "kith" / "house" / "locale"]

STATIC_URL = "/static/"
STATIC_ROOT = KITH.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "kith.house.storage.Hashed"},
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024  # bytes; the longest thing a person writes is far below
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "kith.ground.logs.Wordless"}},
    "filters": {"outside": {"()": "kith.ground.logs.FromOutside"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "kith": {"level": "INFO"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},  # whatever somebody sends is no error of ours
        "uvicorn.error": {"filters": ["outside"]},
    },
}
