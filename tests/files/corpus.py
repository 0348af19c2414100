"""Sixty files and a few that people, or their enemies, may send, and what should become of each."""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

from recruitment.files.refusals import Reason

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SECRET = b"51.7356N the house of Gwen"
"""Whatever is written beside or behind a picture. Nothing that we store may have it."""
LARGEST = 10 * 1024 * 1024


@dataclass(frozen=True)
class Sample:
    what: str
    name: str
    contents: bytes
    becomes: str | Reason
    """The code of its kind, or why it is refused."""


def picture(mode: str = "RGB", size: tuple[int, int] = (120, 80)) -> Image.Image:
    """With something to see in it: a flat one has nothing to damage."""
    noise = random.Random(f"{mode}{size}").randbytes(size[0] * size[1])
    return Image.frombytes("L", size, noise).convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    made = BytesIO()
    image.save(made, kind, **options)
    return made.getvalue()


def jpeg(mode: str = "RGB", size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    return saved(picture(mode, size), "JPEG", **options)


def png(mode: str = "RGB", size: tuple[int, int] = (120, 80), **options: object) -> bytes:
    return saved(picture(mode, size), "PNG", **options)


def pdf(version: str = "1.7", *, filler: int = 0, end: bytes = b"\n") -> bytes:
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
        b"<</Length %d>>stream\n%b\nendstream" % (filler, b"x" * filler),
    ]
    made, places = f"%PDF-{version}\n".encode(), []
    for number, text in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%b\nendobj\n" % (number, text)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(places) + 1, rows)
    return made + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF%b" % (start, end)


def with_place() -> bytes:
    """As a phone writes it: where, when, by whom, and a small picture of the same."""
    exif = Image.Exif()
    exif[Base.Artist.value] = SECRET.decode()
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = SECRET
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (51.0, 44.0, 8.0)
    return jpeg(exif=exif, comment=SECRET, icc_profile=SECRET * 8)


def sideways() -> bytes:
    exif = Image.Exif()
    exif[Base.Orientation.value] = 6
    return jpeg(exif=exif)


def with_text() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=True)
    return png(pnginfo=notes, exif=with_place()[6:200])


def animated() -> bytes:
    return png(save_all=True, append_images=[picture("RGB")])


def several_in_one() -> bytes:
    return saved(picture(), "MPO", save_all=True, append_images=[picture("RGB", (60, 40))])


def zipped(contents: bytes = b"x") -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("word/document.xml", contents)
    return made.getvalue()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int, body: bytes = b"", notes: bytes = b"") -> bytes:
    """A header that promises so many dots of black and white."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = chunk(b"IDAT", body or zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + header + notes + rows + chunk(b"IEND", b"")


def png_bomb() -> bytes:
    side = 30_000
    return png_of(side, side, zlib.compress(bytes((side // 8 + 1) * side), 9))


def text_bomb() -> bytes:
    return png_of(8, 8, notes=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(80 * 1024 * 1024), 9)))


def jpeg_of(width: int, height: int) -> bytes:
    made = bytearray(jpeg())
    at = made.index(b"\xff\xc0") + 5
    made[at : at + 4] = struct.pack(">HH", height, width)
    return bytes(made)


def many_layers() -> bytes:
    whole = saved(picture(), "JPEG", progressive=True)
    last = whole[whole.rindex(b"\xff\xda") : -2]
    return whole[:-2] + last * 2000 + whole[-2:]


def flipped(whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]


def other(kind: str) -> bytes:
    return saved(picture(), kind)


HEIC = b"\0\0\0\x24ftypheic\0\0\0\0mif1heic" + bytes(400)
HTML = b"<!doctype html><script>alert(1)</script>"


def good() -> Iterator[Sample]:
    """Those that are kept."""
    yield Sample("of one dot", "dot.jpg", jpeg(size=(1, 1)), "jpeg")
    yield Sample("a photograph", "tattoo.jpg", jpeg(size=(1600, 1200)), "jpeg")
    yield Sample("in grey", "grey.JPEG", jpeg("L"), "jpeg")
    yield Sample("for printers", "print.jpg", jpeg("CMYK"), "jpeg")
    yield Sample("shown step by step", "steps.jpg", jpeg(progressive=True), "jpeg")
    yield Sample("with the place in it", "arm.jpg", with_place(), "jpeg")
    yield Sample("held sideways", "side.jpg", sideways(), "jpeg")
    yield Sample("two pictures in one", "deep.jpg", several_in_one(), "jpeg")
    yield Sample("as large as a phone makes it", "large.jpg", large(), "jpeg")
    yield Sample("a panorama", "wide.jpg", jpeg(size=(12_000, 200)), "jpeg")
    yield Sample("with no ending", "IMG_2041", jpeg(), "jpeg")
    yield Sample("turned from HEIC by a phone", "IMG_7.HEIC", jpeg(), "jpeg")
    yield Sample("a JPEG that calls itself PNG", "chat.png", jpeg(), "jpeg")
    yield Sample("a name with a folder", "../../etc/passwd.jpg", jpeg(), "jpeg")
    yield Sample("a name that reads backwards", "arm\u202egpj.exe\u202c.jpg", jpeg(), "jpeg")
    yield Sample("a name with lines", "a\0b\r\nSet-Cookie: c.jpg", jpeg(), "jpeg")
    yield Sample("a JPEG with a ZIP behind it", "both.jpg", jpeg() + zipped(SECRET), "jpeg")
    yield Sample("a JPEG with a page in it", "page.jpg", jpeg(comment=HTML + SECRET), "jpeg")
    yield Sample("a JPEG with a PDF behind it", "two.jpg", jpeg() + SECRET + pdf(), "jpeg")
    yield Sample("a PNG of one dot", "dot.png", png(size=(1, 1)), "png")
    yield Sample("a PNG with a page behind it", "page.png", png() + HTML + SECRET, "png")
    yield Sample("a PNG with words in it", "words.png", with_text(), "png")
    yield Sample("a PNG that moves", "moves.png", animated(), "png")
    for mode in ("1", "L", "P", "RGBA", "LA", "I;16"):
        yield Sample(f"a PNG in {mode}", f"{mode[0]}.png", png_in(mode), "png")
    for version in ("1.4", "2.0"):
        yield Sample(f"a PDF {version}", "letter.pdf", pdf(version), "pdf")
    yield Sample("a PDF from Windows", "C:\\Users\\me\\letter.PDF", pdf(end=b"\r\n"), "pdf")
    yield Sample("a long PDF", "long.pdf", pdf(filler=LARGEST - 2000), "pdf")


def png_in(mode: str) -> bytes:
    if mode == "I;16":
        return saved(Image.new(mode, (9, 9), 30_000), "PNG")
    return png(mode)


def large() -> bytes:
    return saved(Image.new("RGB", (5712, 4284), (180, 120, 90)), "JPEG", progressive=True)


def bad() -> Iterator[Sample]:
    """Those of which nothing is kept."""
    for ending in ("jpg", "png", "pdf"):
        yield Sample(f"nothing, as {ending}", f"nothing.{ending}", b"", Reason.EMPTY)
    yield Sample("too large a JPEG", "big.jpg", jpeg() + bytes(LARGEST), Reason.TOO_LARGE)
    yield Sample("too large a PDF", "big.pdf", pdf(filler=LARGEST), Reason.TOO_LARGE)
    yield from wrong_types()
    yield Sample("a PNG that calls itself PDF", "a.pdf", png(), Reason.MISNAMED)
    yield Sample("a PDF that calls itself JPEG", "a.jpg", pdf(), Reason.MISNAMED)
    yield Sample("a JPEG that calls itself a page", "a.html", jpeg(), Reason.MISNAMED)
    yield from damaged()
    yield Sample("too many dots", "a.png", png_of(60_000, 60_000), Reason.TOO_MANY_DOTS)
    yield Sample("too many dots in a JPEG", "a.jpg", jpeg_of(65_000, 65_000), Reason.TOO_MANY_DOTS)
    yield Sample("small, but grows", "a.png", png_bomb(), Reason.TOO_MANY_DOTS)


def wrong_types() -> Iterator[Sample]:
    yield Sample("a GIF", "a.gif", other("GIF"), Reason.WRONG_TYPE)
    yield Sample("a WebP that calls itself JPEG", "a.jpg", other("WEBP"), Reason.WRONG_TYPE)
    yield Sample("a HEIC", "IMG_1.HEIC", HEIC, Reason.HEIC)
    yield Sample("a page that calls itself PDF", "a.pdf", HTML, Reason.WRONG_TYPE)
    yield Sample("a drawing with a script", "a.svg", b"<svg>" + HTML, Reason.WRONG_TYPE)
    yield Sample("a Word file", "cv.docx", zipped(), Reason.WRONG_TYPE)
    yield Sample("a ZIP bomb", "holiday.jpg", zipped(bytes(50_000_000)), Reason.WRONG_TYPE)
    yield Sample("a program", "arm.png", b"MZ" + bytes(900), Reason.WRONG_TYPE)
    yield Sample("EICAR", "eicar.com", EICAR, Reason.WRONG_TYPE)
    yield Sample("EICAR as a picture", "eicar.jpg", EICAR, Reason.WRONG_TYPE)


def damaged() -> Iterator[Sample]:
    cases: dict[str, tuple[str, Callable[[], bytes]]] = {
        "half a JPEG": ("a.jpg", lambda: jpeg()[:2000]),
        "the start of a JPEG": ("a.jpg", lambda: jpeg()[:3]),
        "half a PNG": ("a.png", lambda: png()[:2000]),
        "a PNG with a wrong bit": ("a.png", lambda: flipped(png(), 3000)),
        "a PNG with a wrong header": ("a.png", lambda: flipped(png(), 20)),
        "a PNG whose words grow": ("a.png", text_bomb),
        "a JPEG of too many steps": ("a.jpg", many_layers),
        "half a PDF": ("a.pdf", lambda: pdf(filler=5000)[:2500]),
        "a PDF with a ZIP behind it": ("a.pdf", lambda: pdf() + zipped()),
    }
    for what, (name, make) in cases.items():
        yield Sample(what, name, make(), Reason.DAMAGED)


def everything() -> list[Sample]:
    return [*good(), *bad()]
