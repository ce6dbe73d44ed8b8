"""Labels and headers are recognised in four languages, and each means one thing."""

from __future__ import annotations

from tracker.domain.fields import FIELDS
from tracker.domain.vocabulary import POSITION_LABELS, STATUS_LABELS, capital
from tracker.words import Words
from tracker.workbook.labels import choice_of, header_key, nearest_choice
from tracker.workbook.layout import COLUMNS


def test_what_we_write_we_recognise(english: Words) -> None:
    for key, labels in (("status", STATUS_LABELS), ("position", POSITION_LABELS)):
        for code, label in labels.items():
            assert choice_of(key, capital(english(label))) == code
    for column in COLUMNS:
        assert header_key(english(column.header)) == column.key


def test_done_is_understood_in_every_language() -> None:
    for said in ("Done", "Hecho", "feito", "fait", "Concluída.", "terminé"):
        assert choice_of("status", said) == "implemented"


def test_every_code_has_labels() -> None:
    for key in ("status", "position"):
        for code in FIELDS[key].choices:
            assert choice_of(key, code) == code


def test_no_label_means_its_opposite() -> None:
    assert choice_of("status", "not implemented") is None
    assert choice_of("position", "Not accepted") == "not_accepted"
    assert nearest_choice("status", "abandoned") is None
