"""The hourly questions look at what is old alone, and miss nothing that is."""

from datetime import date, timedelta

import pytest

from recruitment import clock
from recruitment.applications import keeping
from recruitment.applications.stages import Stage
from recruitment.models import Application
from tests.applications.decided import move
from tests.factories import VacancyFactory, begun, sent
from tests.retention.passing import NIGHT, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_ten")]

DAY = timedelta(days=1)
ODD_DAYS = [date(2028, 2, 28), date(2028, 2, 29), date(2027, 3, 28), date(2027, 10, 31)]
"""In a leap year, and when the clocks change."""


@pytest.mark.parametrize("day", ODD_DAYS)
@pytest.mark.parametrize("rule", [keeping.DRAFTS, keeping.ENDED], ids=["drafts", "ended"])
def test_each_is_found_on_its_day_and_not_the_day_before(rule, day):
    mine = begun(vacancy=VacancyFactory(closes_on=date(2026, 11, 30)))
    if rule is keeping.ENDED:
        mine = sent()
        move(mine, Stage.UNSUCCESSFUL)
    for moment in (at(day), clock.uk_moment(day, NIGHT), clock.end_of(day) - timedelta(seconds=1)):
        Application.objects.filter(pk=mine.pk).update(reached_at=moment, saved_at=moment)
        goes = rule.every().get(pk=mine.pk).goes
        assert goes > day
        assert mine in rule.going(goes)
        assert mine not in rule.going(goes - DAY)


def test_what_ended_of_late_is_not_read():
    """In the words of the index `queue_by_wait`."""
    asked = str(keeping.ENDED.going(date(2026, 11, 23)).query)

    assert all(f'"{one}"' in asked.partition("WHERE")[2] for one in ("stage", "standing"))
    assert '"recruitment_application"."reached_at" < 2025-12-2' in asked
