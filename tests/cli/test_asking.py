from __future__ import annotations

import gettext
import io
from dataclasses import replace

import pytest

from tracker.cli.asking import ask_answers
from tracker.cli.terminal import Terminal
from tracker.domain.changes import WorkbookOrigin
from tracker.domain.review import CellPlace, Decision, Proposal, Review, Source, SourceKind, Standing
from tracker.words import Words, message

ENGLISH = Words("en", gettext.NullTranslations())


def proposal(number: int, standing: Standing, readable: bool = True) -> Proposal:
    return Proposal(
        number=number,
        entity=f"entity {number}",
        forum="HLF2017",
        delegation="CRI",
        ref=f"1.{number}",
        key="status",
        base="planned",
        ours="not_started",
        theirs="in_progress" if readable else None,
        standing=standing,
        place=CellPlace("Commitments", 6 + number, "Status"),
        replaces=(),
        shown=(),
        reason=message("It may be meant so or so.") if standing is Standing.QUESTION else None,
        received="well under way",
        readable=readable,
    )


REVIEW = Review(
    (Source(SourceKind.WORKBOOK, "progress.xlsx", "", author="Luis", origin=WorkbookOrigin("snapshot", "Luis", 0)),),
    (
        proposal(1, Standing.CLEAN),
        proposal(2, Standing.CLEAN),
        proposal(3, Standing.CONFLICT),
        proposal(4, Standing.QUESTION),
        proposal(5, Standing.QUESTION, readable=False),
    ),
)


def answered(typed: str, words: Words = ENGLISH, review: Review = REVIEW) -> tuple[dict[int, Decision], str, str]:
    """The decisions, and what was said on both streams, when a person types these lines."""
    out, err = io.StringIO(), io.StringIO()
    answers = ask_answers(review, False, Terminal(words, out, err, io.StringIO(typed)))
    return dict(answers.decisions) if answers else {}, out.getvalue(), err.getvalue()


class Spanish(gettext.NullTranslations):
    """Two words of it."""

    def gettext(self, message: str) -> str:
        return {"yes": "sí", "no": "no"}.get(message, message)


@pytest.mark.parametrize(
    ("typed", "words", "decision"),
    [
        *((typed, ENGLISH, Decision.TAKE) for typed in ("y", "Y", "yes", "YES", " Yes ")),
        *((typed, ENGLISH, Decision.LEAVE) for typed in ("n", "No", "NO")),
        *((typed, Words("es", Spanish()), Decision.TAKE) for typed in ("s", "Sí", "si", "SÍ", "y", "yes")),
    ],
)
def test_yes_is_said_in_full_or_by_its_first_letter_in_the_readers_language(
    typed: str, words: Words, decision: Decision
) -> None:
    review = replace(REVIEW, proposals=(proposal(1, Standing.CLEAN),))
    assert answered(typed + "\n", words, review)[0] == {1: decision}


def test_what_is_neither_yes_nor_no_is_asked_again_saying_what_to_answer() -> None:
    review = replace(REVIEW, proposals=(replace(proposal(1, Standing.QUESTION), again=True),))
    decisions, out, _ = answered("t\nyesterday\nyes\n", ENGLISH, review)
    assert decisions == {1: Decision.TAKE}
    assert out.count("Take it again? [yes/no]") == 3 and out.count("Answer yes or no.") == 2


def test_clean_changes_are_asked_for_at_once_and_the_others_one_by_one() -> None:
    decisions, out, _ = answered("y\nb\nt\nl\n")
    assert decisions == {
        1: Decision.TAKE,
        2: Decision.TAKE,
        3: Decision.BOTH,
        4: Decision.TAKE,
        5: Decision.LEAVE,
    }
    assert "Take the 2 clean changes?" in out
    assert "1.3 Status: Planned → In progress (here now: Not started)" in out
    assert "Commitments, row 10 · It may be meant so or so." in out
    assert "1.5 Status: Planned → “well under way” (unclear)" in out


def test_an_answer_that_is_none_is_asked_for_again() -> None:
    decisions, out, _ = answered("maybe\n\nNo\nKeep\nl\nt\nk\n")
    assert decisions == {
        1: Decision.LEAVE,
        2: Decision.LEAVE,
        3: Decision.KEEP,
        4: Decision.LEAVE,
        5: Decision.KEEP,
    }
    assert out.count("Take the 2 clean changes?") == 3
    # What cannot be read cannot be taken.
    assert out.count("[k]eep ours, [l]eave for later?") == 2


@pytest.mark.parametrize("typed", ["", "y\n", "y\nb\nt\n"])
def test_leaving_before_the_end_decides_nothing(typed: str) -> None:
    decisions, _, err = answered(typed)
    assert decisions == {}, "not even what is clean"
    assert err == "tracker: Stopped: nothing of progress.xlsx was written.\n"


def test_what_a_colleague_undid_and_put_nothing_in_its_place_can_be_taken_or_kept() -> None:
    undone = replace(proposal(1, Standing.CONFLICT), theirs=None, clears=True, restores="a@1")
    decisions, out, _ = answered("b\nk\n", review=replace(REVIEW, proposals=(undone,)))
    assert decisions == {1: Decision.KEEP}
    assert "[t]ake theirs, [k]eep ours?" in out and "[b]oth" not in out
    assert "Answer with a letter in brackets." in out
