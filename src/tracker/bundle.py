"""Finds what ships beside the code: `resources/`, `db/` and the user guide in `docs/guide`."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """The folder or file `name` ("resources/icons", "db/seed"), from the wheel or else from the checkout."""
    inside = _PACKAGE / "_bundle" / name
    return inside if inside.exists() else _PACKAGE.parent.parent / name
