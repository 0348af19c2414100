"""An Excel file with one sheet of text, written as it goes: the package for it is not in our lock.

Every cell is an inline string, which no spreadsheet reads as a formula or a number.
"""

import re
from collections.abc import Iterable, Iterator
from typing import IO, cast
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

MOST_ROWS = 1_048_575
"""What a sheet holds, below its heading. Excel opens none that has more."""
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SPACE = "http://schemas.openxmlformats.org"
START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = f"{SPACE}/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{SPACE}/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{MAIN}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{MAIN}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{SPACE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{SPACE}/spreadsheetml/2006/main" xmlns:r="{OFFICE}">'
    '<sheets><sheet name="Applications" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{SPACE}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}


class Sent:
    """Looks like a file to what writes into it; what was written is taken away as it comes."""

    def __init__(self) -> None:
        self.held = bytearray()

    def write(self, data: bytes) -> int:
        self.held += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        taken = bytes(self.held)
        self.held.clear()
        return taken


def workbook(chunks: Iterable[list[list[str]]]) -> Iterator[bytes]:
    """The bytes of the file, a piece for each chunk of rows."""
    sent = Sent()
    with ZipFile(cast(IO[bytes], sent), "w", ZIP_DEFLATED) as file:
        for name, words in PARTS.items():
            file.writestr(name, START + words)
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            opening = f'<worksheet xmlns="{SPACE}/spreadsheetml/2006/main"><sheetData>'
            sheet.write((START + opening).encode())
            for rows in chunks:
                sheet.write("".join(map(row, rows)).encode())
                yield sent.take()
            sheet.write(b"</sheetData></worksheet>")
    yield sent.take()


def row(cells: list[str]) -> str:
    return f"<row>{''.join(map(cell, cells))}</row>"


def cell(words: str) -> str:
    text = escape(NOT_IN_XML.sub("\ufffd", words))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
