"""The door for gunicorn."""

import os

from django.core.wsgi import get_wsgi_application

from portal.durability import refuse_a_forgetful_database

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

application = get_wsgi_application()
refuse_a_forgetful_database()
