from __future__ import annotations

import gettext

import pytest

from tracker.words import Words


@pytest.fixture(scope="session")
def english() -> Words:
    return Words("en", gettext.NullTranslations())
