"""The shipped forum says what its outcome report says, word for word.

The report is read here from scratch, so that a mistake in preparing the seed cannot hide in shared code.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "db" / "seed"
REPORT = ROOT / "tests" / "data" / "outcome-report.md"

NATURES = {"action", "policy", "principle"}
ADDRESSEES = {"all", "origin", "transit", "destination", "regional_process", "jointly"}


def folded(text: str) -> str:
    """`text` with layout white space made one plain space; every other character stays."""
    return " ".join(text.split())


@dataclass(frozen=True)
class ReportedPanel:
    heading: str
    introduction: str
    recommendations: tuple[str, ...]


def read_report(text: str) -> dict[int, ReportedPanel]:
    """The panels of the report by number: heading, the paragraph under it, and one text per bullet."""
    panels: dict[int, list[str]] = {}
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith("WITH THE SUPPORT OF"):
            break
        if start := re.match(r"PANEL (\d+)\b(.*)", line):
            lines = panels.setdefault(int(start[1]), [])
            line = start[2]
        lines.append(line.strip())
    return {number: read_panel(lines) for number, lines in panels.items()}


def read_panel(lines: list[str]) -> ReportedPanel:
    heading: list[str] = []
    introduction: list[str] = []
    recommendations: list[str] = []
    in_recommendations = False
    for line in filter(None, lines):
        if line.rstrip(":") == "Recommendations":
            in_recommendations = True
        elif in_recommendations:
            assert line.startswith("- "), f"not a bullet: {line}"
            recommendations.append(folded(line.removeprefix("- ")))
        elif line == line.upper():
            heading.append(line)
        else:
            introduction.append(line)
    return ReportedPanel(folded(" ".join(heading)), folded(" ".join(introduction)), tuple(recommendations))


def seeded_forum() -> dict[str, Any]:
    catalogue = json.loads((SEED / "catalogue.json").read_text("utf-8"))
    forums = [json.loads((SEED / name).read_text("utf-8")) for name in catalogue["forums"]]
    return next(dict(forum) for forum in forums if forum["code"] == "HLF2017")


REPORTED = read_report(REPORT.read_text("utf-8"))
FORUM = seeded_forum()
SEEDED: dict[int, dict[str, Any]] = {panel["number"]: panel for panel in FORUM["panels"]}
RECOMMENDATIONS: dict[str, dict[str, Any]] = {
    f"{number}.{recommendation['number']}": recommendation
    for number, panel in SEEDED.items()
    for recommendation in panel["recommendations"]
}


def test_the_report_has_six_panels_and_46_recommendations() -> None:
    counts = {number: len(panel.recommendations) for number, panel in REPORTED.items()}
    assert counts == {1: 6, 2: 5, 3: 8, 4: 10, 5: 7, 6: 10}


def test_the_seed_has_as_many_panels_and_recommendations_as_the_report() -> None:
    assert [panel["number"] for panel in FORUM["panels"]] == list(REPORTED)
    assert {number: len(panel["recommendations"]) for number, panel in SEEDED.items()} == {
        number: len(panel.recommendations) for number, panel in REPORTED.items()
    }


def test_recommendations_are_numbered_from_one_in_the_order_of_the_report() -> None:
    for panel in SEEDED.values():
        numbers = [recommendation["number"] for recommendation in panel["recommendations"]]
        assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("number", REPORTED)
def test_every_recommendation_is_word_for_word(number: int) -> None:
    bodies = [recommendation["texts"][0]["body"] for recommendation in SEEDED[number]["recommendations"]]
    assert [folded(body) for body in bodies] == list(REPORTED[number].recommendations)


@pytest.mark.parametrize("number", REPORTED)
def test_every_introduction_is_word_for_word(number: int) -> None:
    assert folded(SEEDED[number]["introductions"]["en"]) == REPORTED[number].introduction


@pytest.mark.parametrize("number", REPORTED)
def test_every_title_is_the_heading_of_its_panel_in_readable_case(number: int) -> None:
    title: str = SEEDED[number]["titles"]["en"]
    assert title.upper() == REPORTED[number].heading
    assert title[0].isupper()
    assert title[1:] != title[1:].upper()


@pytest.mark.parametrize("number", REPORTED)
def test_a_title_is_cased_as_in_the_list_of_themes_where_the_words_are_the_same(number: int) -> None:
    themes = dict(re.findall(r"^(\d)\. (.+)\.$", REPORT.read_text("utf-8"), re.MULTILINE))
    theme = themes[str(number)]
    title: str = SEEDED[number]["titles"]["en"]
    if theme.casefold() == title.casefold():
        assert title == theme
    else:
        assert number in {4, 5}, "only 'dignified employment' and the long dash differ from the list of themes"


def test_the_source_is_the_title_of_the_report() -> None:
    cover = folded(REPORT.read_text("utf-8").split("INTRODUCTION")[0])
    name: str = FORUM["names"]["en"]
    assert name.upper() in cover
    assert FORUM["source"].upper().replace(":", "") in cover


def test_neither_a_date_nor_a_place_is_claimed_that_the_report_does_not_state() -> None:
    assert FORUM["held"] is None
    assert FORUM["place"] is None


def test_references_name_the_recommendations_people_quote() -> None:
    assert RECOMMENDATIONS["3.5"]["texts"][0]["body"].startswith("Promote the creation of channels")
    assert RECOMMENDATIONS["4.10"]["texts"][0]["body"] == ("Make visible the economic contribution of migrant workers.")


def test_a_missing_full_stop_and_curly_quotes_stay_as_the_report_has_them() -> None:
    assert RECOMMENDATIONS["1.6"]["texts"][0]["body"].endswith("ensure their special protection")
    assert "‘tool kit’" in RECOMMENDATIONS["3.1"]["texts"][0]["body"]


@pytest.mark.parametrize("reference", RECOMMENDATIONS)
def test_every_text_says_its_language_standing_and_source(reference: str) -> None:
    (text,) = RECOMMENDATIONS[reference]["texts"]
    assert text["language"] == FORUM["language"] == "en"
    assert text["standing"] == "official"
    assert text["source"] == FORUM["source"]


@pytest.mark.parametrize("reference", RECOMMENDATIONS)
def test_every_recommendation_suggests_a_nature_and_addressees(reference: str) -> None:
    recommendation = RECOMMENDATIONS[reference]
    addressees: list[str] = recommendation["addressees"]
    assert recommendation["nature"] in NATURES
    assert addressees
    assert set(addressees) <= ADDRESSEES
    assert len(addressees) == len(set(addressees))
    assert "all" not in addressees or addressees == ["all"], "'all' leaves nobody to add"


@pytest.mark.parametrize(
    ("reference", "addressees"),
    [
        ("3.2", ["regional_process"]),
        ("4.1", ["destination"]),
        ("4.3", ["origin"]),
        ("6.2", ["jointly"]),
        ("2.5", ["all"]),
    ],
)
def test_who_is_addressed_follows_the_words_of_the_text(reference: str, addressees: list[str]) -> None:
    assert RECOMMENDATIONS[reference]["addressees"] == addressees


def test_a_sentence_that_asks_for_nothing_is_a_principle() -> None:
    assert RECOMMENDATIONS["1.3"]["nature"] == "principle"
