"""Taking, limits, removing, and what a full disk or two at once make of it."""

import os
import resource
import shutil
import subprocess
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from unittest.mock import patch

import pytest
from django.db import IntegrityError, InterfaceError, transaction

from recruitment.files import services
from recruitment.files.models import State
from recruitment.files.refusals import Reason, Refused
from recruitment.models import File
from tests.crowd import all_at_once
from tests.files import corpus
from tests.files.sending import LATER, PURPOSE, SUBJECT, aged, contents, different, stored, take
from tests.moments import NOW

pytestmark = pytest.mark.django_db


def refusal(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


def test_a_file_that_is_kept_knows_what_it_is(folder):
    file = take(corpus.pdf(), name="../my letter.PDF")

    file.refresh_from_db()
    assert (file.subject, file.purpose) == (SUBJECT, PURPOSE)
    assert (file.name, file.kind_code) == ("my letter.PDF", "pdf")
    assert (file.state, file.taken_at, file.scanned_at) == (State.CLEAN, NOW, None)
    assert file.for_staff == "Kept, not scanned for viruses"
    assert file.for_its_owner == ""
    assert contents(file) == corpus.pdf()
    assert list(services.differences(LATER)) == []


def test_it_lies_under_a_random_name_for_us_alone(folder):
    file = take(name="tattoo.jpg")

    (path,) = folder.iterdir()
    assert path.name == file.stored_as
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_its_name_cannot_be_read_in_the_database():
    take(name="gwen.jpg")

    with services.connection.cursor() as cursor:
        cursor.execute("SELECT * FROM recruitment_file")
        assert "gwen" not in str(cursor.fetchall())


def test_the_same_file_sent_twice_is_kept_once(folder):
    assert take() == take()
    assert len(list(stored(folder))) == 1


def test_the_same_file_for_another_purpose_is_another():
    assert take() != take(purpose="passport")


def test_the_eleventh_file_is_refused_and_a_removed_one_makes_room(folder):
    files = [take(different(number)) for number in range(10)]

    told = refusal(lambda: take(different(10), name="last.jpg"))

    assert str(told) == (
        "“last.jpg” was not kept, as we already have 10 files from you. Remove one first."
    )
    services.remove(files[0].pk, subject=SUBJECT)
    assert take(different(10))


def test_the_thirty_first_in_an_hour_is_refused_whatever_became_of_the_others(settings):
    settings.UPLOADS_AN_HOUR = 30
    for _ in range(30):
        refusal(lambda: take(b""))

    told = refusal(lambda: take(name="arm.jpg"))

    assert told.reason is Reason.TOO_OFTEN
    assert "30 files in an hour. Try again later." in str(told)
    assert take(subject="application:13")
    assert take(now=NOW + timedelta(hours=1))


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.name)
def test_every_refusal_is_short_plain_and_says_what_to_do(reason):
    told = Refused(reason, largest="10 MB", ending=".jpg", most=10, often=30)
    told.name = "my tattoo.jpg"

    assert "{" not in str(told)
    assert str(told).startswith("“my tattoo.jpg” ")
    for sentence in str(told).split(". "):
        assert len(sentence.split()) <= 25
    assert not {"please", "unfortunately", "invalid"} & set(str(told).lower().split())


def test_a_removed_file_is_gone_and_a_second_press_changes_nothing(
    folder, django_capture_on_commit_callbacks
):
    file, other = take(), take(different(1))

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            services.remove(file.pk, subject=SUBJECT)

    assert list(File.objects.all()) == [other]
    assert len(list(stored(folder))) == 1


def test_nobody_removes_what_is_about_something_else(folder):
    file = take()

    services.remove(file.pk, subject="application:13")

    assert File.objects.get() == file


def test_everything_about_something_is_forgotten_at_once(
    folder, django_capture_on_commit_callbacks
):
    take()
    take(purpose="passport")
    kept = take(subject="application:13")

    with django_capture_on_commit_callbacks(execute=True):
        services.forget(SUBJECT)

    assert list(File.objects.all()) == [kept]
    assert [path.name for path in folder.iterdir()] == [kept.stored_as]
    assert services.Sending.objects.count() == 1


@contextmanager
def no_room_in(folder):
    """A disk of 2 MB that is full; where none can be made, a limit on how large a file grows."""
    folder.mkdir()
    made = subprocess.run(
        [shutil.which("mount") or "false", "-t", "tmpfs", "-o", "size=2m", "none", folder],
        check=False,
        capture_output=True,
    )
    if made.returncode == 0:
        try:
            (folder / "filler").write_bytes(bytes(1_900_000))
            yield
        finally:
            subprocess.run([shutil.which("umount"), folder], check=True)
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_is_told_in_words_and_leaves_nothing_behind(folder):
    with no_room_in(folder):
        told = refusal(lambda: take(corpus.pdf(filler=800_000), name="letter.pdf"))

        assert told.reason is Reason.NO_ROOM
        assert "This is our fault" in str(told)
        assert not File.objects.exists()
        assert {path.name for path in folder.iterdir()} <= {"filler"}
        assert take()


def test_a_folder_that_cannot_be_written_is_told_the_same(settings, tmp_path):
    (tmp_path / "in the way").write_text("")
    settings.UPLOADS_ROOT = str(tmp_path / "in the way")

    assert refusal(take).reason is Reason.NO_ROOM
    assert list(services.differences(LATER)) == []


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_get_past_the_limit(folder):
    for number in range(9):
        take(different(number))

    def attempt(number):
        try:
            return take(different(number)).state
        except Refused as refused:
            return refused.reason

    became = all_at_once(*(partial(attempt, number) for number in range(20, 26)))

    assert sorted(map(str, became)) == sorted(map(str, [State.CLEAN, *[Reason.TOO_MANY] * 5]))
    assert File.objects.count() == len(list(stored(folder))) == 10


@pytest.mark.django_db(transaction=True)
def test_the_same_file_at_once_is_kept_once(folder):
    files = all_at_once(*[take] * 5)

    assert len(set(files)) == File.objects.count() == len(list(stored(folder))) == 1


@pytest.mark.django_db(transaction=True)
def test_taking_inside_a_transaction_is_a_mistake_of_ours():
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        take()


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"subject": "Gwen"}, "file_is_about_one_thing"),
        ({"kind_code": "gif"}, "file_kind_is_known"),
        ({"state": "lost"}, "file_"),
        ({"stored_as": "../../etc/passwd"}, "file_is_stored_under_a_name"),
        ({"size": 0}, "file_is_not_empty"),
        ({"state": "refused"}, "file_is_refused_exactly_when"),
        ({"found": "Eicar"}, "file_is_refused_exactly_when"),
        ({"state": "waiting", "scanned_at": NOW}, "file_that_waits_was_not_scanned"),
    ],
)
def test_a_row_in_a_state_that_cannot_be(change, name):
    file = take()

    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        File.objects.filter(pk=file.pk).update(**change)


def test_what_the_table_and_the_disk_disagree_on_is_told(folder):
    lost, changed, whole = take(), take(different(1)), take(different(2))
    (folder / lost.stored_as).unlink()
    (folder / changed.stored_as).write_bytes(b"something else")
    (folder / ("0" * 32)).write_bytes(b"whose is this?")
    aged(folder)

    told = list(services.differences(LATER))

    assert len(told) == 3
    assert told[0].startswith(f"What is in file {lost.pk} about application:12 cannot be read")
    assert told[1] == f"What is in file {changed.pk} about application:12 is not what was stored."
    assert told[2] == f"Stored {'0' * 32} belongs to no file."
    assert whole.stored_as not in str(told)
    with pytest.raises(services.NotReadable):
        services.read(lost)


def test_the_sweep_takes_what_is_old_and_nobodys_and_nothing_else(folder):
    kept = take()
    for name in ("a" * 32, "new-" + "b" * 32, "notes.txt", "c" * 31):
        (folder / name).write_bytes(b"x")
    aged(folder)
    (folder / ("d" * 32)).write_bytes(b"x")
    os.utime(folder / ("d" * 32), (LATER.timestamp(), LATER.timestamp()))

    assert services.sweep(LATER) == 2
    assert {path.name for path in folder.iterdir()} == {
        *(kept.stored_as, "notes.txt", "c" * 31, "d" * 32)
    }


def test_a_sweep_with_the_wrong_database_deletes_nothing(folder):
    folder.mkdir()
    for number in range(services.MOST_ORPHANS + 1):
        (folder / f"{number:032x}").write_bytes(b"x")
    aged(folder)

    assert services.sweep(LATER) == 0
    assert len(list(folder.iterdir())) == services.MOST_ORPHANS + 1


def test_the_sweep_forgets_who_sent_something_yesterday():
    take()

    services.sweep(NOW + timedelta(days=1))

    assert not services.Sending.objects.exists()


def test_a_commit_that_may_have_happened_keeps_the_bytes(folder):
    """The connection is lost at the commit: nobody knows whether the row is there."""
    with patch.object(File, "save", side_effect=InterfaceError), pytest.raises(InterfaceError):
        take()

    assert len(list(stored(folder))) == 1
    aged(folder)
    assert services.sweep(LATER) == 1
