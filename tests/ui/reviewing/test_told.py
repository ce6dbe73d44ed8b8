from dataclasses import replace

from offices import NewOffice
from post import delivered, edit, exchange
from reviews import Reviews
from tracker.domain.review import Decision
from tracker.domain.review_words import whence_words
from tracker.ui.reviewing.draft import Draft
from tracker.ui.reviewing.told import consequences, decision_words, reason_words
from tracker.words import Words


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


def test_what_a_colleague_undid_and_nobody_decided_is_told_to_stay(new_office: NewOffice, words: Words) -> None:
    ana, luis = new_office(author="Ana Mora"), new_office(author="Luis Rojas")
    edit(ana, "3.2", status="planned")
    ana.register.add_note(ana.register.find("3.2"), "The ministry agreed.")
    exchange(ana, luis)
    luis.register.undo()
    draft = Draft(delivered(luis, ana))
    assert consequences(draft, words) == "2 entries that a colleague took back stay here as they are."
    for proposal in draft.undecided:
        assert draft.choices(proposal) == (Decision.TAKE, Decision.KEEP)


def test_a_file_with_two_versions_says_that_nobody_decided_and_who_wrote_each(
    new_office: NewOffice, words: Words
) -> None:
    ana, luis, carmen = (new_office(author=name) for name in ("Ana Mora", "Luis Rojas", "Carmen Vargas"))
    for office, status in ((ana, "planned"), (luis, "in_progress")):
        edit(office, "3.2", status=status)
    exchange(ana, luis, Decision.BOTH)
    found = delivered(luis, carmen).proposals
    assert sorted(whence_words(one, words).split(",")[0] for one in found) == ["Ana Mora", "Luis Rojas"]
    for one in found:
        assert "several versions" in reason_words(one, {}, words), "nothing was changed here"
        assert whence_words(replace(one, author=""), words).startswith("not named, ")
