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


def test_names_and_the_written_answer_move_there_and_back(newest):
    application = draft(full_name="Gwen Hughes", evidence="I like to help.")

    old = migrate(BEFORE).get_model("recruitment", "Application")
    assert old.objects.get().evidence == "I like to help."
    migrate(newest)

    parts = {part.name: part for part in Part.objects.filter(application=application.pk)}
    assert parts["your-example"].content == {"evidence": "I like to help."}
    assert parts["your-example"].complete
    assert parts["about-you"].content["full_name"] == "Gwen Hughes"
    assert parts["about-you"].form_version == 1
    assert parts["about-you"].saved_at == NOW


def test_a_draft_with_nothing_in_it_gets_no_sections(newest):
    draft()
    old = migrate(BEFORE).get_model("recruitment", "Application")
    old.objects.update(full_name="", known_as="", phone="", evidence="")
    migrate(newest)

    assert Application.objects.count() == 1
    assert not Part.objects.exists()
