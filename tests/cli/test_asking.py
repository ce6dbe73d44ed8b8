from __future__ import annotations

import gettext
import io

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


def answered(typed: str) -> tuple[dict[int, Decision], str, str]:
    """The decisions, and what was said on both streams, when a person types these lines."""
    out, err = io.StringIO(), io.StringIO()
    answers = ask_answers(REVIEW, False, Terminal(ENGLISH, out, err, io.StringIO(typed)))
    return dict(answers.decisions), out.getvalue(), err.getvalue()


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
    assert "1.5 Status: Planned → well under way" in out


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
    assert decisions == {}
    assert err == "tracker: Stopped: nothing of progress.xlsx was written.\n"
