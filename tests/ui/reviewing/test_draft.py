from reviews import Reviews
from tracker.domain.review import Decision, Standing
from tracker.ui.reviewing.draft import Draft


def test_clean_changes_are_ticked_and_the_others_undecided(reviews: Reviews) -> None:
    draft = Draft(reviews.usual())
    assert {p.standing for p in draft.undecided} == {Standing.CONFLICT, Standing.QUESTION}
    assert set(draft.answers().decisions.values()) == {Decision.TAKE}
    assert len(draft.answers().decisions) == 12
    assert not draft.is_touched


def test_what_cannot_be_said_of_a_change_is_not_said(reviews: Reviews) -> None:
    review = reviews.usual()
    draft = Draft(review)
    draft.decide(review.proposals, Decision.BOTH)
    assert [n for n, said in draft.answers().decisions.items() if said is Decision.BOTH] == [12]
    unreadable = next(p for p in review.proposals if not p.readable)
    assert Decision.TAKE not in draft.choices(unreadable)


def test_a_typed_value_is_taken_until_something_else_is_said(reviews: Reviews) -> None:
    review = reviews.usual()
    draft = Draft(review)
    conflict = review.proposals[11]
    draft.edit(conflict, "2027-01-31")
    assert draft.answers().edited == {12: "2027-01-31"}
    assert draft.decision(conflict) is Decision.TAKE
    draft.decide([conflict], Decision.KEEP)
    assert draft.answers().edited == {}


def test_taking_all_clean_brings_back_what_was_unticked_and_keeps_what_was_typed(reviews: Reviews) -> None:
    review = reviews.usual()
    draft = Draft(review)
    draft.decide(review.proposals[:5], Decision.LEAVE)
    draft.edit(review.proposals[6], "implemented")
    draft.take_all_clean()
    assert draft.decision(review.proposals[0]) is Decision.TAKE
    assert draft.answers().edited == {7: "implemented"}
    assert len(draft.undecided) == 2
