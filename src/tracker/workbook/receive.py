"""Reads a workbook that came back: what each cell says, before it is held against the database."""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from tracker.domain.export import Audience
from tracker.domain.periods import period_of
from tracker.domain.received import ReceivedCell, ReceivedRow, ReceivedWorkbook
from tracker.domain.review import CellPlace, Ignored
from tracker.domain.text import canonical_name, canonical_text
from tracker.progress import Progress
from tracker.words import message
from tracker.workbook import preflight
from tracker.workbook.baseline import WIDEST, Baseline, read_baseline
from tracker.workbook.cells import read_cell
from tracker.workbook.columns import FoundColumns, find_columns, too_large_to_search
from tracker.workbook.labels import asks_who_filled_in
from tracker.workbook.layout import EDITABLE, FILLED_IN_BY, FULL_TEXT_ELSEWHERE, SNAPSHOT
from tracker.workbook.listings import changed_cells
from tracker.workbook.raw import NAME_PREFIX, NOTHING, RawCell, RawSheet, RawWorkbook
from tracker.workbook.reader import read_workbook
from tracker.workbook.refusals import folder, refused, too_large

_READING = message("Reading the workbook")
_SNAPSHOT_ID = re.compile(r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", re.IGNORECASE)
_LONG_AGO = date(2000, 1, 1)
"""Stands for the day of export where the file does not tell it: a date without a year is then asked about anyway."""


def file_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, in hexadecimal: tells that the same file came twice."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def receive(path: Path, progress: Progress) -> ReceivedWorkbook:
    """All that the workbook says; raises `UserError` for a file that cannot be used.

    A copy is read, so the file may still be open in Excel; nothing is written beside it.
    """
    with tempfile.TemporaryDirectory(prefix="tracker-") as folder:
        copy = Path(folder) / "received.xlsx"
        _copy(path, copy)
        preflight.check(copy, path.name, lambda done, total: progress.step(done, total * 2, _READING))
        digest = file_hash(copy)
        workbook = read_workbook(copy, path.name, lambda: progress.step(1, 2, _READING))
    received = _interpreted(workbook, path.name, digest)
    progress.step(2, 2, _READING)
    return received


def _copy(path: Path, copy: Path) -> None:
    try:
        if path.stat().st_size > preflight.FILE_BYTES:
            raise too_large(path.name)
        shutil.copyfile(path, copy)
    except FileNotFoundError as error:
        raise refused(
            message("“{name}” was not found.", name=path.name),
            message("Check where the file lies, and choose it again."),
        ) from error
    except OSError as error:
        if path.is_dir():
            raise folder(path.name) from error
        raise refused(
            message("“{name}” could not be opened.", name=path.name),
            message("Close it in other programs, or copy it to another folder, and try again."),
        ) from error


def _interpreted(workbook: RawWorkbook, name: str, digest: str) -> ReceivedWorkbook:
    baseline = _baseline(workbook)
    found = find_columns(workbook, baseline.audience if baseline else Audience.INTERNAL)
    if found is None and too_large_to_search(workbook):
        raise too_large(name)
    if found is None:
        raise refused(
            message("“{name}” holds no table of commitments.", name=name),
            message("Import a workbook that was exported by Commitment Tracker and filled in."),
        )
    table = _Table(found, baseline, workbook.epoch_1904, _exported(workbook, baseline))
    rows = tuple(table.rows())
    return ReceivedWorkbook(
        snapshot=_snapshot(workbook, baseline),
        forum=baseline.forum if baseline else "",
        delegation=baseline.delegation if baseline else "",
        filled_in_by=_filled_in_by(workbook),
        file_hash=digest,
        rows=rows,
        base=baseline.received if baseline else None,
        ignored=(
            *found.ignored,
            *_extra_sheets(workbook, found.sheet),
            *table.ignored,
            *changed_cells(workbook, found.sheet),
        ),
    )


def _baseline(workbook: RawWorkbook) -> Baseline | None:
    for sheet in workbook.sheets:
        if not sheet.visible and (found := read_baseline(_text_rows(sheet))):
            return found
    return None


def _text_rows(sheet: RawSheet) -> list[list[str]]:
    """The sheet's first cells, row by row: no more of them than a line of the baseline has."""
    rows: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet.cells.items():
        if column <= WIDEST:
            rows.setdefault(row, {})[column] = cell.shown
    return [[cells.get(column, "") for column in range(1, max(cells) + 1)] for _, cells in sorted(rows.items())]


def _exported(workbook: RawWorkbook, baseline: Baseline | None) -> date:
    written = period_of((baseline.received.at if baseline else workbook.created)[:10])
    return written.first if written else _LONG_AGO


def _snapshot(workbook: RawWorkbook, baseline: Baseline | None) -> str:
    """From the hidden sheet, else the document's properties, else where it stands for everybody to see."""
    if baseline and baseline.received.intact:
        return baseline.snapshot
    if workbook.snapshot:
        return canonical_name(workbook.snapshot)
    if (place := workbook.names.get(SNAPSHOT)) and (sheet := workbook.sheet(place[0])):
        return canonical_name(sheet.text(*place[1:]))
    seen = {cell.text for sheet in workbook.sheets if sheet.visible for cell in sheet.cells.values()}
    ids = [text for text in seen if _SNAPSHOT_ID.match(text)]
    return ids[0] if len(ids) == 1 else ""


def _filled_in_by(workbook: RawWorkbook) -> str:
    if (place := workbook.names.get(FILLED_IN_BY)) and (sheet := workbook.sheet(place[0])):
        return canonical_name(sheet.text(*place[1:]))
    for sheet in workbook.sheets:
        for (row, column), cell in sheet.cells.items():
            if sheet.visible and asks_who_filled_in(cell.text):
                return canonical_name(sheet.text(row, column + 1))
    return ""


def _extra_sheets(workbook: RawWorkbook, commitments: RawSheet) -> Iterator[Ignored]:
    """The sheets a colleague added; nothing can be said where the names that mark ours were lost."""
    ours = {place[0] for name, place in workbook.names.items() if name.startswith(NAME_PREFIX)}
    for sheet in workbook.sheets:
        filled = sheet.cells or sheet.too_large
        if len(ours) > 1 and sheet.visible and filled and sheet.title not in ours and sheet is not commitments:
            yield Ignored(
                CellPlace(sheet.title, 1),
                message("The sheet does not belong to the progress workbook and was not read."),
            )


class _Table:
    """The rows of the Commitments sheet; `ignored` fills up while they are read."""

    def __init__(self, found: FoundColumns, baseline: Baseline | None, epoch_1904: bool, exported: date) -> None:
        self._found = found
        self._sheet = found.sheet
        self._epoch = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 30)
        self._exported = exported
        self._elided = {canonical_text(str(FULL_TEXT_ELSEWHERE)), baseline.elided if baseline else ""}
        self._base = baseline.received if baseline and baseline.received.intact else None
        self._entities = {entity for entity, _ in self._base.values} if self._base else set[str]()
        self.ignored: list[Ignored] = []

    def rows(self) -> Iterator[ReceivedRow]:
        """Every row that says something, hidden ones too."""
        for number in sorted({row for row, _ in self._sheet.cells if row > self._found.header_row}):
            entity = canonical_name(self._text(number, "id")).lower()
            cells = tuple(self._cells(number, entity))
            if entity or any(cell.value is not None or cell.doubt for cell in cells):
                yield ReceivedRow(
                    entity=entity,
                    ref=canonical_name(self._text(number, "ref")),
                    text=canonical_text(self._text(number, "recommendation")),
                    place=CellPlace(self._sheet.title, number),
                    cells=cells,
                )

    def _text(self, row: int, key: str) -> str:
        column = self._found.numbers.get(key)
        return self._sheet.text(row, column) if column else ""

    def _cells(self, row: int, entity: str) -> Iterator[ReceivedCell]:
        for column in EDITABLE:
            number = self._found.numbers.get(column.key)
            if number is None or (row, number) in self._sheet.covered:
                continue
            place = CellPlace(self._sheet.title, row, self._found.header(column.key))
            raw = self._sheet.cells.get((row, number), NOTHING)
            if self._is_elsewhere(entity, column.key, raw, place):
                continue
            reading = read_cell(column.key, raw, self._exported, self._epoch)
            yield ReceivedCell(column.key, place, reading.value, reading.doubt, raw.shown)

    def _is_elsewhere(self, entity: str, key: str, raw: RawCell, place: CellPlace) -> bool:
        """Whether the cell stands for a text too long for it: then it says nothing, whatever was typed over it."""
        shown = canonical_text(raw.shown)
        if shown and shown in self._elided:
            return True
        if self._base is None or entity not in self._entities or (entity, key) in self._base.values:
            return False
        if shown:
            reason = message("The full text is in the application and was too long for this cell: change it there.")
            self.ignored.append(Ignored(place, reason, raw.shown))
        return True
