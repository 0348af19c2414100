"""The Celery app. Tasks only keep promises that are already rows in the database."""

import os
from time import time

from celery import Celery
from celery.beat import BeatLazyFunc
from celery.signals import worker_init
from django.core.exceptions import ImproperlyConfigured

from portal import folder_broker
from portal.durability import refuse_a_forgetful_database
from portal.providers import refuse_half_a_provider

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

folder_broker.take_the_place_of_kombus()
app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# When beat makes a tick it says so in the tick. Not in the settings: web servers read those too,
# and need no beat.
app.conf.beat_schedule["heartbeat"]["args"] = [BeatLazyFunc(time)]


@worker_init.connect
def check_what_it_needs(**_: object) -> None:
    """Celery only logs what goes wrong here, so that a worker that may not start has to be ended.
    A database that does not answer yet is waited for."""
    try:
        refuse_half_a_provider()
        refuse_a_forgetful_database()
    except ImproperlyConfigured as lacking:
        raise SystemExit(str(lacking)) from lacking
