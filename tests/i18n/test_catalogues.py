"""The catalogues are whole: nothing untranslated, every place kept, the words of the glossary used."""

from __future__ import annotations

import gettext
import io
import re
import string
from collections.abc import Iterator
from datetime import date

import pytest
from babel.messages.catalog import Message

import catalogues
from i18n.glossary import EVERYDAY, GLOSSARY, OTHERWISE, says, uses
from tracker.bundle import bundled
from tracker.demonstration.diary import read_diary
from tracker.domain.fields import FIELDS
from tracker.domain.periods import day
from tracker.domain.vocabulary import NOT_REPORTED, POSITION_LABELS, STATUS_LABELS
from tracker.domain.wording import period_words
from tracker.words import LANGUAGES, load_words, plural

TRANSLATED = tuple(language for language in LANGUAGES if language != "en")


def sentences(language: str) -> Iterator[Message]:
    return (message for message in catalogues.read(language) if message.id)


def forms(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def originals(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_the_template_is_what_the_source_says() -> None:
    assert catalogues.TEMPLATE.read_bytes() == catalogues.po_bytes(catalogues.extracted()), "run: make catalogues"


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_people_read_is_what_is_compiled(language: str) -> None:
    template = catalogues.extracted()
    catalogue = catalogues.updated(language, template)
    assert catalogues.po_of(language).read_bytes() == catalogues.po_bytes(catalogue), "run: make catalogues"
    assert catalogues.mo_of(language).read_bytes() == catalogues.mo_bytes(catalogue), "run: make catalogues"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_is_translated_and_nobody_doubts_it(language: str) -> None:
    missing = [m.id for m in sentences(language) if not catalogues.is_translated(m) or m.fuzzy]
    assert missing == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_has_the_places_of_the_original(language: str) -> None:
    """The first form serves none as well in French: it leaves the number out only where English does."""
    wrong = []
    for message in sentences(language):
        first, *_, last = map(places, (*originals(message), originals(message)[-1]))
        for number, form in enumerate(forms(message)):
            if not (last if number else first) <= places(form) <= last:
                wrong.append((message.id, form))
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_form_is_a_sentence_where_the_original_is(language: str) -> None:
    """A text that is put in where a list of forms belongs leaves one letter for each."""
    spoken = [(min(map(len, originals(m))), form) for m in sentences(language) for form in forms(m)]
    assert [form for length, form in spoken if len(form) * 4 < length] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_blanks_line_ends_and_keys_are_kept(language: str) -> None:
    def edges(text: str) -> tuple[str, str, int, bool]:
        start, end = re.match(r"\s*", text), re.search(r"\s*$", text)
        keys = len(re.findall(r"(?<!&)&(?=\w)", text.replace("&&", "")))
        return start.group() if start else "", end.group() if end else "", keys, text.endswith("…")

    wrong = [(m.id, form) for m in sentences(language) for form in forms(m) if edges(form) != edges(originals(m)[0])]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_of_the_glossary_are_used(language: str) -> None:
    words = load_words(language, bundled("resources/i18n"))
    labels = {code: words(label) for labels in (STATUS_LABELS, POSITION_LABELS) for code, label in labels.items()}
    labels |= {key: words(FIELDS[key].label) for key in ("lead", "person", "alternate", "deadline")}
    labels["not_reported"] = words(NOT_REPORTED)
    expected = {code: row[language] for code, row in GLOSSARY.items() if code in labels}
    assert {code: labels[code] for code in expected} == expected


def lines_of_the_guide(language: str) -> list[str]:
    """The same number in every language, for each says what the English one says."""
    chapters = sorted((bundled("docs/guide") / language).glob("*.md"))
    return [line for chapter in chapters for line in chapter.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("language", TRANSLATED)
def test_each_idea_has_the_same_word_wherever_it_is_said(language: str) -> None:
    """In the sentences of the catalogue, and line by line in the guide."""
    told = [(originals(m), form) for m in sentences(language) for form in forms(m)]
    lines = zip(lines_of_the_guide("en"), lines_of_the_guide(language), strict=True)
    told += [((english,), line) for english, line in lines]
    otherwise, used, wrong = set(), set(), []
    for english, said in told:
        for code in GLOSSARY.keys() - EVERYDAY:
            if not uses(english[-1], code):
                continue
            used.add(code)
            considered = {one for one in OTHERWISE if one[0] == code and english[0].startswith(one[1])}
            otherwise |= considered
            if not considered and not says(said, code, language):
                wrong.append((code, english[0], said))
    assert wrong == []
    assert used == GLOSSARY.keys() - EVERYDAY and otherwise == OTHERWISE.keys(), "nothing is looked for in vain"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_word_of_programmers_reaches_an_officer(language: str) -> None:
    jargon = {
        "es": r"base de datos|sincroniz|fusion(ar|ó|ado)\b",
        "pt": r"banco de dados|sincroniz|mescl",
        "fr": r"base de données|synchronis|fusionn",
    }[language]
    said = [form for m in sentences(language) for form in forms(m)]
    assert [text for text in said if re.search(jargon, text, re.IGNORECASE)] == []


def test_no_word_of_programmers_reaches_an_officer_in_english_either() -> None:
    # Who types at a command line names the file with --database: there, and nowhere else, the word may be said.
    everywhere = r"synchron|\bsync|\bmerg"
    said = [
        text
        for m in catalogues.extracted()
        if m.id
        for text in originals(m)
        if re.search(everywhere if _is_for_the_command_line(m) else f"database|{everywhere}", text, re.IGNORECASE)
    ]
    assert said == []


def texts_of_the_demonstration(language: str) -> list[str]:
    diary = read_diary(bundled("resources/demonstration/costa-rica.json"), date(2026, 11, 23), language)
    return list(diary.words.values())


def all_that_is_read(language: str) -> list[str]:
    catalogue = catalogues.extracted() if language == "en" else catalogues.read(language)
    sentences = [text for m in catalogue if m.id for text in (originals(m) if language == "en" else forms(m))]
    return [*sentences, *lines_of_the_guide(language), *texts_of_the_demonstration(language)]


def test_french_sets_one_blank_before_its_marks_and_inside_its_quotation_marks() -> None:
    """The narrow one that does not break; addresses, code and what only machines read have none."""
    wrong = r"(?<!\u202f)[:;!?»]|«(?!\u202f)"
    no_french = r"`.*?`|https?://|;;|\]\(.*?\)|:-+|!\[|\b\w+:(?=\w)"
    said = [re.sub(no_french, "", text) for text in all_that_is_read("fr")]
    assert [text for text in said if re.search(wrong, text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_apostrophes_are_straight_everywhere(language: str) -> None:
    assert [text for text in all_that_is_read(language) if re.search(r"\w’\w", text)] == []


@pytest.mark.parametrize(
    ("language", "of_none"), [("es", "0 compromisos"), ("pt", "0 compromissos"), ("fr", "0 engagement")]
)
def test_none_is_counted_as_the_language_counts_it(language: str, of_none: str) -> None:
    words = load_words(language, bundled("resources/i18n"))
    assert words(plural("{n} commitment", "{n} commitments", 0)) == of_none
    assert words(plural("{n} commitment", "{n} commitments", 2)).endswith("s")


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_named_in_every_language(language: str) -> None:
    words = load_words(language, bundled("resources/i18n"))
    told = [period_words(day(date(2027, month, 3)), words) for month in range(1, 13)]
    assert all(re.fullmatch(r"3 [^\d ]{3,5} 2027", said) for said in told) and len(set(told)) == 12, told


def _is_for_the_command_line(message: Message) -> bool:
    return all("/cli/" in str(file) for file, _ in message.locations)


def test_a_catalogue_is_read_by_the_standard_library() -> None:
    translations = gettext.GNUTranslations(io.BytesIO(catalogues.mo_of("fr").read_bytes()))
    assert translations.gettext("Save") != ""
