import tomllib
from dataclasses import fields
from datetime import date

import pytest

from recruitment import forces
from recruitment.eligibility import ROUTES, Confidence, Force, LicenceBy, Verdict

ESSEX = forces.PACKS / "essex.toml"


def changed(tmp_path, old, new):
    """The Essex pack with one thing written otherwise."""
    text = ESSEX.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "other.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_the_essex_pack_says_who_the_force_is():
    pack = forces.load("essex")

    assert (pack.slug, pack.name, pack.area) == ("essex", "Essex Police", "Essex")
    assert (pack.careers_name, pack.reference_prefix) == ("Essex Police careers", "EP")
    assert pack.exit_url == "https://www.bbc.co.uk/weather"
    assert pack.timezone == "Europe/London"


def test_no_contact_was_made_up_that_could_be_real():
    pack = forces.load("essex")

    assert pack.contact_email.endswith(".example")
    assert pack.contact_email in pack.emails_from
    assert pack.contact_phone == ""


def test_the_routes_that_essex_has_open_are_routes_that_there_are():
    assert forces.load("essex").open_routes == (
        *("pcep", "dhep", "special-constable", "contact-handler", "police-staff"),
        *("detention-officer", "support-volunteer", "cadet", "cadet-leader"),
    )
    assert set(forces.load("essex").open_routes) < set(ROUTES)


def test_a_pack_may_name_routes_that_are_not_built_yet(tmp_path):
    path = changed(tmp_path, '"cadet",', '"cadet", "dog-handler",')

    assert "dog-handler" in forces.read(path).open_routes


def test_every_stage_has_a_promise():
    assert forces.load("essex").promised_days == {
        "submitted": 10,
        "sift": 10,
        "assessment": 10,
        "interview": 10,
        "pool": 40,
        "conditional_offer": 5,
        "checks": 20,
        "final_offer": 5,
    }


def test_what_no_rule_reads_has_an_origin_too():
    origins = {origin.about: origin for origin in forces.load("essex").sources}

    of_working = {"working_promised_days", "reply_days", "checks", "clearance"}
    of_working |= {"contact_with_those_who_wait", "retention_of_drafts"}
    of_working |= {"retention_of_ended_applications", "retention_of_photographs"}
    assert origins.keys() == {"open_routes", "promised_days", "contact", *of_working}
    confidence = {about: origin.confidence for about, origin in origins.items()}
    assert confidence.pop("clearance") is Confidence.SUPPORTED
    assert confidence.pop("reply_days") is Confidence.CONFLICT
    assert {*confidence.values()} == {Confidence.UNCONFIRMED}


def test_thresholds_have_their_own_types():
    essex = forces.load("essex").thresholds

    assert essex.residence_years.value == 3
    assert essex.licence_by.value is LicenceBy.OFFER
    assert essex.ccj_unpaid.value is Verdict.NOT_YET
    assert essex.ccj_unpaid.confidence is Confidence.CONFLICT
    assert essex.ccj_unpaid.checked == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("youngest_to_apply_officer", 17, id="youngest to apply"),
        pytest.param("youngest_to_be_appointed_officer", 18, id="youngest to be appointed"),
        pytest.param("advised_age_officer", 55, id="advice on retirement"),
        pytest.param("youngest_staff", 16, id="youngest on the staff"),
        pytest.param("youngest_apprentice", 16, id="youngest apprentice"),
        pytest.param("youngest_staff_shifts", 18, id="youngest on shifts"),
        pytest.param("youngest_to_apply_pcso", 18, id="youngest PCSO to apply"),
        pytest.param("youngest_to_be_appointed_pcso", 18, id="youngest PCSO to start"),
        pytest.param("youngest_volunteer", 18, id="youngest volunteer"),
        pytest.param("youngest_volunteer_assess", 16, id="youngest volunteer looked at"),
        pytest.param("youngest_cadet", 13, id="youngest cadet"),
        pytest.param("cadets_leave_at", 18, id="cadets leave"),
        pytest.param("youngest_cadet_leader", 18, id="youngest cadet leader"),
        pytest.param("residence_years", 3, id="residence"),
        pytest.param("residence_years_management", 5, id="residence, posts that see more"),
        pytest.param("insolvency_years", 3, id="insolvency"),
        pytest.param("reapply_months", 6, id="wait after a no"),
        pytest.param("reapply_months_pcso", 6, id="wait after a no as a PCSO"),
        pytest.param("max_points", 6, id="points"),
        pytest.param("special_hours_month", 16, id="hours of specials"),
        pytest.param("leader_hours_month", 8, id="hours of cadet leaders"),
        pytest.param("licence_by", LicenceBy.OFFER, id="licence by"),
        pytest.param("automatic_licence", Verdict.ASSESS, id="automatic licence"),
        pytest.param("pre_settled_eea", Verdict.ASSESS, id="pre-settled status"),
        pytest.param("iva_current", Verdict.ASSESS, id="current IVA"),
        pytest.param("ccj_unpaid", Verdict.NOT_YET, id="unpaid CCJ"),
        pytest.param("past_banned_member", Verdict.ASSESS, id="past members"),
        pytest.param("tattoo_visible", Verdict.ASSESS, id="visible tattoos"),
        pytest.param("stale_days", 400, id="days until a rule is stale"),
    ],
)
def test_the_readings_settled_for_essex(name, value):
    assert getattr(forces.load("essex").thresholds, name).value == value


def test_every_reading_is_tested_above():
    tested = test_the_readings_settled_for_essex.pytestmark[0].args[1]

    assert [row.values[0] for row in tested] == [field.name for field in fields(Force)]


# Values that are our own proposal: there is no page to send people to.
PROPOSED = {"advised_age_officer", "stale_days"}


def test_every_threshold_says_where_it_comes_from():
    written = tomllib.loads(ESSEX.read_text(encoding="utf-8"))["thresholds"]

    assert all(said["source"] for said in written.values())
    assert {name for name, said in written.items() if not said["url"]} == PROPOSED
    assert all(written[name]["confidence"] == "unconfirmed" for name in PROPOSED)
    assert all(said["url"][:4] in ("", "http") for said in written.values())


def test_a_pack_is_read_once():
    assert forces.load("essex") is forces.load("essex")


@pytest.mark.parametrize("slug", ["atlantis", "", "../forces/essex", "essex.toml", "Essex"])
def test_an_unknown_force_is_named(slug):
    with pytest.raises(LookupError, match=f"There is no force pack called “{slug}”"):
        forces.load(slug)


def test_colours_are_optional(tmp_path):
    path = changed(tmp_path, "[promised_days]", '[colours]\nbrand = "#003366"\n[promised_days]')

    assert forces.load("essex").colours == {}
    assert forces.read(path).colours == {"brand": "#003366"}


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        pytest.param('area = "Essex"\n', "", "area is missing", id="no area"),
        pytest.param('area = "Essex"', "area = 3", "area must be text", id="area a number"),
        pytest.param('area = "Essex"', "area = ", "Invalid value", id="not TOML"),
        pytest.param(
            'area = "Essex"', 'aera = "x"\narea = "y"', "aera is not a key", id="a slip of the pen"
        ),
        pytest.param("open_routes = [", "routes = [", "routes is not a key", id="routes renamed"),
        pytest.param(
            "sift = 10\n", "", "promised_days.sift is missing", id="a stage without promise"
        ),
        pytest.param(
            "sift = 10",
            "sift = -1",
            "promised_days.sift must not be below 0",
            id="a promise passed",
        ),
        pytest.param(
            "sift = 10",
            "sift = true",
            "promised_days.sift must be a whole number",
            id="a promise that is no number",
        ),
        pytest.param(
            "value = 17 # older Essex pages say 18",
            'value = "17"',
            "thresholds.youngest_to_apply_officer.value must be a whole number",
            id="an age in words",
        ),
        pytest.param(
            "[thresholds.max_points]",
            "[thresholds.most_points]",
            "thresholds.most_points is not a threshold that any rule reads",
            id="a threshold renamed",
        ),
        pytest.param(
            'value = "offer" # application, offer or start',
            'value = "soon"',
            "thresholds.licence_by.value must be one of application, offer, start",
            id="a licence by soon",
        ),
        pytest.param(
            'value = "not_yet"',
            'value = "never"',
            "thresholds.ccj_unpaid.value must be one of eligible, assess, not_yet, not_eligible",
            id="a verdict that is none",
        ),
        pytest.param(
            'value = "not_yet"\n', "", "thresholds.ccj_unpaid.value is missing", id="no value"
        ),
        pytest.param(
            'value = "not_yet"',
            'value = "not_eligible"',
            "thresholds.ccj_unpaid: With confidence “conflict” it cannot turn anyone away",
            id="a doubtful refusal",
        ),
        pytest.param(
            'residency-criteria-p04k/"\nconfidence = "supported"',
            'residency-criteria-p04k/"\nconfidence = "certain"',
            "thresholds.residence_years: 'certain' is not a valid Confidence",
            id="a confidence that is none",
        ),
        pytest.param(
            "checked = 2026-11-23\n\n[sources.promised_days]",
            "\n[sources.promised_days]",
            "sources.open_routes.checked is missing",
            id="a source never checked",
        ),
        pytest.param(
            "checked = 2026-11-23\n\n[sources.promised_days]",
            'checked = "today"\n\n[sources.promised_days]',
            "sources.open_routes.checked must be a date",
            id="a source checked today",
        ),
    ],
)
def test_a_bad_pack_is_named_with_its_key(tmp_path, old, new, fault):
    with pytest.raises(ValueError, match=r"^other\.toml: ") as raised:
        forces.read(changed(tmp_path, old, new))

    assert fault in str(raised.value)


def test_a_missing_threshold_is_named(tmp_path):
    text = ESSEX.read_text(encoding="utf-8")
    path = tmp_path / "other.toml"
    path.write_text(text[: text.index("[thresholds.stale_days]")], encoding="utf-8")

    with pytest.raises(ValueError, match=r"other\.toml: thresholds\.stale_days is missing"):
        forces.read(path)


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("residence_years", 3, 5),
        ("residence_years_management", 5, 3),
        ("reapply_months", 12, 13),
        ("reapply_months_pcso", 12, 18),
    ],
)
def test_a_number_that_a_question_says_too_cannot_be_changed_alone(tmp_path, name, good, bad):
    def pack(value):
        text = (forces.PACKS / "essex.toml").read_text(encoding="utf-8")
        before, after = text.split(f"[thresholds.{name}]\n", 1)
        path = tmp_path / f"{value}.toml"
        path.write_text(
            f"{before}[thresholds.{name}]\nvalue = {value}\n{after.split(chr(10), 1)[1]}"
        )
        return path

    assert getattr(forces.read(pack(good)).thresholds, name).value == good
    with pytest.raises(ValueError, match=f"{name}.value cannot be {bad}: a question asks"):
        forces.read(pack(bad))
