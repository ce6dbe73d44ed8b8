"""Undo and redo: exactly what was, whatever was done in between."""

from __future__ import annotations

from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from offices import NewOffice, Office
from tracker.domain.changes import Committed
from tracker.errors import UserError
from tracker.storage import journal_store
from tracker.storage.rebuild import rebuild

DERIVED = ("commitment", "tally", "name_used", "search_index", "head", "awaited", "record")


def test_an_action_in_the_middle_can_be_taken_back_and_what_was_edited_since_is_named(office: Office) -> None:
    register = office.register
    first = register.edit([register.find("1.1")], {"lead": "Ministry of Labour", "person": "Director"})
    register.edit([register.find("1.1")], {"lead": "Ministry of Interior"})
    undone = register.undo(first.action)
    assert undone.left == ((register.find("1.1").id, "lead"),)
    assert (register.find("1.1").values) == {"lead": "Ministry of Interior"}
    with pytest.raises(UserError, match="undone already"):
        register.undo(first.action)
    for name in ("nonsense", ""):
        with pytest.raises(UserError, match="no action"):
            register.undo(name)


def test_correcting_the_delegation_does_not_bar_the_way_to_undo(office: Office) -> None:
    register = office.register
    register.check_off([register.find("1.1")])
    register.introduce("PER", "Ana Mora")
    register.check_off([register.find("1.2")])
    register.introduce("CRI", "Ana Mora")
    assert [a.title.values["ref"] for a in register.actions()] == ["1.1"]
    register.undo()
    assert register.find("1.1").status is None
    with pytest.raises(UserError, match="nothing to undo"):
        register.undo()


def test_nothing_to_undo_or_redo_is_said(office: Office) -> None:
    with pytest.raises(UserError, match="nothing to undo"):
        office.register.undo()
    office.register.check_off([office.register.find("1.1")])
    with pytest.raises(UserError, match="nothing to redo"):
        office.register.redo()
    office.register.undo()
    office.register.check_off([office.register.find("1.2")])
    with pytest.raises(UserError, match="nothing to redo"):
        office.register.redo()


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("check"), st.sampled_from(["1.1", "1.2"])),
        st.tuples(st.just("uncheck"), st.sampled_from(["1.1", "1.2"])),
        st.tuples(st.just("lead"), st.sampled_from(["Labour", "Interior", ""])),
        st.tuples(st.just("contributing"), st.sampled_from(["Police", "Police; Navy", ""])),
        st.tuples(st.sampled_from(["undo", "redo"]), st.just("")),
    ),
    max_size=14,
)


@settings(max_examples=18, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_undo_and_redo_walk_exactly_through_the_states_that_were(
    steps: list[tuple[str, str]], new_office: NewOffice
) -> None:
    """apply(change) then its undo = before; and the tables are what the journal alone gives."""
    office = new_office()
    past, future = [office.values()], []
    for verb, argument in steps:
        committed = perform(office, verb, argument)
        if committed is None or committed.action is None:
            assert office.values() == past[-1]
        elif verb == "undo":
            future.append(past.pop())
        elif verb == "redo":
            past.append(future.pop())
        else:
            past.append(office.values())
            future.clear()
        assert office.values() == past[-1]
    lying = office.tables(*DERIVED)
    with office.register._engines.write.begin() as connection:
        rebuild(connection, lambda raws: raws[::-1])
    assert office.tables(*DERIVED) == lying


def perform(office: Office, verb: str, argument: str) -> Committed | None:
    register = office.register
    match verb:
        case "check":
            return register.check_off([register.find(argument)])
        case "uncheck":
            return register.uncheck([register.find(argument)])
        case "undo" | "redo":
            try:
                return register.undo() if verb == "undo" else register.redo()
            except UserError:
                return None
        case key:
            return register.edit([register.find("1.1"), register.find("3.2")], {key: argument})


def test_no_more_actions_are_read_than_are_listed(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    register = office.register
    for ref in ("1.1", "1.2", "1.3", "1.4", "1.5"):
        done = register.check_off([register.find(ref)])
    register.undo()
    register.redo()
    register.undo()
    read = Mock(wraps=journal_store._action)
    monkeypatch.setattr(journal_store, "_action", read)
    for since in ("", "2000-01-01T00:00:00Z"):
        read.reset_mock()
        newest, before = register.actions(2, since)
        assert (newest.id, newest.undoing is not None, before.undoing) == (done.action, True, None)
        assert read.call_count == 5, "two, and what undid, did again and undid one of them"
