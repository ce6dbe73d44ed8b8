from __future__ import annotations

from tracker.domain.ordering import in_order


def ordered(language: str, *words: str) -> list[str]:
    return sorted(words, key=lambda word: in_order(word, language))


def test_accents_and_case_do_not_count() -> None:
    assert ordered("fr", "Zoo", "école", "Eau", "État") == ["Eau", "école", "État", "Zoo"]
    assert ordered("pt", "Órgão", "Oficina", "orla") == ["Oficina", "Órgão", "orla"]


def test_in_spanish_n_with_a_tilde_is_a_letter_after_n() -> None:
    words = ("Niñez", "Ñandú", "Nube", "Ministerio", "Obras", "Nicaragua", "niña")
    assert ordered("es", *words) == ["Ministerio", "Nicaragua", "niña", "Niñez", "Nube", "Ñandú", "Obras"]
    assert ordered("en", "Ñandú", "Nube") == ["Ñandú", "Nube"]


def test_a_letter_written_in_two_signs_is_the_same_letter() -> None:
    assert in_order("Espan\u0303a", "es") == in_order("España", "es")
