"""What a file is, by what is in it. What its name says is never believed, but must not lie."""

import re
from dataclasses import dataclass
from mimetypes import MimeTypes
from pathlib import PurePath

from recruitment.files.refusals import Reason, Refused


@dataclass(frozen=True)
class Kind:
    code: str
    title: str
    media_type: str
    ending: str
    signature: bytes


JPEG = Kind("jpeg", "JPEG", "image/jpeg", ".jpg", b"\xff\xd8\xff")
PNG = Kind("png", "PNG", "image/png", ".png", b"\x89PNG\r\n\x1a\n")
PDF = Kind("pdf", "PDF", "application/pdf", ".pdf", b"%PDF-")
KINDS = (JPEG, PNG, PDF)
BY_CODE = {kind.code: kind for kind in KINDS}

HEIC = re.compile(rb"....ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL)
PICTURE_ENDINGS = {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".heic", ".heif", ".webp"}
"""Phones turn one into another and keep the name. All are pictures, and made anew anyway."""
ENDINGS = {"jpeg": PICTURE_ENDINGS, "png": PICTURE_ENDINGS, "pdf": {".pdf"}}
KNOWN_ENDINGS = {
    ending for types in MimeTypes().types_map for ending in types if len(ending) > 1
} | PICTURE_ENDINGS
"""Others are no endings at all: "tattoo 12.2026" is a name."""

PDF_START = re.compile(rb"%PDF-[12]\.\d")
PDF_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF[\s\0]*\Z")
PDF_END_WITHIN = 2048


def kind_of(contents: bytes, name: str) -> Kind:
    """Raises Refused for what is none of them, or says in its name that it is another."""
    kind = next((kind for kind in KINDS if contents.startswith(kind.signature)), None)
    if kind is None:
        raise Refused(Reason.HEIC if HEIC.match(contents) else Reason.WRONG_TYPE)
    ending = PurePath(name).suffix.lower()
    if ending in KNOWN_ENDINGS and ending not in ENDINGS[kind.code]:
        raise Refused(Reason.MISNAMED, ending=kind.ending)
    return kind


def check_pdf(contents: bytes) -> None:
    """That it begins and ends as a PDF does. What is in between is for readers and the scanner."""
    end = PDF_END.search(contents[-PDF_END_WITHIN:])
    if not PDF_START.match(contents) or end is None or int(end[1]) >= len(contents):
        raise Refused(Reason.DAMAGED)
