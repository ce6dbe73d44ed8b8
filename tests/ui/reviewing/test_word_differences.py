import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.ui.reviewing.word_differences import Mark, Piece, shortened, word_differences

TEXTS = st.text(alphabet="ab .,\nñ", max_size=60)
SENTENCES = st.lists(st.sampled_from(("a", "b", "ñ", ",")), max_size=3, unique=True).map(" ".join)


@given(TEXTS, TEXTS)
def test_old_and_new_text_can_both_be_read_from_the_marks(old: str, new: str) -> None:
    pieces = word_differences(old, new)
    assert "".join(p.text for p in pieces if p.mark is not Mark.NEW) == old
    assert "".join(p.text for p in pieces if p.mark is not Mark.GONE) == new


@given(SENTENCES, SENTENCES)
@example("Ministry Labour", "Labour Directorate")
def test_of_what_has_room_beside_the_old_text_the_new_can_be_read_blanks_and_all(old: str, new: str) -> None:
    pieces = shortened(word_differences(old, new), around=len(old))
    assert "".join(p.text for p in pieces if p.mark is not Mark.GONE) == new


def test_only_the_words_that_changed_are_marked() -> None:
    pieces = word_differences("before the end of June.", "before the end of September.")
    assert [(p.text, p.mark) for p in pieces] == [
        ("before the end of ", Mark.SAME),
        ("June", Mark.GONE),
        ("September", Mark.NEW),
        (".", Mark.SAME),
    ]


def test_texts_with_little_in_common_are_all_gone_and_all_new() -> None:
    pieces = word_differences("Sign the protocol", "Waiting for Parliament")
    assert [p.mark for p in pieces] == [Mark.GONE, Mark.NEW]


def test_a_very_long_text_is_not_compared_for_minutes() -> None:
    assert len(word_differences("word " * 20_000, "other " * 20_000)) == 2


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("one two three four five six seven June", "one two three four five six seven July", "… five six seven "),
        ("one June", "one July", "one "),
    ],
)
def test_in_the_list_long_unchanged_stretches_are_cut(before: str, after: str, shown: str) -> None:
    assert shortened(word_differences(before, after))[0] == Piece(shown, Mark.SAME)


def test_old_words_do_not_take_the_place_of_the_new() -> None:
    old = "Sign the referral protocol with the ombudsman and the Red Cross by the end of March"
    rewritten = shortened(word_differences(old, "A second reading follows"))
    assert rewritten == (Piece("A second reading follows", Mark.NEW),), "the old text stands beside it"
    replaced = shortened(word_differences(f"We {old}, as agreed.", "We wait, as agreed."))
    assert [(p.text, p.mark) for p in replaced if p.mark is not Mark.SAME] == [
        ("Sign … March", Mark.GONE),
        ("wait", Mark.NEW),
    ]
    assert shortened((Piece(old, Mark.GONE),))[0].mark is Mark.GONE
