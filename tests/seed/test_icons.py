"""The shipped icons can be recoloured, and every status has one (never colour alone)."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
STATUSES = [
    "not-reported",
    "not-started",
    "planned",
    "in-progress",
    "partially-implemented",
    "implemented",
    "continuous",
    "superseded",
    "not-to-be-implemented",
]
DRAWN = sorted(path.stem for path in ICONS.glob("*.svg"))
RECOLOURED = [name for name in DRAWN if name != "tracker"]


def root(name: str) -> Element:
    element = parse(ICONS / f"{name}.svg").getroot()
    assert element is not None
    return element


def test_the_application_has_an_icon() -> None:
    assert "tracker" in DRAWN


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_an_icon(status: str) -> None:
    assert f"status-{status}" in DRAWN


def test_no_two_statuses_look_the_same() -> None:
    drawings = {(ICONS / f"status-{status}.svg").read_text("utf-8") for status in STATUSES}
    assert len(drawings) == len(STATUSES)


@pytest.mark.parametrize("name", RECOLOURED)
def test_an_icon_takes_the_colour_of_the_text_beside_it(name: str) -> None:
    icon = root(name)
    assert icon.get("stroke") == "currentColor"
    colours = {element.get(use) for element in icon.iter() for use in ("fill", "stroke")}
    assert colours <= {None, "none", "currentColor"}


@pytest.mark.parametrize("name", DRAWN)
def test_an_icon_is_square_and_holds_nothing_but_shapes(name: str) -> None:
    icon = root(name)
    left, top, width, height = (icon.get("viewBox") or "").split()
    assert (left, top) == ("0", "0")
    assert width == height
    tags = {element.tag.rpartition("}")[2] for element in icon.iter()}
    assert tags <= {"svg", "path", "rect", "circle"}


def test_the_licence_of_the_icons_ships_with_them() -> None:
    licence = (ICONS / "LICENSE").read_text("utf-8")
    assert "MIT License" in licence
    assert "Paweł Kuna" in licence
