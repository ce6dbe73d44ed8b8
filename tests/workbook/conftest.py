"""What every workbook test is handed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.words import Words, load_words


@pytest.fixture
def english(tmp_path: Path) -> Words:
    return load_words("en", tmp_path)
