from __future__ import annotations

import gettext
import re
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tracker.bundle import bundled
from tracker.domain import narrative as narrating
from tracker.domain.commitment import Commitment
from tracker.domain.fields import Value
from tracker.domain.forum import OfficialText, Recommendation
from tracker.domain.meetings import IDS_IN_A_PART, listed_in, parts_of, read_freeze
from tracker.domain.narrative import Occasion, narrative
from tracker.domain.presented import NOT_APPLICABLE, STATES, Presented, Tally, compare
from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Position, Status
from tracker.words import LANGUAGES, Words, load_words

ENGLISH = Words("en", gettext.NullTranslations())
ALL = [load_words(language, bundled("resources/i18n")) for language in LANGUAGES]
MAY, NOVEMBER = date(2026, 5, 3), date(2026, 11, 23)
TEXT = OfficialText("en", "official", "Report", "Text")


def commitment(n: int, **values: Value) -> Commitment:
    official = Recommendation(f"r{n}", "HLF2017", 1, f"1.{n}", "action", ("all",), (TEXT,))
    return Commitment(f"c{n}", "CRI", official, "Panel", TEXT, values)


def state(on: date, *values: dict[str, Value]) -> Presented:
    return Presented(on, {f"c{n}": commitment(n, **v) for n, v in enumerate(values, 1)})


def draft(
    before: Presented,
    after: Presented,
    is_meeting: bool = False,
    titles: tuple[str, str] = ("", ""),
    words: Words = ENGLISH,
    to_come: bool = False,
) -> str:
    first, second = Occasion(before.on, True, titles[0]), Occasion(after.on, is_meeting, titles[1], to_come)
    return narrative(compare(before, after), first, second, False, words)


def test_a_draft_says_which_meeting_has_not_been_held_yet() -> None:
    before, after = state(MAY, {"status": "planned"}), state(NOVEMBER, {"status": "implemented"})
    first, second = Occasion(before.on, True), Occasion(after.on, True, is_to_come=True)
    told = narrative(compare(before, after), first, second, False, ENGLISH)
    assert told.startswith("Note: the meeting of 23 November 2026 has not been held yet.\n\nBetween the meeting")
    assert "has not been held" not in draft(before, after, is_meeting=True)


def test_continuous_work_is_counted_but_never_as_implemented_and_what_does_not_apply_is_not() -> None:
    found = state(
        MAY,
        {"status": "implemented"},
        {"status": "continuous"},
        {},
        {"status": "implemented", "position": "not_applicable"},
    ).tally
    assert (found.implemented, found.applicable, found.not_applicable, found.percent) == (1, 3, 1, 33)
    assert Tally({NOT_APPLICABLE: 2}).percent is None
    assert Tally({"implemented": 1, "planned": 7}).percent == 13, "rounded half up"


def test_what_moved_tells_internal_fields_apart() -> None:
    before = state(MAY, {"status": "planned", "person": "Rosa"}, {"lead": "Navy"})
    after = state(NOVEMBER, {"status": "in_progress", "person": "Luis", "comment": "x"}, {"lead": "Navy"})
    (moved,) = compare(before, after).moved
    assert [(m.key, m.before, m.after) for m in moved.moves] == [("status", "planned", "in_progress")]
    assert [m.key for m in moved.internal] == ["person", "comment"]


def test_late_since_then_counts_what_the_days_between_made_late() -> None:
    before = state(MAY, {"deadline": "2026-06-30"}, {"deadline": "2026-01-31"}, {"deadline": "2026-Q3"})
    after = replace(before, on=NOVEMBER)
    assert compare(before, after).newly_overdue == ("c1", "c3")


def test_what_is_known_on_one_side_only_is_left_out() -> None:
    before = Presented(MAY, {"c1": commitment(1)}, 1, frozenset({"c2"}))
    after = state(NOVEMBER, {"status": "implemented"}, {"status": "implemented"}, {"status": "implemented"})
    found = compare(before, after)
    assert found.left_out == ("c2", "c3")
    assert found.flow == {(NO_VALUE, "implemented"): ("c1",)}


STATUSES = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from([s.value for s in Status]),
        "position": st.sampled_from([p.value for p in Position]),
        "lead": st.sampled_from(["Navy", "Police"]),
        "deadline": st.sampled_from(["2026-06-30", "2027"]),
        "comment": st.just("CANARY"),
        "position_comment": st.just("CANARY"),
        "person": st.just("CANARY"),
        "alternate": st.just("CANARY"),
    },
)
BOTH = st.lists(st.tuples(STATUSES, STATUSES), min_size=1, max_size=30)


@given(both=BOTH)
def test_every_commitment_stands_in_one_cell_of_the_flow_and_its_edges_are_the_tallies(
    both: list[tuple[dict[str, Value], dict[str, Value]]],
) -> None:
    before, after = state(MAY, *(a for a, _ in both)), state(NOVEMBER, *(b for _, b in both))
    found = compare(before, after)
    assert sorted(i for ids in found.flow.values() for i in ids) == sorted(before.commitments)
    for side, tally in ((0, before.tally), (1, after.tally)):
        for status in STATES:
            counted = sum(len(ids) for cell, ids in found.flow.items() if cell[side] == status)
            assert counted == tally.counts.get(status, 0)
    assert compare(before, replace(before, on=MAY)).moved == ()


@given(both=BOTH)
def test_a_narrative_says_nothing_internal_and_names_all_that_changed_but_what_it_counts_as_unchanged(
    both: list[tuple[dict[str, Value], dict[str, Value]]],
) -> None:
    before, after = state(MAY, *(a for a, _ in both)), state(NOVEMBER, *(b for _, b in both))
    narrating.NAMED, kept = 100, narrating.NAMED
    try:
        told = draft(before, after)
    finally:
        narrating.NAMED = kept
    assert "CANARY" not in told and "{" not in told
    found = compare(before, after)
    body = re.split(r"No recommendation is past|The deadlines? of [^.]* passed", told)[0]
    named = {f"c{n}" for n in re.findall(r"\b1\.(\d+)\b", body)}
    assert named == set(before.commitments) - set(found.unchanged), "each is named, or counted as unchanged"
    assert len(found.moved) - len(found.only_internal) + len(found.unchanged) == found.compared == len(both)
    said = re.search(r"(?:remaining|on the) (?:(\d+) )?recommendations?, nothing|on the (?:(\d+) )?recomm", body)
    counted = int(said[1] or said[2] or 1) if said and "nothing" in body.lower() else 0
    assert counted == len(found.unchanged)


@given(both=BOTH)
def test_no_sentence_of_a_draft_begins_with_a_number(both: list[tuple[dict[str, Value], dict[str, Value]]]) -> None:
    before, after = state(MAY, *(a for a, _ in both)), state(NOVEMBER, *(b for _, b in both))
    for words in ALL:
        told = draft(before, after, words=words)
        assert not re.search(r"(?:^|[.] )\d", told, re.MULTILINE), told


def test_a_draft_writes_days_and_quarters_out_in_every_language() -> None:
    before = state(MAY, {"deadline": "2026-12-31"}, {}, {})
    after = state(NOVEMBER, {"deadline": "2027-04-01"}, {"deadline": "2027-Q2"}, {"deadline": "2027-05"})
    for words, *said in zip(
        ALL,
        ("3 May 2026", "3 de mayo de 2026", "3 de maio de 2026", "3 mai 2026"),
        ("1 April 2027", "1 de abril de 2027", "1º de abril de 2027", "1er avril 2027"),
        ("second quarter of 2027", "segundo trimestre de 2027", "segundo trimestre de 2027", "deuxième trimestre 2027"),
        ("May 2027", "mayo de 2027", "maio de 2027", "mai 2027"),
        strict=True,
    ):
        told = draft(before, after, words=words)
        assert [one for one in said if one not in told] == [], told


def test_a_narrative_reads_as_a_minister_would_have_it() -> None:
    before = state(MAY, {"status": "planned"}, {"status": "implemented"}, {}, {"deadline": "2026-06-30"})
    after = state(
        NOVEMBER, {"status": "implemented"}, {"status": "in_progress"}, {"lead": "Navy"}, {"deadline": "2026-06-30"}
    )
    assert draft(before, after) == (
        "Since the meeting of 3 May 2026, one recommendation was implemented (1.1). In all, 1 of the 4 recommendations "
        "that apply has been implemented (25%), against 1 of 4 (25%) at the meeting of 3 May 2026.\n\n"
        "Of the recommendations reported as implemented before, one is no longer reported so (1.2).\n\n"
        "A lead institution was named for one recommendation (1.3: Navy). On the remaining recommendation, nothing "
        "that was reported has changed.\n\n"
        "The deadline of one recommendation has passed (1.4). No status has been reported yet for 2 recommendations "
        "(1.3, 1.4)."
    )


def test_what_is_late_only_on_the_day_of_a_meeting_to_come_is_not_said_to_be_late_today() -> None:
    before = state(MAY, {"deadline": "2026-04-30"}, {"deadline": "2026-10-31"})
    told = draft(before, replace(before, on=NOVEMBER), True, to_come=True)
    assert "The deadlines of 2 recommendations will have passed by 23 November 2026 (1.1, 1.2)." in told
    assert "have passed" not in told.replace("will have passed", "") and "since then" not in told
    told = draft(before, replace(before, on=NOVEMBER), True)
    assert (
        "The deadlines of 2 recommendations have passed (1.1, 1.2). Of these, one has passed since then (1.2)." in told
    )
    done = state(MAY, {"status": "implemented"})
    told = draft(done, replace(done, on=NOVEMBER), True, to_come=True)
    assert "No recommendation will be past its deadline on 23 November 2026." in told


def test_two_meetings_of_one_day_are_told_apart_by_their_titles_and_long_lists_are_counted() -> None:
    done: dict[str, Value] = {"status": "implemented"}
    before, after = state(MAY, *[{}] * 15), state(MAY, *[done] * 15)
    told = draft(before, after, True, ("Morning", "Evening"))
    assert told.startswith("Between the meeting “Morning” of 3 May 2026 and the meeting “Evening” of 3 May 2026, 15")
    assert "1.11, 1.12 and 3 others)" in told
    assert "no further recommendation was implemented" in draft(after, replace(after, on=NOVEMBER))


IDS = st.integers(0, 2**128 - 1).map(lambda n: f"{n:032x}")


@given(st.dictionaries(st.uuids().map(str), st.lists(IDS, max_size=5), max_size=20))
def test_parts_list_what_was_put_into_them(holdings: dict[str, list[str]]) -> None:
    assert listed_in(parts_of(holdings)) == {entity: tuple(ids) for entity, ids in holdings.items()}


def test_a_part_stays_far_below_what_a_line_may_hold_and_a_commitment_of_very_many_goes_on_in_the_next() -> None:
    many = {"a": ["0" * 32] * (2 * IDS_IN_A_PART + 1), "b": [], "c": ["1" * 32]}
    parts = parts_of(many)
    assert len(parts) == 3
    assert max(len(str(part)) for part in parts) < 200_000
    assert listed_in(parts) == {entity: tuple(ids) for entity, ids in many.items()}
    assert max(len(str(p)) for p in parts_of({str(n): [] for n in range(100_000)})) < 300_000


def test_a_freeze_that_a_newer_version_writes_otherwise_is_none() -> None:
    good: Value = {"on": "2026-05-03", "commitments": "1", "values": "0", "parts": ""}
    assert read_freeze("r", good, "Ana", "", 1) is not None
    assert isinstance(good, dict)
    for bad in ({}, good | {"on": "2026-05"}, good | {"values": "-1"}, good | {"commitments": "9" * 30}, 1, None, "x"):
        assert read_freeze("r", bad, "Ana", "", 1) is None
