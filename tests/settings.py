"""The real settings, minus everything slow. The database is a real PostgreSQL: see conftest.py."""

import os
import tempfile
from pathlib import Path

from portal.local import address

CLUSTER = Path(tempfile.gettempdir()) / f"fit-the-bill-tests-{os.getpid()}"
"""Where this run's own server keeps its data, unless DATABASE_URL names another server."""

os.environ.setdefault("LOCAL", "true")
os.environ.setdefault("SECRET_KEY", "only for tests")
os.environ.setdefault("DATABASE_URL", address.url(CLUSTER))
os.environ.setdefault("CELERY_BROKER_URL", "memory://")
os.environ.setdefault("SITE_URL", "http://testserver")

from portal.settings import *  # noqa: E402, F403

DATABASES["default"]["ENGINE"] = "tests.postgresql"  # noqa: F405
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
UPLOADS_ROOT = str(CLUSTER.with_name(f"{CLUSTER.name}.uploads"))
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
CELERY_TASK_ALWAYS_EAGER = True
CELERY_TASK_EAGER_PROPAGATES = True
