"""The shipped delegations: the 35 States of the Americas and the organisations the report names."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

SEED = Path(__file__).resolve().parents[2] / "db" / "seed"
LANGUAGES = ["en", "es", "pt", "fr"]

# ISO 3166-1, alpha-3 and alpha-2, of the States that ratified the Charter of the OAS.
ISO_CODES = """
    ATG:AG ARG:AR BHS:BS BRB:BB BLZ:BZ BOL:BO BRA:BR CAN:CA CHL:CL COL:CO CRI:CR CUB:CU
    DMA:DM DOM:DO ECU:EC SLV:SV GRD:GD GTM:GT GUY:GY HTI:HT HND:HN JAM:JM MEX:MX NIC:NI
    PAN:PA PRY:PY PER:PE KNA:KN LCA:LC VCT:VC SUR:SR TTO:TT USA:US URY:UY VEN:VE
"""
STATES_OF_THE_AMERICAS = dict(pair.split(":") for pair in ISO_CODES.split())


def seeded_delegations() -> list[dict[str, Any]]:
    catalogue = json.loads((SEED / "catalogue.json").read_text("utf-8"))
    delegations: list[dict[str, Any]] = json.loads((SEED / catalogue["delegations"]).read_text("utf-8"))
    return delegations


DELEGATIONS = {delegation["code"]: delegation for delegation in seeded_delegations()}
STATES = {code: each for code, each in DELEGATIONS.items() if each["kind"] == "state"}
ORGANISATIONS = {code: each for code, each in DELEGATIONS.items() if each["kind"] == "organisation"}


def test_no_code_is_given_twice() -> None:
    assert len(DELEGATIONS) == len(seeded_delegations())


def test_every_delegation_is_a_state_or_an_organisation() -> None:
    assert DELEGATIONS.keys() == STATES.keys() | ORGANISATIONS.keys()


def test_all_35_states_of_the_americas_are_there_with_their_iso_codes() -> None:
    assert len(STATES) == 35
    assert {code: state["iso2"] for code, state in STATES.items()} == STATES_OF_THE_AMERICAS


def test_the_organisations_are_those_the_report_names() -> None:
    assert set(ORGANISATIONS) == {"OAS", "IOM", "ICRC", "ILO", "UNHCR", "RCM", "SACM"}
    assert all(organisation["iso2"] is None for organisation in ORGANISATIONS.values())


def test_the_red_cross_goes_by_its_right_name() -> None:
    assert ORGANISATIONS["ICRC"]["names"]["en"]["official"] == "International Committee of the Red Cross"


@pytest.mark.parametrize("code", DELEGATIONS)
def test_codes_are_capital_letters(code: str) -> None:
    assert re.fullmatch(r"[A-Z]{3}" if code in STATES else r"[A-Z]{3,5}", code)


@pytest.mark.parametrize("code", DELEGATIONS)
def test_every_delegation_is_named_in_four_languages(code: str) -> None:
    names = DELEGATIONS[code]["names"]
    assert list(names) == LANGUAGES
    for name in names.values():
        assert set(name) == {"short", "official"}
        assert all(name.values())


@pytest.mark.parametrize("code", DELEGATIONS)
def test_names_are_clean_text(code: str) -> None:
    for name in DELEGATIONS[code]["names"].values():
        for text in name.values():
            assert text == unicodedata.normalize("NFC", " ".join(text.split()))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["short", "official"])
def test_no_two_delegations_share_a_name(language: str, form: str) -> None:
    names = [delegation["names"][language][form] for delegation in DELEGATIONS.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("code", "language", "official"),
    [
        ("CRI", "en", "Republic of Costa Rica"),
        ("HTI", "fr", "République d'Haïti"),
        ("BOL", "pt", "Estado Plurinacional da Bolívia"),
        ("PER", "es", "República del Perú"),
        ("MEX", "es", "Estados Unidos Mexicanos"),
        ("ECU", "fr", "République de l'Équateur"),
    ],
)
def test_accents_are_written(code: str, language: str, official: str) -> None:
    assert DELEGATIONS[code]["names"][language]["official"] == official


def test_attendance_is_not_claimed() -> None:
    for delegation in DELEGATIONS.values():
        assert set(delegation) == {"code", "iso2", "kind", "names"}
