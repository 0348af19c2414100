"""Every file of the corpus becomes what it should, and nothing bad is ever on the disk."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from recruitment.files import names, services
from recruitment.files.refusals import Reason, Refused
from recruitment.models import File
from tests.files import corpus
from tests.files.sending import stored, take

SAMPLES = corpus.everything()
GOOD = [sample for sample in SAMPLES if isinstance(sample.becomes, str)]
MOST_MEGABYTES = 300


def ids(sample):
    return sample.what


def test_there_are_sixty():
    assert len(SAMPLES) >= 60
    assert {sample.becomes for sample in SAMPLES} >= {
        *("jpeg", "png", "pdf"),
        *(Reason.EMPTY, Reason.TOO_LARGE, Reason.WRONG_TYPE, Reason.HEIC, Reason.MISNAMED),
        *(Reason.DAMAGED, Reason.TOO_MANY_DOTS),
    }


@pytest.mark.django_db
@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_each_becomes_what_it_should(sample, folder):
    try:
        became = take(sample.contents, name=sample.name).kind_code
    except Refused as refusal:
        became = refusal.reason

    assert became == sample.becomes
    assert File.objects.count() == len(list(stored(folder))) == (sample in GOOD)


@pytest.mark.django_db
@pytest.mark.parametrize("sample", GOOD, ids=ids)
def test_what_is_kept_of_a_picture_is_the_picture_alone(sample, folder):
    file = take(sample.contents, name=sample.name)
    (kept,) = stored(folder)

    assert len(kept) == file.size
    if sample.becomes == "pdf":
        assert kept == sample.contents
        return
    assert not any(hidden in kept for hidden in (corpus.SECRET, b"<script", b"PK\3\4", b"%PDF"))
    with Image.open(BytesIO(kept)) as image:
        image.load()
        assert dict(image.getexif()) == {}
        assert not {"icc_profile", "comment", "exif", "xmp", "photoshop"} & set(image.info)
        assert getattr(image, "n_frames", 1) == 1


def test_a_photograph_held_sideways_is_stored_upright():
    _, body = services.checked(upload(corpus.sideways()), "arm.jpg")

    assert Image.open(BytesIO(body)).size == (80, 120)


def test_16_bits_of_grey_do_not_turn_white():
    _, body = services.checked(upload(corpus.png_in("I;16")), "scan.png")

    assert Image.open(BytesIO(body)).getpixel((4, 4)) == 30_000 >> 8


def test_a_picture_is_stored_no_larger_than_anybody_needs():
    _, body = services.checked(upload(corpus.large()), "arm.jpg")

    assert Image.open(BytesIO(body)).size == (2856, 2142)


def upload(contents):
    return services.UploadedFile(BytesIO(contents), "a", size=len(contents))


@pytest.mark.parametrize("sample", SAMPLES, ids=ids)
def test_each_name_is_only_words(sample):
    name = names.clean(sample.name)

    assert name.isprintable()
    assert not set(name) & set("/\\\0\r\n\u202e")
    assert not name.startswith(".")


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        (r"C:\Users\me\letter.PDF", "letter.PDF"),
        ("arm\u202egpj.exe\u202c.jpg", "armgpj.exe.jpg"),
        ("a\0b\r\nSet-Cookie; c.jpg", "ab Set-Cookie; c.jpg"),
        ("t\u200bat\ufefftoo .png", "tattoo .png"),
        ("....", "file"),
        ("", "file"),
        ("\ud800.png", "png"),
        ("Cafe\u0301.jpg", "Café.jpg"),
        ("x" * 300 + ".jpeg", "x" * 94 + "….jpeg"),
    ],
)
def test_what_is_left_of_a_name(given, clean):
    assert names.clean(given) == clean
    assert len(names.clean(given)) <= names.LONGEST


def test_no_file_makes_a_worker_large(tmp_path):
    hostile = {
        "steps.jpg": corpus.saved(
            Image.new("RGB", (5770, 4330)), "JPEG", progressive=True, subsampling=0
        ),
        "print.jpg": corpus.saved(Image.new("CMYK", (4900, 3800)), "JPEG", progressive=True),
        "clear.png": corpus.saved(Image.new("LA", (4000, 3100)), "PNG"),
        "few.png": corpus.saved(Image.new("P", (4000, 3100)), "PNG"),
        "many.png": corpus.saved(Image.new("RGB", (5770, 4330)), "PNG"),
    }
    for number, sample in enumerate(SAMPLES):
        (tmp_path / f"{number}{Path(sample.name).suffix[:9]}").write_bytes(sample.contents)
    for name, contents in hostile.items():
        (tmp_path / name).write_bytes(contents)

    done = subprocess.run(
        [sys.executable, "-m", "tests.files.memory", tmp_path],
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(done.stdout) < MOST_MEGABYTES
