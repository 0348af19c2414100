"""The virus scanner: a real socket that is well, ill, silent or gone."""

from datetime import timedelta

import pytest

from recruitment.files import scanner as client
from recruitment.files import services
from recruitment.files.models import State
from recruitment.models import File
from recruitment.tasks import scan_files, sweep_files
from tests.files import clamd, corpus
from tests.files.sending import LATER, SUBJECT, contents, stored, take
from tests.moments import NOW

pytestmark = pytest.mark.django_db

INFECTED = corpus.pdf().replace(b"[0 0 99 99]>>", b"[0 0 99 99]>>%" + corpus.EICAR)


def infected():
    """A PDF that is whole, with EICAR in a comment."""
    start = INFECTED.rindex(b"\nxref") + 1
    head, _, _ = INFECTED.rpartition(b"startxref")
    return head + b"startxref\n%d\n%%%%EOF\n" % start


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    """Nobody waits half a minute for a test."""
    monkeypatch.setattr(client, "ANSWER_SECONDS", 0.3)


def judged(file, now=NOW):
    services.scan_next(now)
    file.refresh_from_db()
    return file


def test_a_file_is_not_readable_until_it_was_scanned(scanner):
    file = take()

    assert file.state == State.WAITING
    assert "You can go on" in file.for_its_owner
    with pytest.raises(services.NotReadable):
        services.read(file)

    assert judged(file).state == State.CLEAN
    assert file.scanned_at == NOW
    assert file.for_staff == "Kept"
    assert scanner.heard == [contents(file)]


def test_a_file_of_many_chunks_arrives_whole(scanner):
    letter = corpus.pdf(filler=3_000_000)
    take(letter)

    services.scan_next(NOW)

    assert scanner.heard == [letter]


def test_an_infected_file_is_deleted_and_its_name_kept(
    scanner, folder, django_capture_on_commit_callbacks
):
    file = take(infected(), name="letter.pdf")

    with django_capture_on_commit_callbacks(execute=True):
        judged(file)

    assert (file.state, file.found) == (State.REFUSED, "Eicar-Test-Signature")
    assert file.name == "letter.pdf"
    assert "we deleted this file. Send another one." in file.for_its_owner
    assert list(stored(folder)) == []
    assert list(services.differences(LATER)) == []
    with pytest.raises(services.NotReadable):
        services.read(file)


@pytest.mark.parametrize("mood", ["silent", "cuts", "cuts at once", "cuts its answer"])
def test_without_an_answer_the_file_waits_and_is_shown_again(scanner, mood):
    file = take()
    scanner.mood = mood

    assert services.scan_next(NOW) is None
    assert judged(file).state == State.WAITING

    scanner.mood = "well"
    assert services.scan_next(NOW) is None
    assert judged(file, NOW + services.SCANNER_AWAY).state == State.CLEAN


def test_a_scanner_that_is_not_there_is_the_same(settings):
    with clamd.running() as (_, settings.CLAMD_ADDRESS):
        pass
    file = take()

    assert services.scan_next(NOW) is None
    assert judged(file).state == State.WAITING


@pytest.mark.parametrize("mood", ["ill", "has enough", "babbles"])
def test_a_file_that_it_cannot_judge_is_shown_again_an_hour_later(scanner, folder, mood):
    file = take(corpus.pdf(filler=1_000_000))
    scanner.mood = mood

    assert judged(file).state == State.FAILED
    assert "We will try again" in file.for_its_owner
    assert len(list(stored(folder))) == 1
    with pytest.raises(services.NotReadable):
        services.read(file)

    scanner.mood = "well"
    assert services.scan_next(NOW + timedelta(minutes=59)) is None
    assert judged(file, NOW + timedelta(hours=1)).state == State.CLEAN


def test_one_file_that_fells_the_scanner_does_not_hold_up_the_others(scanner):
    bad, good = take(), take(corpus.pdf(), now=NOW + timedelta(seconds=1))
    scanner.mood = "cuts"
    judged(bad)
    scanner.mood = "well"

    assert judged(good, NOW + timedelta(seconds=5)).state == State.CLEAN
    bad.refresh_from_db()
    assert bad.state == State.WAITING


def test_a_file_whose_bytes_are_gone_holds_up_nobody(scanner, folder):
    lost, other = take(), take(corpus.pdf())
    (folder / lost.stored_as).unlink()

    assert judged(lost).state == State.FAILED
    assert judged(other).state == State.CLEAN


def test_what_was_kept_without_a_scanner_is_shown_to_it_later_and_not_read_before(settings):
    file = take()
    assert file.readable

    with clamd.running() as (_, settings.CLAMD_ADDRESS):
        assert not file.readable
        assert judged(file).readable


def test_a_file_removed_while_it_is_scanned_stays_removed(scanner, monkeypatch):
    file = take()
    found_in = client.found_in

    def remove_and_look(*args):
        services.remove(file.pk, subject=SUBJECT)
        return found_in(*args)

    monkeypatch.setattr(client, "found_in", remove_and_look)
    services.scan_next(NOW)

    assert not File.objects.exists()


def test_a_scanner_behind_a_unix_socket(settings, tmp_path):
    with clamd.running(str(tmp_path / "s")) as (_, settings.CLAMD_ADDRESS):
        assert judged(take()).state == State.CLEAN


def test_without_a_scanner_nothing_is_asked():
    take()

    assert services.scan_next(NOW) is None


def test_the_tasks_do_it(scanner):
    first, second = take(), take(corpus.pdf())

    scan_files()
    sweep_files()

    assert {judged(file).state for file in (first, second)} == {State.CLEAN}


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        (b"stream: OK\0", ""),
        (b"stream: Win.Test FOUND\0", "Win.Test"),
        (b"stream:  FOUND\0", "something"),
    ],
)
def test_what_it_says(said, meaning):
    assert client.meaning(said) == meaning


@pytest.mark.parametrize("said", [b"\0", b"OK FOUND? no\0", b"stream: NOT OK\0", b"x" * 5000])
def test_anything_else_is_no_judgement(said):
    with pytest.raises(client.CannotTell):
        client.meaning(said)
