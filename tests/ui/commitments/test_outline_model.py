from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tracker.domain.commitment import Commitment
from tracker.domain.query import Filter, Group, Outline
from tracker.register.register import Register
from tracker.ui.commitments.as_shown import AsShown
from tracker.ui.commitments.columns import Column
from tracker.ui.commitments.outline_model import OutlineModel
from tracker.ui.commitments.two_lines import found_in
from tracker.ui.history.actions_model import ActionsModel
from tracker.ui.theme.theme import Theme
from tracker.words import Words

_FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_it_keeps_qts_rules_through_filters_groups_and_edits(register: Register, words: Words, qtbot: object) -> None:
    model = OutlineModel(register.commitments, words, register.today)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(register.outline())
    assert model.rowCount() == 46 + 6
    model.toggle_group(0)
    assert model.rowCount() == 46
    model.toggle_group(0)
    model.show(register.outline(Filter(search="migrants")))
    model.show(register.outline(Filter(search="no such word")))
    assert model.rowCount() == 0
    del tester


def test_an_edit_reads_only_what_was_touched_and_moves_the_tally(register: Register, words: Words) -> None:
    asked: list[int] = []

    def fetch(ids):  # type: ignore[no-untyped-def]
        asked.append(len(ids))
        return register.commitments(ids)

    model = OutlineModel(fetch, words, register.today)
    model.show(register.outline())
    first = model.commitment(1)
    assert first is not None
    asked.clear()
    committed = register.check_off([first])
    assert model.refresh(committed.entities)
    assert asked == [1]
    assert "1 of 6" in str(model.index(0, 0).data())
    assert model.index(1, Column.CHECK).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_tally_it_moves_is_the_one_the_register_counts(register: Register, words: Words) -> None:
    model = OutlineModel(register.commitments, words, register.today)
    model.show(register.outline())
    seen = [c for row in (1, 2) if (c := model.commitment(row))]
    for values in ({"status": "planned"}, {"position": "not_applicable"}):
        committed = register.edit(seen, values)
        assert model.refresh(committed.entities)
        counted = register.outline().groups[0]
        shown = model.group(0)
        assert shown is not None
        assert (dict(shown.tally), shown.not_applicable) == (dict(counted.tally), counted.not_applicable)
        seen = list(register.commitments([c.id for c in seen]))


def test_what_it_never_read_asks_for_the_whole_outline(register: Register, words: Words) -> None:
    model = OutlineModel(register.commitments, words, register.today)
    model.show(register.outline(Filter(search="diaspora")))
    assert not model.refresh([register.find("6.1").id])


class LongList(Sequence[str]):
    """Ids that are made up when they are looked at; nobody may go through all of them."""

    def __init__(self, panel: int, length: int) -> None:
        self.panel = panel
        self.length = length

    def __len__(self) -> int:
        return self.length

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(self.length)))
        if not 0 <= index < self.length:
            raise IndexError(index)
        return f"{self.panel}-{index}"

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("all ids were gone through")

    def index(self, value: str, start: int = 0, stop: int | None = None) -> int:
        panel, position = map(int, value.split("-"))
        if panel != self.panel:
            raise ValueError(value)
        return position


@pytest.fixture
def long_outline(register: Register) -> Outline:
    panels = register.panels()[:3]
    groups = tuple(Group(p, LongList(n, 100_000), {"": 100_000}) for n, p in enumerate(panels))
    return Outline(groups, 300_000, 300_000)


def test_a_list_of_any_length_is_never_gone_through(register: Register, words: Words, long_outline: Outline) -> None:
    like = register.find("1.1")
    asked: list[int] = []

    def fetch(ids: Sequence[str]) -> tuple[Commitment, ...]:
        asked.append(len(ids))
        return tuple(replace(like, id=entity) for entity in ids)

    model = OutlineModel(fetch, words, register.today)
    model.show(long_outline)
    assert model.rowCount() == 300_003
    row = model.row_of("1-70000")
    assert (row, model.entity(row)) == (100_001 + 70_001, "1-70000")
    assert asked == []
    assert model.commitment(row) == replace(like, id="1-70000")
    assert model.refresh(["1-70000"])
    model.toggle_group(0)
    assert (model.row_of("0-5"), model.row_of("1-70000")) == (-1, row - 100_000)
    for rows in ([4, 5, 6], [4, 6, row, row + 1], []):
        assert model.entities(rows) == [model.entity(row) for row in rows]
    model.toggle_group(0)
    assert model.entities([row, 250_000]) == ["1-70000", "2-49997"]
    model.show(long_outline)
    assert model.row_of("1-70000") == row
    assert sum(asked) < 300
    assert model.commitment(row)
    asked.clear()
    ids = [f"1-{number}" for number in range(70_001, 65_000, -1)]
    thousands = AsShown(ids, model.known(ids), fetch)
    assert len(thousands) == 5_001 and asked == [], "how many they are is known without reading them"
    assert [thousands[n].id for n in (0, 1, -1)] == ["1-70001", "1-70000", "1-65001"]
    assert len(asked) == 1 and asked[0] < 5_001, "at once, and not what was on screen"


def test_a_commitment_is_found_where_it_went(register: Register, words: Words) -> None:
    model = OutlineModel(register.commitments, words, register.today)
    model.show(register.outline())
    sought = [register.find(ref).id for ref in ("1.5", "4.3")]
    rows = [model.row_of(entity) for entity in sought]
    assert [c.ref for row in rows if (c := model.commitment(row))] == ["1.5", "4.3"]
    model.show(register.outline(Filter(search="diaspora")))
    assert [model.row_of(entity) for entity in sought] == [1, -1]
    model.show(register.outline())
    assert [model.row_of(entity) for entity in sought] == rows


def test_a_screen_reader_hears_the_row_and_its_state(register: Register, words: Words) -> None:
    register.edit([register.find("1.1")], {"deadline": "2026-11-11"})
    model = OutlineModel(register.commitments, words, register.today)
    model.show(register.outline())
    spoken = str(model.index(1, Column.RECOMMENDATION).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "1.1" in spoken and "Not reported" in spoken and "12 days late" in spoken


def test_the_list_of_actions_keeps_qts_rules(register: Register, words: Words, theme: Theme) -> None:
    register.check_off([register.find("1.3")])
    model = ActionsModel(words, theme, register.history, register.kept)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(register.actions())
    assert model.index(0, 1).data() == "Checked off 1.3"
    assert model.index(0, 3).data() == "Undo"
    opened = model.index(0, 0)
    assert model.hasChildren(opened) and model.rowCount(opened) == 1
    assert model.index(0, 1, opened).data() == "Status: Not reported → Implemented"
    del tester


def test_search_words_are_marked_without_regard_to_accents() -> None:
    assert found_in("Migración y migracion", ["migracion"]) == [(0, 9), (12, 9)]
    assert found_in("Nothing here", ["absent", ""]) == []
