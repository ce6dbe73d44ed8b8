"""Lines of a name and its field."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tracker.ui.form import Form, KeyLabel


@pytest.mark.parametrize("said", ["&To", "&Tamanho das letras", "&Taille"])
def test_a_name_has_room_for_letters_that_do_not_move_together(said: str, qtbot: QtBot) -> None:
    """The line under the first letter parts it from the second: “T” and “o” stand as if each were alone."""
    label = KeyLabel(said)
    qtbot.addWidget(label)
    width = label.fontMetrics().horizontalAdvance
    assert label.sizeHint().width() >= width(said[1]) + width(said[2:])


def test_the_key_of_a_name_leads_to_its_field(qtbot: QtBot) -> None:
    form, field = Form(), QLineEdit()
    qtbot.addWidget(field)
    label = form.add("&Title", field)
    qtbot.addWidget(label)
    assert label.buddy() is field
    form.takeAt(0)
    form.takeAt(0)
