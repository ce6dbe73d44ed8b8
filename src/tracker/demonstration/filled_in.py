"""An exported workbook as a colleague returns it: the window may not use a spreadsheet library."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path


def edit_as_a_colleague(file: Path, typed: Mapping[tuple[str, str], str]) -> None:
    """Type texts into cells of the exported workbook, by reference and header, as a spreadsheet program would."""
    with zipfile.ZipFile(file) as book:
        parts = {info: book.read(info) for info in book.infolist()}
    for info, data in parts.items():
        sheet = data.decode() if info.filename.startswith("xl/worksheets/sheet") else ""
        if "<t>Ref</t>" in sheet and "<t>Lead institution</t>" in sheet and "<t>Limitations</t>" in sheet:
            for (ref, header), text in typed.items():
                sheet = _with_cell(sheet, _cell_with("[A-Z]+1", header, sheet)[:-1] + _row_of(ref, sheet), text)
            parts[info] = sheet.encode()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
        for info, data in parts.items():
            book.writestr(info.filename, data)


def _row_of(ref: str, sheet: str) -> str:
    return _cell_with("A[0-9]+", ref, sheet)[1:]


def _cell_with(places: str, text: str, sheet: str) -> str:
    found = re.search(rf'<c r="({places})"[^>]*><is><t>{re.escape(text)}</t>', sheet)
    assert found, text
    return found[1]


def _with_cell(sheet: str, place: str, text: str) -> str:
    value = f"<is><t>{text}</t></is>" if text else ""
    kind = ' t="inlineStr"' if text else ""
    cell = rf'<c r="{place}" (s="[0-9]+")[^>]*>.*?</c>'
    return re.sub(cell, lambda found: f'<c r="{place}" {found[1]}{kind}>{value}</c>', sheet, count=1)
