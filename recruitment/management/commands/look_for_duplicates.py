"""Compare the applications that wait for it now, instead of within a minute."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from recruitment.duplicates import services


class Command(BaseCommand):
    help = "Look for applicants who may be one person"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--again", action="store_true", help="all, as after a new SECRET_KEY")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["again"]:
            services.look_again()
        compared = 0
        while services.look_next(timezone.now()):
            compared += 1
        self.stdout.write(f"{compared} compared")
