"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from portal.durability import refuse_a_forgetful_database
from portal.providers import refuse_half_a_provider

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
refuse_half_a_provider()
refuse_a_forgetful_database()
