from __future__ import annotations

import gettext

import pytest

from tracker.domain.changes import WorkbookOrigin
from tracker.domain.review import CellPlace, Ignored, Proposal, Review, Source, SourceKind, Standing
from tracker.domain.review_words import place_words, senders_words, summary_words, theirs_words
from tracker.words import Words, message

ENGLISH = Words("en", gettext.NullTranslations())
PLACE = CellPlace("Commitments", 12, "Status")


def proposal(standing: Standing, theirs: str | None = "planned", received: str = "", clears: bool = False) -> Proposal:
    return Proposal(
        number=0,
        entity="",
        forum="HLF2017",
        delegation="CRI",
        ref="1.3",
        key="status",
        base=None,
        ours=None,
        theirs=theirs,
        standing=standing,
        place=PLACE,
        replaces=(),
        shown=(),
        received=received,
        clears=clears,
        readable=clears or theirs is not None,
    )


@pytest.mark.parametrize(
    ("standings", "ignored", "said"),
    [
        ("CCCQ", 3, "4 changes from Ana Mora (3 clean, 1 question), 3 cells ignored"),
        ("CEE", 1, "3 changes from Ana Mora (3 clean), 2 of them empty a field, 1 cell ignored"),
        ("D", 0, "1 change from Ana Mora (1 with differing versions)"),
        ("", 1, "nothing changed, 1 cell ignored"),
        ("", 0, "nothing changed"),
    ],
)
def test_a_review_in_a_sentence(standings: str, ignored: int, said: str) -> None:
    kinds = {"C": Standing.CLEAN, "E": Standing.CLEAN, "D": Standing.CONFLICT, "Q": Standing.QUESTION}
    review = Review(
        (Source(SourceKind.WORKBOOK, "a.xlsx", "", author="Ana Mora", origin=WorkbookOrigin("", "", 0)),),
        tuple(proposal(kinds[letter], clears=letter == "E") for letter in standings),
        (Ignored(PLACE, message("A formula.")),) * ignored,
    )
    assert summary_words(review, review.author, ENGLISH) == said
    assert summary_words(review, "", ENGLISH) == said.replace("Ana Mora", "a colleague")


def test_whoever_sent_but_a_receipt_sent_no_changes() -> None:
    update, receipt = (Source(kind, "a.ctu", "", delegation=kind) for kind in (SourceKind.UPDATE, SourceKind.RECEIPT))
    assert senders_words((update, receipt), {}, ENGLISH) == "update"
    assert senders_words((receipt,), {}, ENGLISH) == "receipt"


def test_what_a_colleague_wrote() -> None:
    assert theirs_words(proposal(Standing.CLEAN), ENGLISH) == "Planned"
    assert theirs_words(proposal(Standing.CLEAN, None, clears=True), ENGLISH) == "(emptied)"
    assert theirs_words(proposal(Standing.QUESTION, None, "well on the way"), ENGLISH) == "“well on the way” (unclear)"
    assert theirs_words(proposal(Standing.QUESTION, None), ENGLISH) == "(cannot be read)"


def test_where_it_stands() -> None:
    assert place_words(PLACE, ENGLISH) == "Commitments, row 12"
    assert place_words(CellPlace("Notes of the meeting", 0), ENGLISH) == "Notes of the meeting"
