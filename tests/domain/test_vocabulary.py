"""Labels are those of the glossary; another word for the same idea would be a second term."""

from __future__ import annotations

from tracker.domain.vocabulary import NOT_REPORTED, POSITION_LABELS, STATUS_LABELS, Position, Status, capital

GLOSSARY = {
    "not_started": "not started",
    "planned": "planned",
    "in_progress": "in progress",
    "partially_implemented": "partially implemented",
    "implemented": "implemented",
    "continuous": "continuous",
    "superseded": "superseded",
    "not_to_be_implemented": "will not be implemented",
    "under_consideration": "under consideration",
    "accepted": "accepted",
    "accepted_in_part": "accepted in part",
    "noted": "noted",
    "not_accepted": "not accepted",
    "not_applicable": "not applicable",
}


def test_every_code_has_the_glossarys_label() -> None:
    labels = {code: str(label) for code, label in (STATUS_LABELS | POSITION_LABELS).items()}
    assert labels == GLOSSARY
    assert set(labels) == set(Status) | set(Position)
    assert str(NOT_REPORTED) == "not reported"


def test_a_label_that_stands_alone_has_a_capital() -> None:
    assert capital("in progress") == "In progress"
    assert capital("") == ""
