from dataclasses import replace

from reviews import Reviews
from tracker.domain.review import Decision
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.told import consequences, decision_words, place_words, summary, theirs_words
from tracker.words import Words


def test_the_review_is_told_in_one_sentence(reviews: Reviews, words: Words) -> None:
    review = reviews.usual()
    assert summary(review, review.author, words) == (
        "14 changes from Ana Mora, Ministry of Labour "
        "(12 clean, 1 with differing versions, 1 question), 3 cells ignored"
    )
    one = replace(review, proposals=review.proposals[:1], ignored=())
    assert summary(one, "", words) == "1 change from a colleague (1 clean)"


def test_a_change_says_what_the_colleague_wrote_and_where(reviews: Reviews, words: Words) -> None:
    conflict, unreadable, emptied = reviews.usual().proposals[11:]
    assert theirs_words(conflict, words) == "Q2 2027"
    assert theirs_words(unreadable, words) == "03/04/2027"
    assert theirs_words(emptied, words) == "(emptied)"
    assert place_words(conflict.place, words) == "Commitments, row 17"


def test_a_decision_is_told_with_the_typed_value(reviews: Reviews, words: Words) -> None:
    review = reviews.usual()
    draft = Draft(review)
    conflict = review.proposals[11]
    assert decision_words(draft, conflict, words) == "Undecided"
    draft.edit(conflict, "2027-01-31")
    assert decision_words(draft, conflict, words) == "Take: 31 Jan 2027"
    draft.decide([conflict], Decision.BOTH)
    assert decision_words(draft, conflict, words) == "Keep both"


def test_finishing_early_says_what_happens_to_the_rest(reviews: Reviews, words: Words) -> None:
    told = consequences(Draft(reviews.usual()), words)
    assert "both versions are kept" in told and "1 question is left out" in told
