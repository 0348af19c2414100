"""The Celery app. Tasks only keep promises that are already rows in the database."""

import os

from celery import Celery
from celery.signals import worker_init

from portal.durability import refuse_a_forgetful_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def check_the_database(**_: object) -> None:
    refuse_a_forgetful_database()
