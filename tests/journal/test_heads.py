"""The algebra of one field, on random histories of people who see only part of what the others wrote."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.changes import Subject
from tracker.domain.fields import Value
from tracker.journal.heads import common_base, state_of, value_before
from tracker.journal.record import RESTORES, Record, make_record
from tracker.journal.taking_back import Restoration, take_back


def said(value: Value, *replaces: Record | NamedById, stamp: int = 0, source: str = "", author: str = "Ana") -> Record:
    return make_record(
        Subject("e", "F", "CRI"), "status", None, value, replaces=frozenset(r.id for r in replaces),
        stamp=stamp or after(replaces), author=author, source=source,
    )  # fmt: skip


def after(replaced: tuple[Record | NamedById, ...]) -> int:
    return 1 + max((r.stamp for r in replaced if isinstance(r, Record)), default=0)


@st.composite
def histories(draw: st.DrawFn) -> list[Record]:
    """Records each made by somebody who had seen a random part of those before."""
    records: list[Record] = []
    for number in range(draw(st.integers(1, 9))):
        known = [r for r in records if draw(st.booleans())]
        shown = state_of(known).shown
        records.append(said(draw(st.sampled_from(["a", "b", "c", None])), *shown, stamp=number + 1, author=str(number)))
    return records


@given(histories(), st.randoms())
def test_the_order_in_which_records_arrive_does_not_matter(records: list[Record], order: random.Random) -> None:
    shuffled = [*records, *records[:3]]
    order.shuffle(shuffled)
    assert state_of(shuffled) == state_of(records)


@given(histories())
def test_a_value_vanishes_only_if_somebody_who_had_it_on_screen_replaced_it(records: list[Record]) -> None:
    standing = {h.id for h in state_of(records).heads}
    replaced = {i for r in records for i in r.replaces}
    assert {r.id for r in records} == standing | replaced


@given(histories(), st.sampled_from(["a", "b", "z", None]))
def test_a_change_taken_back_leaves_what_stood_before(records: list[Record], value: Value) -> None:
    before = state_of(records)
    change = said(value, *before.shown, stamp=99)
    restored = take_back([*records, change], effective={r.id for r in records}, echoes=(), own={change.id})
    assert restored is not None
    after = state_of([*records, change, *as_records(restored, 100)])
    assert {v.canonical for v in after.versions} | NOTHING == {v.canonical for v in before.versions} | NOTHING
    assert after.value == before.value or after.differs


@given(histories())
def test_a_decision_taken_back_gives_every_former_version_again(records: list[Record]) -> None:
    before = state_of(records)
    decision = said("decided", *before.heads, stamp=99)
    restored = take_back([*records, decision], effective={r.id for r in records}, echoes=(), own={decision.id})
    assert restored is not None
    after = state_of([*records, decision, *as_records(restored, 100)])
    assert {v.value for v in after.versions} == {v.value for v in before.versions}


NOTHING = {"null"}


def as_records(restored: list[Restoration], stamp: int) -> list[Record]:
    made = []
    for number, one in enumerate(restored):
        former = one.restores
        source = RESTORES + (former.as_source if former else "")
        made.append(
            said(former.value if former else None, *map(NamedById, one.replaces), stamp=stamp + number, source=source)
        )
    return made


class NamedById:
    """Stands for a record of which only the id is known."""

    def __init__(self, record: str) -> None:
        self.id = record


def test_differing_versions_start_from_their_nearest_common_ancestor() -> None:
    first = said("a")
    base = said("b", first)
    ours, theirs = said("c", base, author="Ana"), said("d", base, author="Luis")
    records = {r.id: r for r in (first, base, ours, theirs)}
    assert state_of(records.values()).differs
    assert common_base([ours, theirs], records) == "b"


def test_two_people_who_say_the_same_do_not_differ() -> None:
    base = said("a")
    assert not state_of([base, said("b", base, author="Ana"), said("b", base, author="Luis")]).differs


def test_what_was_edited_since_cannot_be_taken_back() -> None:
    first = said("a")
    second = said("b", first)
    third = said("c", second)
    assert take_back([first, second, third], effective={first.id, third.id}, echoes=(), own={second.id}) is None


def test_the_status_before_is_found_through_undo_and_redo() -> None:
    planned = said("planned")
    done = said("implemented", planned)
    undone = said("planned", done, source=RESTORES + planned.as_source)
    redone = said("implemented", undone, source=RESTORES + done.as_source)
    records = {r.id: r for r in (planned, done, undone, redone)}
    assert value_before(redone, "implemented", records) == "planned"
