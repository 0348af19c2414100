"""The Celery app. Tasks only keep promises that are already rows in the database."""

import os

from celery import Celery
from celery.signals import worker_init
from django.core.exceptions import ImproperlyConfigured

from portal.durability import refuse_a_forgetful_database
from portal.providers import refuse_half_a_provider

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def check_what_it_needs(**_: object) -> None:
    """Celery would write any other exception into its log, and go on."""
    try:
        refuse_half_a_provider()
        refuse_a_forgetful_database()
    except ImproperlyConfigured as lacking:
        raise SystemExit(str(lacking)) from None
