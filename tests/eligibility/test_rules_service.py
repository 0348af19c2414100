"""Earlier police service, and earlier applications: what people read, and what a force decides."""

from datetime import date

import pytest

from recruitment.eligibility.rules import earlier, service
from tests.eligibility.people import (
    ASSESS,
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_YET,
    SERVING,
    outcome,
    ruling,
    ticked,
    with_value,
)

FOUR = ("pcep", "special-constable", "pcso", "contact-handler")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        pytest.param("constable", (NOT_YET, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="constable"),
        pytest.param("special-constable", (ELIGIBLE, NOT_YET, ELIGIBLE, ELIGIBLE), id="special"),
        pytest.param("pcso", (ELIGIBLE, ELIGIBLE, NOT_YET, ELIGIBLE), id="PCSO"),
        pytest.param("other", (ELIGIBLE, ELIGIBLE, ELIGIBLE, ELIGIBLE), id="another role"),
        pytest.param("not-sure", (ASSESS, ASSESS, ASSESS, ELIGIBLE), id="not sure"),
    ],
)
def test_the_wait_is_for_the_same_role(role, expected):
    keys = ("turned_down_constable", "turned_down_special", "turned_down_pcso")
    said = ticked("turned-down", turned_down_for=[role], **dict.fromkeys(keys, "2026-09-01"))

    assert tuple(outcome(slug, **said).verdict for slug in FOUR) == expected


def test_each_role_has_a_wait_of_its_own():
    said = ticked(
        "turned-down",
        turned_down_for=["constable", "special-constable"],
        turned_down_constable="2026-08-01",
        turned_down_special="2026-10-01",
    )

    assert outcome("pcep", **said).opens_on == date(2027, 2, 1)
    assert outcome("special-constable", **said).opens_on == date(2027, 4, 1)


@pytest.mark.parametrize(
    ("rule", "threshold", "role", "key"),
    [
        pytest.param(
            *(earlier.constable_waits, "reapply_months", "constable", "turned_down_constable"),
            id="constable",
        ),
        pytest.param(
            *(earlier.special_waits, "reapply_months", "special-constable", "turned_down_special"),
            id="special constable",
        ),
        pytest.param(
            *(earlier.pcso_waits, "reapply_months_pcso", "pcso", "turned_down_pcso"), id="PCSO"
        ),
    ],
)
def test_a_force_may_ask_for_a_longer_wait(rule, threshold, role, key):
    force = with_value(threshold, 12)
    said = ticked("turned-down", turned_down_for=[role], **{key: "2026-05-23"})

    assert ruling(rule, **said).verdict is ELIGIBLE
    assert ruling(rule, force=force, **said).earliest == date(2027, 5, 23)


def test_the_person_reads_the_day_of_their_no():
    found = ruling(
        earlier.constable_waits,
        **ticked("turned-down", turned_down_for=["constable"], turned_down_constable="2026-08-31"),
    )

    assert found.reason == "You need to wait 6 months. You were turned down on 31 August 2026."


@pytest.mark.parametrize(
    ("said", "transferee", "rejoiner"),
    [
        pytest.param("serving", ELIGIBLE, NOT_ELIGIBLE, id="PREV-11"),
        pytest.param("in-probation", NOT_YET, NOT_ELIGIBLE, id="Q-XFER, in probation"),
        pytest.param("finished-probation", NOT_ELIGIBLE, ELIGIBLE, id="PREV-9"),
        pytest.param("retired", NOT_ELIGIBLE, ASSESS, id="PREV-9, pension"),
        pytest.param("left-before", NOT_ELIGIBLE, NOT_ELIGIBLE, id="PREV-10"),
        pytest.param("special-now", NOT_ELIGIBLE, NOT_ELIGIBLE, id="PREV-12"),
        pytest.param("special-before", NOT_ELIGIBLE, NOT_ELIGIBLE, id="a special before"),
    ],
)
def test_who_transfers_and_who_rejoins(said, transferee, rejoiner):
    answers = SERVING | {"police_service": said}

    assert outcome("transferee", **answers).verdict is transferee
    assert outcome("rejoiner", **answers).verdict is rejoiner


@pytest.mark.parametrize("said", ["left-before", "special-now", "special-before"])
def test_nobody_else_is_asked_about_conduct(said):
    """The rule asks only those who could transfer or rejoin."""
    assert ruling(service.no_open_conduct, **ticked("officer", police_service=said)).verdict == 0


def test_whoever_never_served_is_shown_the_other_ways_in():
    for slug in ("transferee", "rejoiner"):
        found = outcome(slug)
        assert found.verdict is NOT_ELIGIBLE
        assert "other ways to become an officer" in found.reasons[0].next_step
