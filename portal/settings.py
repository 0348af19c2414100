"""Every setting, grouped. What varies comes from the environment: see .env.example.

Secrets and addresses of servers have no default, so a missing one stops the start with a sentence.
LOCAL=true is what `make run` and the tests set: plain http on this computer.
"""

import os
from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from recruitment import forces

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
if os.environ.get("ENV_FILE"):
    environ.Env.read_env(os.environ["ENV_FILE"])


def needed(name: str, purpose: str) -> str:
    """The value of a variable without which nothing may start."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {purpose}. (make run sets it by itself.)")
    return value


LOCAL = env.bool("LOCAL", default=False)
DEBUG = False

# The force whose portal this is: everything that differs between forces is in its pack.
FORCE = env("FORCE", default="essex")
PACK = forces.load(FORCE)

# Secrets and addresses
SECRET_KEY = needed("SECRET_KEY", "a long random text that only this site knows")
if not LOCAL and len(SECRET_KEY) < 40:
    raise ImproperlyConfigured("Set SECRET_KEY: it must have at least 40 signs, made at random.")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
needed("DATABASE_URL", "the PostgreSQL database, like postgres://user:password@host:5432/name")
CELERY_BROKER_URL = needed(
    "CELERY_BROKER_URL", "the message broker, like amqp://user:password@host"
)
SITE_URL = env("SITE_URL", default="http://localhost:8000" if LOCAL else "")
if not SITE_URL:
    raise ImproperlyConfigured("Set SITE_URL: the address of this site, used in emails.")
SITE_HOST = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[SITE_HOST, "127.0.0.1"] if LOCAL else [SITE_HOST]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https") else []
# How many proxies stand in front: 0 believes nobody's X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

INSTALLED_APPS = [
    # First, so that the desk can take their pages out of the admin again.
    "allauth.account",
    "allauth.mfa",
    "recruitment",
    "recruitment.desk.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "crispy_forms",
    "csp",
    "django_linear_migrations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before anything that asks for a host name, a session or the database.
    "recruitment.health.probes.answered_first",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "recruitment.site.leaving.closed_after_leaving",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
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
                "recruitment.site.context.every_page",
            ],
            "libraries": {"govuk": "recruitment.site.templatetags.govuk"},
        },
    }
]
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("govuk",)
CRISPY_FAIL_SILENTLY = False

# Database
DATABASES = {"default": env.db("DATABASE_URL")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Staff sign-in. Applicants have no password: recruitment/people.
AUTH_USER_MODEL = "recruitment.User"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
LOGIN_URL = "admin:login"
AUTHENTICATION_BACKENDS = ["recruitment.staff.backend.Backend"]

# The second factor of staff: recruitment/staff. Only `make run` and the tests may do without.
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=not LOCAL)
if not LOCAL and not STAFF_SECOND_FACTOR:
    raise ImproperlyConfigured("STAFF_SECOND_FACTOR cannot be off: staff see people's records.")
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # allauth checks it; nobody can sign up here
MFA_ADAPTER = "recruitment.staff.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"

# Sessions: only for people who sign in. Idle for 2 hours ends one (people/session.py prolongs
# those in use); drafts are in the database.
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # gone when the browser closes
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "recruitment.site.problems.csrf_failure"
if not LOCAL:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not LOCAL

# Security headers. No page needs inline code, the admin included.
SECURE_SSL_REDIRECT = not LOCAL
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz)$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 0 if LOCAL else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not LOCAL
# no-referrer would make browsers send "Origin: null" with our own forms, which CSRF refuses.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# Language and time. Moments are stored in UTC and shown in UK time.
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = True

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Only names with a hash in them: they may be kept by browsers for ever.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Uploads lie in a folder of their own, which no web server shows. All servers share it.
_state = Path(os.environ.get("STATE_FOLDER") or BASE_DIR / ".local")
UPLOADS_ROOT = env("UPLOADS_ROOT", default=str(_state / "uploads") if LOCAL else "")
if not UPLOADS_ROOT:
    raise ImproperlyConfigured("Set UPLOADS_ROOT: the folder for the files that people send.")
if Path(UPLOADS_ROOT).resolve().is_relative_to(Path(STATIC_ROOT).resolve()):
    raise ImproperlyConfigured("Set UPLOADS_ROOT: it must be outside of STATIC_ROOT.")
# Seconds until the email of a decision leaves. Only a browser's tests have less time than people.
DECISION_HOLD = env.int("DECISION_HOLD", default=15 * 60) if LOCAL else 15 * 60
UPLOADS_LARGEST = env.int("UPLOADS_LARGEST", default=10 * 1024 * 1024)  # bytes, of one file
UPLOADS_MOST = env.int("UPLOADS_MOST", default=10)  # files, about one thing
UPLOADS_AN_HOUR = env.int("UPLOADS_AN_HOUR", default=30)  # files, about one thing, refused ones too
# The virus scanner: `host:port` or the path of a socket. Unset: nothing is scanned.
CLAMD_ADDRESS = env("CLAMD_ADDRESS", default="")
FILE_UPLOAD_HANDLERS = ["recruitment.files.receiving.Receiver"]

# Email. The timeout has no default in Django: a silent server would hold a row for ever.
if LOCAL or "EMAIL_URL" in os.environ:
    vars().update(env.email_url("EMAIL_URL", default="smtp://localhost:1025"))
else:
    raise ImproperlyConfigured(
        "Set EMAIL_URL: the mail server, like smtp+tls://user:password@host:587"
    )
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = PACK.emails_from

# Celery: UTC, so that no tick is lost when the clocks change; wall-clock promises live in rows.
CELERY_TIMEZONE = "UTC"
CELERY_ENABLE_UTC = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever: nobody has to start workers again
CELERY_TASK_TIME_LIMIT = 300
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
if CELERY_BROKER_URL.startswith("filesystem://"):
    _folder = Path(urlsplit(CELERY_BROKER_URL).path)
    CELERY_BROKER_URL = "filesystem://"
    CELERY_BROKER_TRANSPORT_OPTIONS = {
        "data_folder_in": str(_folder / "queue"),
        "data_folder_out": str(_folder / "queue"),
        "control_folder": str(_folder / "control"),
        "polling_interval": 0.05,
    }
CELERY_BEAT_SCHEDULE = {
    # It waits its turn behind the others: how late it comes is what it tells (portal/celery.py).
    "heartbeat": {
        "task": "recruitment.tasks.heartbeat",
        "schedule": 60.0,
        "options": {"expires": 10 * 60},
    },
    # A tick that nobody took within a minute is worthless: a later one does its work. (Not less:
    # the clocks of two machines may differ.)
    "send owed emails": {
        "task": "recruitment.tasks.send_owed_emails",
        "schedule": 5.0,
        "options": {"expires": 60},
    },
    "forget old sign-ins": {
        "task": "recruitment.tasks.forget_old_sign_ins",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "scan files": {
        "task": "recruitment.tasks.scan_files",
        "schedule": 10.0,
        "options": {"expires": 60},
    },
    "sweep files": {
        "task": "recruitment.tasks.sweep_files",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "offer free interview times": {
        "task": "recruitment.tasks.offer_free_interview_times",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "look after referees": {
        "task": "recruitment.tasks.look_after_referees",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    "look for duplicates": {
        "task": "recruitment.tasks.look_for_duplicates",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
    # It reads the whole history, and what it measures changes slowly.
    "measure waits": {
        "task": "recruitment.tasks.measure_waits",
        "schedule": 6 * 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "tell interested": {
        "task": "recruitment.tasks.tell_interested",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    # Every hour and not every day: what is promised to go after 24 hours then goes after 25.
    "forget interest": {
        "task": "recruitment.tasks.forget_interest",
        "schedule": 60 * 60.0,
        "options": {"expires": 60 * 60},
    },
    "reconcile": {
        "task": "recruitment.tasks.reconcile",
        "schedule": 60.0,
        "options": {"expires": 60},
    },
}

# Logs: one line an event, no answers, no names, no addresses of people.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "portal.logs.Discreet",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Django would email errors with what people typed: never.
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}

SILENCED_SYSTEM_CHECKS: list[str] = []
