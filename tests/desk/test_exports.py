"""What leaves as a file: these columns, harmless to a spreadsheet, and on the record."""

import csv
import hashlib
import io
import zipfile
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recruitment.desk.queue import exporting, services, workbook
from recruitment.desk.queue.columns import COLUMNS, TRIGGERS, safe
from recruitment.desk.queue.exporting import comma_separated
from recruitment.desk.queue.workbook import NOT_IN_XML
from recruitment.models import Application, Export
from tests.desk.test_queue import case, copies
from tests.factories import UserFactory, draft, sent
from tests.moments import NOW

pytestmark = pytest.mark.django_db

GOOD = {"kind": "csv", "columns": ["reference", "name"], "reason": "For the panel on Friday"}
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def take(browser, query="", **said):
    response = browser.post(f"{reverse('admin:recruitment_export')}?{query}", {**GOOD, **said})
    return response, b"".join(response.streaming_content) if response.streaming else b""


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def xlsx_rows(data):
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        for name in file.namelist():
            ElementTree.fromstring(file.read(name))  # noqa: S314  # we wrote it
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    return [[cell_words(cell) for cell in row] for row in sheet.iter(f"{SHEET}row")]


def cell_words(cell):
    assert cell.get("t") == "inlineStr"
    return cell.find(f"{SHEET}is/{SHEET}t").text or ""


PARSERS = {"csv": csv_rows, "xlsx": xlsx_rows}


@pytest.mark.parametrize("kind", PARSERS)
def test_a_file_holds_the_list_and_is_recorded_with_its_rows_and_checksum(desk, kind):
    late, _ = case(-1), case(9)
    draft()
    browser = desk("HR lead")

    response, data = take(browser, "due=late", kind=kind)

    assert PARSERS[kind](data) == [["Reference", "Name"], [late.reference, late.full_name]]
    assert f"applications-{Export.objects.get().pk}.{kind}" in response["Content-Disposition"]
    record = Export.objects.get()
    assert (record.by, record.reason, record.filters) == (browser.user, GOOD["reason"], "due=late")
    assert (record.rows, record.columns) == (1, ["reference", "name"])
    assert record.sha256 == hashlib.sha256(data).hexdigest()


def test_a_file_of_more_rows_than_are_read_at_once_holds_each_once(desk, monkeypatch):
    monkeypatch.setattr("recruitment.desk.queue.exporting.CHUNK", 3)
    base = sent()
    copies(base, [(9, "seen")] * 7)

    _, data = take(desk("HR lead"))

    names = [row[0] for row in csv_rows(data)[1:]]
    assert sorted(names) == sorted(one.reference for one in Application.objects.all())
    assert Export.objects.get().rows == 8


def test_a_file_that_was_broken_off_stays_on_the_record_without_an_end():
    case()
    record = services.begin_export(
        "csv", by=UserFactory(), reason="Why", filters="", columns=["name"], now=NOW
    )

    file = exporting.given_out(record, Application.objects.all())
    next(file)
    file.close()

    record.refresh_from_db()
    assert (record.rows, record.sha256, record.finished_at) == (None, "", None)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"reason": "  "}, "Say what the file is for"),
        ({"columns": []}, "Choose at least one column"),
        ({"columns": ["answers"]}, "Choose columns from the list"),
        ({"columns": ["outcome", "reference"]}, "Choose columns from the list"),
        ({"kind": "exe"}, "Choose CSV or Excel"),
    ],
)
def test_what_is_missing_or_not_offered_is_said_and_nothing_leaves(desk, said, words):
    response = desk("HR lead").post(reverse("admin:recruitment_export"), {**GOOD, **said})

    assert words in response.content.decode()
    assert not Export.objects.exists()


def test_a_list_that_no_sheet_holds_is_offered_as_csv_and_nothing_leaves(desk, monkeypatch):
    case(), case(), case()
    browser = desk("HR lead")

    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    assert len(xlsx_rows(take(browser, kind="xlsx")[1])) == 4
    monkeypatch.setattr(workbook, "MOST_ROWS", 2)
    refused, _ = take(browser, kind="xlsx")

    assert "Choose CSV, or filter the list first" in refused.text
    assert Export.objects.count() == 1
    assert len(csv_rows(take(browser)[1])) == 4


def test_no_column_is_sealed_or_of_equality():
    assert set(COLUMNS) == {
        *("reference", "vacancy", "title", "route", "stage", "sent", "reached", "promised"),
        *("owner", "name", "known_as", "email", "phone"),
    }
    assert not COLUMNS["reference"].personal
    assert all(COLUMNS[key].personal for key in ("name", "known_as", "email", "phone"))


@pytest.mark.parametrize("role", ["Recruiter", "Administrator", "Phone helper", None])
def test_only_hr_leads_take_files_out(desk, role):
    browser = desk(role)

    assert browser.get(reverse("admin:recruitment_export")).status_code == 403
    assert browser.post(reverse("admin:recruitment_export"), GOOD).status_code == 403


CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
FORMULAS = st.builds(str.__add__, st.sampled_from(TRIGGERS), CELLS)


@settings(
    max_examples=500, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.one_of(CELLS, st.sampled_from(TRIGGERS).flatmap(lambda a: CELLS.map(a.__add__))))
)
@example(['=HYPERLINK("http://x","y")', "\t=1", "\r\n=1", "\0=1", '"', "-1", "＝1"])  # noqa: RUF001
def test_no_cell_of_any_file_begins_as_a_formula_and_no_word_is_lost(words):
    cells = [safe(word) for word in words]

    parsed = csv_rows(b"".join(comma_separated(iter([[cells]])))) if cells else [[]]
    sheet = xlsx_rows(b"".join(workbook.workbook(iter([[cells]]))))

    for row in (*parsed, *sheet):
        assert not any(cell[:1] in TRIGGERS and cell for cell in row)
    assert parsed == [cells]
    unified = [NOT_IN_XML.sub("\ufffd", cell).replace("\r\n", "\n") for cell in cells]
    assert sheet == [[cell.replace("\r", "\n") for cell in unified]]


@pytest.mark.parametrize("kind", PARSERS)
@pytest.mark.parametrize("name", ["=1+1", "+44", "-x", "@SUM(A1)", "＋1"])  # noqa: RUF001
def test_a_name_that_is_a_formula_leaves_as_text(desk, kind, name):
    application = case()
    Application.objects.filter(pk=application.pk).update(full_name=name)

    _, data = take(desk("HR lead"), kind=kind)

    assert PARSERS[kind](data)[1][1] == f"'{name}"
