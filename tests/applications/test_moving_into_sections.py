"""What was typed before there were sections moves into them, and back."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from recruitment.models import Application, Part
from tests.factories import draft
from tests.moments import NOW

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [("recruitment", "0006_files")]


def migrate(to):
    executor = MigrationExecutor(connection)
    executor.migrate(to)
    return executor.loader.project_state(to).apps


@pytest.fixture
def newest():
    executor = MigrationExecutor(connection)
    leaves = executor.loader.graph.leaf_nodes()
    yield leaves
    migrate(leaves)


def test_what_was_typed_moves_there_and_back_and_what_was_not_gets_no_section(newest):
    """One journey for both: migrating everything back and forward takes long."""
    filled, empty = draft(full_name="Gwen Hughes", evidence="I like to help."), draft()

    old = migrate(BEFORE).get_model("recruitment", "Application")
    assert old.objects.get(pk=filled.pk).evidence == "I like to help."
    nothing = {"full_name": "", "known_as": "", "phone": "", "evidence": ""}
    old.objects.filter(pk=empty.pk).update(**nothing)
    migrate(newest)

    parts = {part.name: part for part in Part.objects.filter(application=filled.pk)}
    assert parts["your-example"].content == {"evidence": "I like to help."}
    assert parts["your-example"].complete
    assert parts["about-you"].content["full_name"] == "Gwen Hughes"
    assert parts["about-you"].form_version == 1
    assert parts["about-you"].saved_at == NOW
    assert Application.objects.count() == 2
    assert not Part.objects.filter(application=empty.pk).exists()
