"""Deleting, bringing back, and editing what somebody else deletes, in whatever order it becomes known."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.changes import Subject
from tracker.domain.fields import Value
from tracker.journal.deletion import DELETED, GONE, Existence, Presence, existence_of, seen_by_deleter
from tracker.journal.heads import state_of
from tracker.journal.record import RESTORES, Record, make_record

NOTE = Subject("n", "F", "CRI", "note")


def said(
    field: str, value: Value, *replaces: Record, stamp: int = 1, author: str = "Ana", source: str = "",
    seen: frozenset[str] = frozenset(),
) -> Record:  # fmt: skip
    return make_record(
        NOTE, field, None, value, replaces=frozenset(r.id for r in replaces), stamp=stamp, author=author,
        source=source, seen=seen,
    )  # fmt: skip


def deletion(*on_screen: Record, over: tuple[Record, ...] = (), author: str = "Ana", stamp: int = 5) -> Record:
    return said(DELETED, GONE, *over, seen=seen_by_deleter(on_screen), author=author, stamp=stamp)


def brought_back(former: Record | None, *over: Record) -> Record:
    source = RESTORES + (former.as_source if former else "")
    return said(former.field if former else over[0].field, former.value if former else None, *over, source=source)


def existence(*records: Record) -> Existence:
    fields = {r.field for r in records}
    heads = [h for f in fields for h in state_of(r for r in records if r.field == f).heads]
    return existence_of(heads)


def test_a_thing_whose_every_word_the_deleter_saw_is_gone() -> None:
    text, title = said("text", "a"), said("title", "b")
    assert existence(text, title).presence is Presence.PRESENT
    assert existence(text, title, deletion(text, title)).presence is Presence.DELETED


def test_what_was_edited_unseen_keeps_a_deleted_thing_from_vanishing() -> None:
    text = said("text", "a")
    gone = deletion(text)
    edited = said("text", "b", text, author="Luis")
    found = existence(text, gone, edited)
    assert found.presence is Presence.DIFFERING
    assert (found.deletions, found.unseen) == ((gone,), (edited,))


def test_a_version_that_was_not_on_screen_keeps_it_too() -> None:
    ours, theirs = said("text", "a"), said("text", "b", author="Luis")
    assert existence(ours, theirs, deletion(ours)).unseen == (theirs,)


def test_a_person_ends_the_difference_either_way() -> None:
    text = said("text", "a")
    gone = deletion(text)
    edited = said("text", "b", text, author="Luis")
    assert existence(text, gone, edited, deletion(edited, over=(gone,))).presence is Presence.DELETED
    assert existence(text, gone, edited, said(DELETED, None, gone)).presence is Presence.PRESENT


def test_two_who_decide_alike_do_not_differ() -> None:
    text = said("text", "a")
    gone = deletion(text)
    edited = said("text", "b", text, author="Luis")
    again = [deletion(edited, over=(gone,), author=name) for name in ("Ana", "Luis")]
    assert existence(text, gone, edited, *again).presence is Presence.DELETED
    kept = [said(DELETED, None, gone, author=name) for name in ("Ana", "Luis")]
    assert existence(text, gone, edited, *kept).presence is Presence.PRESENT


def test_bringing_back_beside_another_deletion_differs() -> None:
    text = said("text", "a")
    first, second = deletion(text), deletion(text, author="Luis")
    found = existence(text, first, second, said(DELETED, None, first))
    assert found.presence is Presence.DIFFERING
    assert [r.replaces for r in found.restorals] == [frozenset({first.id})]


def test_two_deleters_who_saw_one_version_each_hide_both() -> None:
    ours, theirs = said("text", "a"), said("text", "b", author="Luis")
    assert existence(ours, theirs, deletion(ours), deletion(theirs, author="Luis")).presence is Presence.DELETED


def test_a_deletion_taken_back_is_none_and_takes_no_part_in_another() -> None:
    text = said("text", "a")
    gone = deletion(text)
    nothing = brought_back(None, gone)
    assert existence(text, gone, nothing).presence is Presence.PRESENT
    assert existence(text, gone, nothing, deletion(text, author="Luis")).presence is Presence.DELETED


def test_an_edit_taken_back_leaves_what_the_deleter_saw() -> None:
    text = said("text", "a")
    edited = said("text", "b", text, author="Luis")
    assert existence(text, deletion(text), edited, brought_back(text, edited)).presence is Presence.DELETED
    back = brought_back(text, edited)
    again = said("text", "a", back, source=RESTORES + text.as_source, author="Eva")
    assert existence(text, edited, back, deletion(back), again).presence is Presence.DELETED


@given(st.lists(st.tuples(st.sampled_from(["text", "title", DELETED]), st.booleans()), max_size=9), st.randoms())
def test_the_order_in_which_records_arrive_does_not_matter(
    events: list[tuple[str, bool]], order: random.Random
) -> None:
    records: list[Record] = []
    for number, (field, is_back) in enumerate(events, 1):
        known = [r for r in records if order.random() < 0.6]
        heads = state_of(r for r in known if r.field == field).heads
        if field == DELETED and not is_back:
            records.append(deletion(*known, over=heads, stamp=number))
        else:
            records.append(said(field, None if field == DELETED else str(number), *heads, stamp=number))
    shuffled = records * 2
    order.shuffle(shuffled)
    assert existence(*shuffled) == existence(*records)
