from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tracker.domain.query import Filter
from tracker.register.register import Register
from tracker.ui.commitments.outline_model import Column, OutlineModel
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


def test_a_screen_reader_hears_the_row_and_its_state(register: Register, words: Words) -> None:
    register.edit([register.find("1.1")], {"deadline": "2026-11-11"})
    model = OutlineModel(register.commitments, words, register.today)
    model.show(register.outline())
    spoken = str(model.index(1, Column.RECOMMENDATION).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "1.1" in spoken and "Not reported" in spoken and "12 days late" in spoken


def test_the_list_of_actions_keeps_qts_rules(register: Register, words: Words, theme: Theme) -> None:
    register.check_off([register.find("1.3")])
    model = ActionsModel(words, theme)
    tester = QAbstractItemModelTester(model, _FATAL)
    model.show(register.actions())
    assert model.index(0, 1).data() == "Checked off 1.3"
    assert model.index(0, 3).data() == "Undo"
    del tester


def test_search_words_are_marked_without_regard_to_accents() -> None:
    assert found_in("Migración y migracion", ["migracion"]) == [(0, 9), (12, 9)]
    assert found_in("Nothing here", ["absent", ""]) == []
