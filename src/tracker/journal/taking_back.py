"""What undo and redo have to write in one field, among records of other laptops that nobody here undid.

A record that undo or redo wrote *here* only brings back what somebody said. One that came from elsewhere is a statement
of its own, like any other: what is done about it here is done about the import that brought it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.journal.record import Record


@dataclass(frozen=True, slots=True)
class Restoration:
    """One record that an undo has to write: the value of `restores` (None: nothing) over `replaces`.

    Its source names `restores.as_source`, and its `seen` is that of `restores`: a deletion brought back saw the same.
    """

    replaces: tuple[str, ...]
    restores: Record | None


def take_back(
    records: Iterable[Record],
    *,
    effective: Collection[str],
    echoes: Collection[str],
    own: Collection[str],
    inverted: Collection[str] = (),
) -> list[Restoration] | None:
    """What takes the action that said `own` out of one field, or puts it in again.

    `effective`: ids of all statements that nobody has taken back once this is done, so without `own` for an undo and
    with it for a redo: what people said here, and whatever came from elsewhere, unless its action or its import is
    undone. `echoes`: of what undo and redo wrote here, which is never effective. `inverted`: of what the undo wrote
    that a redo takes back; nothing else was done since.
    None when nothing of what is to be taken back stands: somebody has edited since.
    """
    register = _Register(records, effective, echoes, own)
    going = register.stemming_from(inverted or own)
    if not going or (not inverted and any(i in effective for i in own)):
        return None
    if inverted:
        wanted = list(register.replaced_by(register.known[i] for i in inverted))
    else:
        wanted = [r for r in register.statements_below(going) if not register.is_overwritten(r)]
    standing = {h.as_source for h in register.heads if h not in going}
    missing = {r.as_source: r for r in wanted if r.as_source not in standing}
    replaces = tuple(h.id for h in going)
    return [Restoration(replaces, r) for r in missing.values()] or [Restoration(replaces, None)]


class _Register:
    """The records of one field as a graph, with which of them are statements."""

    def __init__(
        self,
        records: Iterable[Record],
        effective: Collection[str],
        echoes: Collection[str],
        own: Collection[str],
    ) -> None:
        self.known = {record.id: record for record in records}
        self._echoes = echoes
        self._effective = effective
        self._own = own
        self._replacers: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.known.values():
            for old in record.replaces:
                self._replacers[old].append(record)
        self.heads = [r for r in self.known.values() if r.id not in self._replacers]
        self.heads.sort(key=lambda r: r.rank, reverse=True)

    def replaced_by(self, records: Iterable[Record]) -> Iterator[Record]:
        """What these replaced, as far as it is here."""
        for record in records:
            yield from (self.known[i] for i in sorted(record.replaces) if i in self.known)

    def stemming_from(self, ids: Collection[str]) -> list[Record]:
        """The heads that are these records, or bring them back here."""
        return [h for h in self.heads if self._stems_from(h, ids)]

    def _stems_from(self, record: Record, ids: Collection[str]) -> bool:
        """Whether it is one of `ids` or an echo of one, having replaced it through nothing but what is taken back."""
        if record.id in ids or record.id not in self._echoes:
            return record.id in ids
        sources = {self.known[i].as_source for i in ids}
        return record.as_source in sources and any(r.id in ids for r in self._below([record]))

    def _below(self, records: Iterable[Record]) -> Iterator[Record]:
        """All that these replaced, directly or through what is no statement."""
        passed: set[str] = set()
        layer = list(self.replaced_by(records))
        while layer:
            record = layer.pop(0)
            if record.id not in passed:
                passed.add(record.id)
                yield record
                if record.id not in self._effective:
                    layer += self.replaced_by([record])

    def statements_below(self, going: Iterable[Record]) -> Iterator[Record]:
        """What people said that comes to light when these go: what is taken back already lets the light through."""
        passed: set[str] = set()
        layer = list(going)
        while layer:
            over = layer.pop(0)
            for record in self.replaced_by([over]):
                if record.id in passed:
                    continue
                passed.add(record.id)
                is_said = record.id in self._effective or self._is_backed(record)
                if is_said and not self._stems_from(record, self._own):
                    yield record
                elif over.id in self._echoes or record.id not in self._echoes or record.restores:
                    layer.append(record)
                # Else somebody said it over nothing, and nothing is what comes to light.

    def _is_backed(self, record: Record) -> bool:
        """Whether it is an echo of something that stands: of what was said first, or of an undo elsewhere that says
        the same.
        """
        if record.id not in self._echoes or not record.restores:
            return False
        return record.restores in self._effective or any(
            r.id in self._effective and r.as_source == record.as_source for r in self._below([record])
        )

    def is_overwritten(self, record: Record) -> bool:
        """Whether somebody said something over it that stands, other than `own`: over the record itself, over what
        was said on top of it and taken back since, or over an echo of it. What undo or redo put in its place counts.
        """
        layer = [(record, True)]
        while layer:
            below, is_same = layer.pop()
            for over in self._replacers[below.id]:
                if self._stems_from(over, self._own):
                    continue
                if over.id in self._effective:
                    return True
                is_echo = over.id in self._echoes
                is_echo_of_it = is_echo and over.as_source == record.as_source
                is_backed = self._is_backed(over)
                is_last_word = is_echo and over.id not in self._replacers
                if is_same and not is_echo_of_it and (is_last_word or is_backed):
                    return True
                if is_echo_of_it or not is_backed:
                    layer.append((over, is_echo_of_it))
        return False
