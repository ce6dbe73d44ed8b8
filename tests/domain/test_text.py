from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import canonical_name, canonical_text, folded


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_the_canonical_form_is_its_own_canonical_form(text: str) -> None:
    assert canonical_text(canonical_text(text)) == canonical_text(text)
    assert canonical_name(canonical_name(text)) == canonical_name(text)


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_canonical_text_can_be_stored_anywhere(text: str) -> None:
    stored = canonical_text(text)
    stored.encode("utf-8")
    assert not any(c != "\n" and (ord(c) < 32 or c == "\x7f") for c in stored)


def test_line_ends_blanks_and_invisible_characters_do_not_make_two_values() -> None:
    assert canonical_text("one \r\ntwo\rthree\t\u00a0four\u200b\x00 ") == "one\ntwo\nthree  four"
    assert canonical_text("Relacio\u0301n") == "Relación"
    assert canonical_name(" Ministry \n of\tLabour ") == "Ministry of Labour"


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_folded_text_can_be_searched_for_in_any_database(text: str) -> None:
    folded(text).encode("utf-8")


def test_folding_takes_away_case_and_accents() -> None:
    assert folded("  DIRECCIÓN  de Migração ") == "direccion de migracao"
