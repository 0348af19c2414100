"""`python -m portal.local.data`: the tables, then the demo.

Two of Django's commands in one process, because starting Django takes longer than they do.
"""

import os

import django
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("demo")
