"""What officers do with the register, on a real database."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from offices import Office
from post import delivered, edit
from tracker.domain.changes import Committed
from tracker.domain.query import NO_VALUE, Due, Filter
from tracker.domain.titles import title_words
from tracker.errors import UserError
from tracker.register import overseeing
from tracker.words import load_words


def test_the_first_start_asks_who_works_here_and_both_can_be_corrected(tmp_path: Path) -> None:
    office = Office(tmp_path, delegation="")
    assert (office.register.home, office.register.author) == (None, "")
    with pytest.raises(UserError, match="introduced"):
        office.register.check_off([])
    office.register.introduce("cri", "Ana  Mora ")
    office.register.introduce("PAN", "Ana Mora Solís")
    home = office.register.home
    assert home is not None
    assert (home.code, office.register.author) == ("PAN", "Ana Mora Solís")
    with pytest.raises(UserError, match="“XYZ” is no delegation"):
        office.register.introduce("XYZ", "Ana")
    office.register.close()


def test_a_copied_database_is_not_taken_for_its_owner(office: Office, tmp_path: Path) -> None:
    office.register.check_off([office.register.find("1.3")])
    office.register.close()
    other = tmp_path / "other"
    other.mkdir()
    (other / "tracker.db").write_bytes((office.folder / "tracker.db").read_bytes())
    copy = Office(other, delegation="")
    assert copy.register.author == ""
    assert copy.register.find("1.3").status == "implemented"
    copy.register.close()


def test_unchecking_brings_back_the_status_that_stood_before(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"status": "planned"})
    register.check_off([register.find("1.1"), register.find("1.2")])
    register.uncheck([register.find("1.1"), register.find("1.2")])
    assert register.find("1.1").status == "planned"
    assert register.find("1.2").status is None


def test_a_value_equal_to_the_present_one_writes_nothing(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"lead": "Ministry of Labour"})
    again = register.edit([register.find("1.1")], {"lead": " Ministry  of Labour "})
    assert (again.action, again.written) == (None, 0)
    assert len(register.actions()) == 1


def test_what_many_hold_is_told_once_each(office: Office) -> None:
    register = office.register
    first, second, third = (register.find(ref) for ref in ("1.1", "1.2", "1.3"))
    register.edit([first, second], {"lead": "Ministry of Labour", "deadline": "2027-Q2"})
    register.edit([register.find("1.2")], {"deadline": "2026-12"})
    assert register.values_held([first.id, second.id], "lead") == {"Ministry of Labour"}
    assert register.values_held([first.id, second.id], "deadline") == {"2027-Q2", "2026-12"}
    assert register.values_held([first.id, third.id], "lead") == {"Ministry of Labour", None}
    assert register.values_held([], "lead") == frozenset()


def test_a_deadline_moved_only_if_one_stood_before_and_still_does(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overseeing, "_LOOKED_AT", 2)
    register, refs = office.register, ("1.1", "1.2", "1.3", "1.4", "1.5")

    def gave(code: str | None, *which: str) -> tuple[tuple[str, ...], bool]:
        done = register.edit([register.find(ref) for ref in which or refs], {"deadline": code}).action
        assert done is not None
        actions.append(done)
        return tuple(sorted(c.ref for c in register.commitments(register.moved_by(done)))), register.has_moved(done)

    actions: list[str] = []
    assert gave("2027") == ((), False), "none had a deadline"
    assert gave(None, "1.5") == (("1.5",), True), "it was taken away"
    assert gave("2027-Q3") == (("1.1", "1.2", "1.3", "1.4"), True)
    assert gave("2028", "1.1", "1.2", "1.3") == (("1.1", "1.2", "1.3"), True)
    assert register.moved_by(actions[2]) == (register.find("1.4").id,), "the others moved again since"
    gave("2028", "1.4")
    assert (register.moved_by(actions[2]), register.has_moved(actions[2])) == ((), False)


def test_several_rows_are_one_action(office: Office) -> None:
    register = office.register
    seen = [register.find(ref) for ref in ("1.1", "2.3", "6.10")]
    register.edit(seen, {"lead": "Migration Directorate"})
    assert len(register.actions()) == 1
    register.undo()
    assert register.leads() == ()


def test_a_bad_value_is_refused_and_nothing_of_the_action_is_written(office: Office) -> None:
    register = office.register
    seen = [register.find("1.1"), register.find("1.2")]
    for values in ({"percent": 101}, {"status": "done"}, {"deadline": "31/31/2027"}, {"deadline": "2027-13"}):
        with pytest.raises(UserError, match="is no value for"):
            register.edit(seen, {"lead": "Somebody", **values})
    assert register.actions() == ()


def test_control_characters_are_cleaned_at_the_door(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"comment": "one\x00\x07 two\r\nthree\u200b\u00a0four \ud800"})
    assert register.find("1.1").values["comment"] == "one two\nthree four"
    register.edit([register.find("1.1")], {"comment": "line end, then an accent\n\u0303"})
    assert register.find("1.1").values["comment"] == "line end, then an accent\n\u0303"


def test_contributing_institutions_are_a_set(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"contributing": "Police; Ombudsman;Police"})
    register.edit([register.find("1.1")], {"contributing": "Ombudsman\nNavy"})
    assert register.find("1.1").contributing == ("Navy", "Ombudsman")
    register.undo()
    assert register.find("1.1").contributing == ("Ombudsman", "Police")
    register.edit([register.find("1.1")], {"contributing": " ; "})
    assert register.find("1.1").contributing == ()
    title, words = register.actions()[0].title, load_words("en", office.folder)
    assert title_words(title, words) == "Emptied contributing institutions of 1.1"


def test_an_edit_replaces_only_what_was_on_screen(office: Office) -> None:
    register = office.register
    seen = register.find("1.1")
    register.edit([seen], {"lead": "Ministry of Labour"})
    register.edit([seen], {"lead": "Ministry of Interior"})
    found = register.find("1.1")
    assert found.conflicts == ("lead",)
    versions = register.detail(found.id).differing[0].versions
    assert {v.value for v in versions} == {"Ministry of Labour", "Ministry of Interior"}
    assert register.outline(Filter(conflicts=True)).shown == 1
    assert register.health().conflicts == 1
    on_screen = register.detail(found.id).differing[0]
    register.edit([seen], {"lead": "Navy"})
    register.decide(found, on_screen, "Ministry of Labour")
    unseen = register.detail(found.id).differing[0]
    assert {v.value for v in unseen.versions} == {"Ministry of Labour", "Navy"}
    register.decide(found, unseen, "Ministry of Labour")
    assert register.find("1.1").conflicts == ()
    register.undo()
    assert register.find("1.1").conflicts == ("lead",)


def test_a_delegation_writes_only_its_own_commitments(office: Office) -> None:
    register = office.register
    seen = register.find("1.1")
    register.introduce("PAN", "Ana Mora")
    with pytest.raises(UserError, match="belongs to the delegation CRI"):
        register.check_off([seen])


def test_overdue_is_derived_from_the_day_asked_about(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"deadline": "2026-Q4"})
    register.edit([register.find("1.2")], {"deadline": "2026-11-22"})
    register.edit([register.find("1.3")], {"deadline": "2026-11-22", "status": "implemented"})
    register.edit([register.find("1.4")], {"deadline": "2026-11-22", "position": "not_applicable"})
    assert refs(office, Filter(due=frozenset({Due.OVERDUE}))) == ["1.2"]
    assert register.find("1.2").days_late(register.today()) == 1
    later = office.open(as_of=date(2027, 1, 2))
    assert [c.ref for c in later.listed(Filter(due=frozenset({Due.OVERDUE})))] == ["1.1", "1.2"]
    assert later.find("1.1").days_late(later.today()) == 2
    later.close()


def test_filters_combine_and_search_ignores_accents_case_and_order(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.3"), register.find("3.2")], {"lead": "Dirección de Migración", "status": "planned"})
    register.edit([register.find("2.2")], {"status": "in_progress"})
    assert refs(office, Filter(search="MIGRACION direccion")) == ["1.3", "3.2"]
    assert refs(office, Filter(search="regional conference guide")) == ["3.2"]
    assert refs(office, Filter(search="100%_")) == []
    assert refs(office, Filter(statuses=frozenset({"planned", "in_progress"}))) == ["1.3", "2.2", "3.2"]
    panel = next(p.id for p in register.panels() if p.number == 3)
    assert refs(office, Filter(search="migracion", panels=frozenset({panel}))) == ["3.2"]
    assert refs(office, Filter(leads=frozenset({"Dirección de Migración"}))) == ["1.3", "3.2"]
    everything = register.outline().total
    assert register.outline(Filter(statuses=frozenset({NO_VALUE}))).shown == everything - 3
    assert register.outline(Filter(leads=frozenset({NO_VALUE}))).shown == everything - 2
    assert register.outline(Filter(due=frozenset({Due.NONE}))).shown == everything
    for nothing in ("%", "_", '"', "*", "NEAR(", "'"):
        assert refs(office, Filter(search=nothing)) == []


def test_the_tally_of_a_panel_leaves_out_what_is_not_applicable(office: Office) -> None:
    register = office.register
    register.check_off([register.find("1.1")])
    register.edit([register.find("1.2")], {"position": "not_applicable", "status": "planned"})
    group = register.outline(Filter(search="diaspora")).groups[0]
    assert (group.tally, group.counted, group.not_applicable) == ({"implemented": 1, NO_VALUE: 4}, 5, 1)


def test_still_correct_says_who_and_on_which_day(office: Office) -> None:
    register = office.register
    register.confirm([register.find("1.1")])
    assert register.find("1.1").confirmed == {"by": "Ana Mora", "on": "2026-11-23"}


def test_the_day_of_implementation_is_derived_and_survives_undo_and_redo(office: Office) -> None:
    register = office.register
    register.check_off([register.find("1.1")])
    at = register.find("1.1").implemented_at
    office.clock.later(days=5)
    register.uncheck([register.find("1.1")])
    assert register.find("1.1").implemented_at is None
    office.clock.later(days=5)
    register.undo()
    assert at is not None
    assert register.find("1.1").implemented_at == at


def test_references_are_found_bare_or_with_their_forum(office: Office) -> None:
    register = office.register
    assert register.find("3.5") == register.find(" hlf2017/3.5 ")
    for wrong, why in {
        "9.9": "no recommendation 9.9",
        "abc": "is no reference",
        "OTHER/3.5": "no recommendation",
    }.items():
        with pytest.raises(UserError, match=why):
            register.find(wrong)


def test_subscribers_hear_of_each_change_once_and_of_no_empty_one(office: Office) -> None:
    heard: list[Committed] = []
    stop = office.register.subscribe(heard.append)
    seen = office.register.find("1.1")
    me = object()
    office.register.check_off([seen], initiator=me)
    office.register.check_off([office.register.find("1.1")])
    assert [(c.entities, c.initiator) for c in heard] == [(frozenset({seen.id}), me)]
    stop()
    office.register.undo()
    assert len(heard) == 1


def test_history_tells_who_when_what_and_the_value_before(office: Office) -> None:
    register = office.register
    register.edit([register.find("1.1")], {"lead": "Ministry of Labour"})
    register.introduce("CRI", "Luis Rojas")
    register.edit([register.find("1.1")], {"lead": "Ministry of Interior"})
    told = [(e.key, e.old, e.new, e.author) for e in register.history(register.find("1.1").id)]
    assert told == [
        ("lead", "Ministry of Labour", "Ministry of Interior", "Luis Rojas"),
        ("lead", None, "Ministry of Labour", "Ana Mora"),
    ]


def test_what_an_undo_kept_is_read_from_what_it_wrote(office: Office, tmp_path: Path) -> None:
    register, clock = office.register, office.clock
    luis = Office(tmp_path / "luis", author="Luis Rojas", clock=clock)
    edit(luis, "1.1", status="planned", lead="Navy")
    luis.register.add_note(luis.register.find("1.1"), "From Luis")
    luis.register.submit(tmp_path / "submitted.ctu", luis.register.draft_submission())
    brought = register.finish(delivered(luis, office))
    luis.register.close()
    edit(office, "1.1", lead="Army")
    register.edit_note(register.notes(register.find("1.1"))[0], "Changed")

    def kept() -> tuple[set[str], bool]:
        entry = next(action for action in register.actions() if action.id == brought.action)
        records = register.kept(entry)
        return {change.key for change in register.history() if change.record in records}, entry.undone

    assert kept() == (set(), False)
    told = register.undo(brought.action).left
    assert {key for _, key in told} == {"lead", "note"} and kept() == ({"lead", "note"}, True)
    register.redo()
    assert kept() == (set(), False)
    register.introduce("CRI", "Luis Rojas")
    register.undo(brought.action)
    undoing = next(action.undoing for action in register.actions() if action.id == brought.action)
    assert undoing is not None and undoing.author == "Luis Rojas" and kept() == ({"lead", "note"}, True)


def refs(office: Office, which: Filter) -> list[str]:
    return [c.ref for c in office.register.listed(which)]


def test_a_backup_is_due_half_an_hour_after_the_last_if_something_was_done(office: Office) -> None:
    register = office.register
    assert not register.back_up_if_due()
    register.check_off([register.find("1.1")])
    assert register.back_up_if_due()
    assert register.health().backup is not None
    register.check_off([register.find("1.2")])
    assert not register.back_up_if_due()
    office.clock.later(minutes=31)
    assert register.back_up_if_due()
    office.clock.later(minutes=31)
    assert not register.back_up_if_due()


def test_a_workbook_seen_from_another_day_says_when_its_state_was_recorded(office: Office, tmp_path: Path) -> None:
    office.register.check_off([office.register.find("1.1")])
    office.register.export(tmp_path / "a.xlsx", as_of=date(2026, 11, 1))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    said = " ".join(str(cell) for sheet in ("Read me", "Summary") for row in book[sheet].values for cell in row if cell)
    book.close()
    assert "1 Nov 2026 for deadlines; all else as recorded on 23 Nov 2026" in said
    assert "Costa Rica, as recorded on 23 Nov 2026." in said


def test_a_file_name_keeps_its_day_however_long_the_meetings_name_is(office: Office) -> None:
    name = office.register.suggested_name("Meeting: of the parties / " * 20)
    assert name.startswith("Costa Rica - Meeting of the parties")
    assert name.endswith(" - 2026-11-23.xlsx")
    assert len(name) < 150
