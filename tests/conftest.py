"""A handful of fixtures. The database is a PostgreSQL of our own, gone when the tests end."""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from pytest_django import DjangoDbBlocker

from portal.local import address, postgres
from recruitment.staff.roles import ROLES
from tests.settings import CLUSTER, UPLOADS_ROOT

running = ExitStack()
gc.set_threshold(50_000, 20, 100)
"""Tens of thousands of tests and models lie in memory: to look through them often takes a fifth."""


def pytest_configure(config: pytest.Config) -> None:
    """Start the server, unless it is somebody else's: DATABASE_URL, or the run that began us."""
    if os.environ["DATABASE_URL"] == address.url(CLUSTER):
        running.enter_context(postgres.running(CLUSTER, durable=False))


def pytest_unconfigure(config: pytest.Config) -> None:
    running.close()
    shutil.rmtree(UPLOADS_ROOT, ignore_errors=True)
    if os.environ["DATABASE_URL"] == address.url(CLUSTER):
        shutil.rmtree(CLUSTER, ignore_errors=True)
        for left in CLUSTER.parent.glob(f"{CLUSTER.name}.*"):
            left.unlink()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with real transactions come last: they leave the tables empty, the roles too."""
    items.sort(key=commits)


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end: it need not be looked through again."""
    gc.collect()
    gc.freeze()


def commits(item: pytest.Item) -> bool:
    """Whether a test commits for real, by its mark or because it drives the live server."""
    mark = item.get_closest_marker("django_db")
    live = "live_server" in getattr(item, "fixturenames", ())
    return live or bool(mark and mark.kwargs.get("transaction"))


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a fixture of a module makes with this is there in each of its tests, and then gone.

    For modules of which no test commits.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def roles(transactional_db: None) -> None:
    """The groups of staff, made again after an earlier test emptied the tables."""
    Group.objects.bulk_create([Group(name=name) for name in ROLES], ignore_conflicts=True)
