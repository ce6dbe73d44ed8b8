"""Undo and redo among records of other laptops, each as a random week once found it wrong."""

from __future__ import annotations

from collections.abc import Collection

from tracker.domain.changes import Subject
from tracker.domain.fields import Value
from tracker.journal.heads import state_of
from tracker.journal.record import RESTORES, Record, make_record
from tracker.journal.taking_back import take_back


def said(value: Value, *replaces: Record, author: str = "Ana", source: str = "") -> Record:
    return make_record(
        Subject("e", "F", "CRI"), "status", None, value, replaces=frozenset(r.id for r in replaces),
        stamp=1 + max((r.stamp for r in replaces), default=0), author=author, source=source,
    )  # fmt: skip


def echo(former: Record | None, *replaces: Record, author: str = "Ana") -> Record:
    """What undo or redo writes."""
    source = RESTORES + (former.as_source if former else "")
    return said(former.value if former else None, *replaces, author=author, source=source)


def taken_back(
    records: Collection[Record],
    own: Record,
    echoes: Collection[Record] = (),
    undone: Collection[Record] = (),
    inverted: Collection[Record] = (),
) -> list[Record] | None:
    """What is written where `own` is taken back, or said again where `inverted` had taken it back."""
    by_id = {r.id: r for r in records}
    silent = {r.id for r in (*echoes, *undone, *([] if inverted else [own]))}
    found = take_back(
        records,
        effective=by_id.keys() - silent,
        echoes={r.id for r in echoes},
        own={own.id},
        inverted={r.id for r in inverted},
    )
    return None if found is None else [echo(f.restores, *(by_id[i] for i in f.replaces)) for f in found]


def values(*records: Record) -> set[Value]:
    return {h.value for h in state_of(records).heads} or {None}


def test_an_undo_on_another_laptop_is_a_statement_to_come_back_to() -> None:
    a = said("a")
    b = said("b", a)
    undone_there = echo(a, b, author="Luis")
    c = said("c", undone_there)
    records = [a, b, undone_there, c]
    back = taken_back(records, own=c)
    assert back is not None
    assert values(*records, *back) == {"a"}
    assert [r.restores for r in back] == [a.id], "named by the record that said it first"


def test_the_import_of_an_undo_can_be_taken_back_itself() -> None:
    a = said("a")
    b = said("b", a)
    undone_there = echo(a, b, author="Luis")
    back = taken_back([a, b, undone_there], own=undone_there)
    assert back is not None
    assert values(a, b, undone_there, *back) == {"b"}


def test_taking_back_what_another_laptop_said_leaves_its_undo_of_something_else() -> None:
    a = said("a")
    b = said("b", a)
    undone_there = echo(a, b, author="Luis")
    theirs = said("b2", a, author="Eva")
    records = [a, b, undone_there, theirs]
    back = taken_back(records, own=theirs)
    assert back is not None
    assert values(*records, *back) == {"a"}
    again = taken_back([*records, *back], own=theirs, echoes=back, inverted=back)
    assert again is not None
    assert values(*records, *back, *again) == {"a", "b2"}


def test_what_was_undone_while_something_stood_over_it_brings_nothing_back_beside_that() -> None:
    a = said("a")
    b = said("b", a)
    c = said("c", b)
    assert taken_back([a, b, c], own=b) is None
    d = said("d", c)
    back = taken_back([a, b, c, d], own=d, undone=[b])
    assert back is not None
    assert values(a, b, c, d, *back) == {"c"}
    assert (last := taken_back([a, b, c, d, *back], own=c, echoes=back, undone=[b, d])) is not None
    assert values(a, b, c, d, *back, *last) == {"a"}


def test_an_edit_on_an_out_of_date_screen_taken_back_leaves_what_stood_beside_it() -> None:
    a = said("a")
    first, second = said("b", a), said("c", a, author="Luis")
    back = echo(first, second)
    late = said("d", first, author="Eva")
    records = [a, first, second, back, late]
    assert values(*records) == {"b", "d"}
    written = taken_back(records, own=late, echoes=[back], undone=[second])
    assert written is not None
    assert values(*records, *written) == {"b"}


def test_one_of_two_copies_taken_back_says_nothing_about_the_other() -> None:
    a = said("a")
    first, second = said("b", a), said("c", a, author="Luis")
    back = taken_back([a, first, second], own=second)
    assert back is not None
    assert [r.restores for r in back] == [""]
    taken_back_there = echo(a, first, author="Eva")
    assert values(a, first, second, *back) == {"b"}
    assert values(a, first, second, *back, taken_back_there) == {"a"}


def test_what_was_said_over_nothing_gives_way_to_nothing_although_more_came_in_below() -> None:
    late = said("a")
    theirs = said("b", late, author="Luis")
    nothing = echo(None, theirs)
    ours = said("c", nothing)
    records = [late, theirs, nothing, ours]
    back = taken_back(records, own=ours, echoes=[nothing], undone=[theirs])
    assert back is not None
    assert values(*records, *back) == {None}


def test_a_workbook_that_showed_what_was_undone_since_is_taken_back_beside_a_later_edit() -> None:
    a = said("a")
    b = said("b", a)
    undone = echo(a, b)
    redone = echo(b, undone)
    undone_again = echo(a, redone)
    ours = said("c", undone_again)
    theirs = said("d", redone, author="Luis")
    records = [a, b, undone, redone, undone_again, ours, theirs]
    back = taken_back(records, own=theirs, echoes=[undone, redone, undone_again], undone=[b])
    assert back is not None
    assert values(*records, *back) == {"c"}


def test_an_undo_elsewhere_stands_although_what_it_brought_back_was_taken_back_here() -> None:
    a = said("a")
    b = said("b", a)
    undone_here = echo(a, b)
    c = said("c", b, author="Luis")
    undone_there = echo(b, c, author="Luis")
    z = said("z", undone_there)
    back_to_theirs = echo(undone_there, z)
    beside = said("g", undone_there, author="Eva")
    ours = said("w", back_to_theirs)
    records = [a, b, undone_here, c, undone_there, z, back_to_theirs, beside, ours]
    back = taken_back(records, own=ours, echoes=[undone_here, back_to_theirs], undone=[b, z])
    assert back is not None
    assert values(*records, *back) == {"a", "b", "g"}


def test_what_redo_took_away_again_stays_away() -> None:
    late = said("a")
    nothing_there = echo(None, late, author="Luis")
    undone = echo(late, nothing_there)
    redone = echo(None, undone)
    nothing_there_too = echo(None, undone, author="Eva")
    records = [late, nothing_there, undone, redone, nothing_there_too]
    back = taken_back(records, own=nothing_there_too, echoes=[undone, redone])
    assert back is not None
    assert values(*records, *back) == {None}


def test_undo_and_redo_time_and_again_lead_back_and_forth() -> None:
    a = said("a")
    b = said("b", a)
    records, echoes, last = [a, b], list[Record](), list[Record]()
    for number in range(200):
        written = taken_back(records, b, echoes, inverted=last if number % 2 else ())
        assert written is not None
        last = written
        records += last
        echoes += last
        assert values(*records) == {"b" if number % 2 else "a"}
