"""Finds the commitment of every row of a returned workbook: by its hidden id, never by its position."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker.domain.commitment import Commitment
from tracker.domain.received import ReceivedCell, ReceivedRow
from tracker.domain.references import split_reference
from tracker.domain.review import CellPlace, Ignored
from tracker.domain.text import canonical_text
from tracker.words import Message, message


@dataclass(frozen=True, slots=True)
class MatchedRow:
    """A commitment and the cells that speak of it; `doubt` makes every change of the row a question."""

    commitment: Commitment
    cells: tuple[ReceivedCell, ...]
    doubt: Message | None = None


def match_rows(
    rows: Sequence[ReceivedRow], current: Mapping[str, Commitment]
) -> tuple[list[MatchedRow], list[Ignored]]:
    """Rows with their commitments, and what could not be matched.

    The same id twice is taken once if it says the same.
    """
    by_text = {canonical_text(text.body): c for c in current.values() for text in c.recommendation.texts}
    matched: defaultdict[str, list[tuple[ReceivedRow, MatchedRow]]] = defaultdict(list)
    ignored: list[Ignored] = []
    for row in rows:
        found = _match(row, current, by_text)
        if isinstance(found, Ignored):
            ignored.append(found)
            continue
        if row.entity and found.doubt is None and _text_was_edited(row, found.commitment):
            reason = message("The official text was edited; it is never changed by an import.")
            ignored.append(Ignored(replace(row.place), reason, row.text))
        matched[found.commitment.id].append((row, found))
    return [row for same in matched.values() for row in _once(same, ignored)], ignored


def _match(
    row: ReceivedRow, current: Mapping[str, Commitment], by_text: Mapping[str, Commitment]
) -> MatchedRow | Ignored:
    ref = split_reference(row.ref)
    if row.entity:
        commitment = current.get(row.entity)
        if commitment is None:
            return Ignored(row.place, message("This row's identifier is not known here."), row.ref)
        if ref is None or not _names(ref, commitment):
            doubt = message(
                "The row says {written}, but its identifier belongs to {ref}: its cells may have been moved.",
                written=f"“{row.ref}”",
                ref=commitment.recommendation.qualified_ref if ref and ref[0] else commitment.ref,
            )
            return MatchedRow(commitment, row.cells, doubt)
        other = by_text.get(canonical_text(row.text))
        if other is not None and other.id != commitment.id and _text_was_edited(row, commitment):
            doubt = message(
                "The row shows the text of {other}, but its identifier belongs to {ref}: cells may have been moved.",
                other=other.ref,
                ref=commitment.ref,
            )
            return MatchedRow(commitment, row.cells, doubt)
        return MatchedRow(commitment, row.cells)
    candidates = [c for c in current.values() if ref and _names(ref, c)]
    if len(candidates) != 1:
        return Ignored(row.place, message("A new row: recommendations are never made by an import."), row.ref)
    return MatchedRow(
        candidates[0], row.cells, message("The row has lost its identifier; it was found by its reference.")
    )


def _names(ref: tuple[str | None, str], commitment: Commitment) -> bool:
    forum, bare = ref
    return bare == commitment.ref and forum in (None, commitment.recommendation.forum.upper())


def _text_was_edited(row: ReceivedRow, commitment: Commitment) -> bool:
    bodies = {canonical_text(text.body) for text in commitment.recommendation.texts}
    return bool(row.text) and canonical_text(row.text) not in bodies


def _once(same: Sequence[tuple[ReceivedRow, MatchedRow]], ignored: list[Ignored]) -> list[MatchedRow]:
    """Rows of one commitment: copies that say the same count once, others are questions that show each."""
    first_row, first = same[0]
    if len(same) == 1:
        return [first]
    said = [{cell.key: (cell.value, cell.text) for cell in row.cells} for _, row in same]
    if all(one == said[0] for one in said):
        reason = message("The same row stands here twice, with the same content.")
        ignored += [Ignored(CellPlace(r.place.sheet, r.place.row), reason, r.ref) for r, _ in same[1:]]
        return [first]
    doubt = message("{ref} stands in several rows, which do not say the same.", ref=first_row.ref)
    return [replace(row, doubt=doubt) for _, row in same]
