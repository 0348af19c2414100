from recruitment.schedule import SCHEDULE
from tests.commands.running import run


def test_the_table_of_reminders_can_be_read_without_a_database():
    printed = run("reminders")

    for plan in SCHEDULE.values():
        assert f"{plan.kind}: {plan.event}" in printed
        assert plan.stop in printed
    assert "7 days before, 2 days before, 6 hours before the end of that day" in printed
    assert "every 60 days" in printed
