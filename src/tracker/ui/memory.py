"""What the window remembers between two days: sizes, columns, filters, appearance, last page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from tracker.domain.query import Attention, Due, Filter, Scope
from tracker.places import is_within_reach

TAKEN_FROM, WRITTEN_TO = "folder", "folder written to"
"""What came lies elsewhere than what is to leave."""


class Memory:
    """An INI file beside the data; whatever in it cannot be read any more is forgotten, never an error."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def keep_shape(self, name: str, state: QByteArray) -> None:
        """Remember a geometry as Qt writes it."""
        self._settings.setValue(f"shape/{name}", state.toBase64().toStdString())

    def shape(self, name: str) -> QByteArray:
        """A geometry that was kept; empty when there is none."""
        return QByteArray.fromBase64(self.text(f"shape/{name}").encode())

    def keep(self, name: str, value: str) -> None:
        """Remember a word."""
        self._settings.setValue(name, value)

    def text(self, name: str, otherwise: str = "") -> str:
        """A word that was kept."""
        value = self._settings.value(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def keep_folder(self, folder: Path, use: str) -> None:
        """Remember where a person last took a file from, or saved one, by its `use`: the next is looked for there."""
        self.keep(use, str(folder))

    def folder(self, otherwise: Path, use: str) -> Path:
        """That folder, as long as it is within reach."""
        kept = self.text(use)
        return Path(kept) if kept and is_within_reach(Path(kept)) else otherwise

    def keep_filter(self, which: Filter) -> None:
        """Remember what the list was filtered by; the search, and what was picked by its id, are of the day."""
        self.keep("filter", json.dumps(_parts_of(which), ensure_ascii=True))

    def filter(self) -> Filter:
        """The filter that was kept, as far as it still makes sense."""
        return _filter_of(self._read("filter"))

    def keep_views(self, views: Mapping[str, Filter]) -> None:
        """Remember filters by the names they were given, with what is searched for."""
        parts = {name: {**_parts_of(which), "search": which.search} for name, which in views.items()}
        self.keep("views", json.dumps(parts, ensure_ascii=True))

    def views(self) -> dict[str, Filter]:
        """The named filters that were kept."""
        return {name: _filter_of(parts) for name, parts in self._read("views").items()}

    def _read(self, name: str) -> Mapping[str, object]:
        try:
            parts = json.loads(self.text(name, "{}"))
        except ValueError:
            return {}
        return parts if isinstance(parts, dict) else {}

    def flush(self) -> None:
        """Write everything down now."""
        self._settings.sync()


def _parts_of(which: Filter) -> dict[str, object]:
    return {
        "panels": sorted(which.panels),
        "statuses": sorted(which.statuses),
        "leads": sorted(which.leads),
        "due": sorted(which.due),
        "conflicts": which.conflicts,
        "attention": sorted(which.attention),
        "scope": which.scope,
    }


def _filter_of(parts: object) -> Filter:
    """As far as it makes sense; nothing of what a newer version wrote and this one cannot read."""
    if not isinstance(parts, dict):
        return Filter()

    def members(name: str) -> frozenset[str]:
        found = parts.get(name, [])
        return frozenset(str(m) for m in found) if isinstance(found, list) else frozenset()

    try:
        return Filter(
            search=str(parts.get("search", "")),
            panels=members("panels"),
            statuses=members("statuses"),
            leads=members("leads"),
            due=frozenset(Due(d) for d in members("due")),
            conflicts=parts.get("conflicts") is True,
            attention=frozenset(Attention(reason) for reason in members("attention")),
            scope=Scope(str(parts.get("scope", Scope.ALL))),
        )
    except ValueError:
        return Filter()
