"""Qt's own words, on the buttons of its dialogs and in its calendars, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_CATALOGUES = {"pt": "qtbase_pt_BR"}
"""Where Qt calls a language's file otherwise than by its code."""

_KEYS: Mapping[str, Mapping[str, str]] = {
    "en": {},
    "es": {"Ctrl": "Ctrl", "Shift": "Mayús", "Return": "Enter", "Esc": "Esc", "Escape": "Esc"},
}
"""What stands on the keys themselves where Qt calls them otherwise."""

_FORMERLY = {"&Look in:": "Look in:", "Files of &type:": "Files of type:"}
"""What Qt's catalogues know under another name than Qt itself: where files are chosen in a dialog of its own."""


class QtWords(QTranslator):
    """Installed once for each language that is spoken; English is in Qt itself."""

    _keys: Mapping[str, str] = _KEYS["en"]

    def speak(self, language: str) -> None:
        """In this language from now on."""
        QCoreApplication.removeTranslator(self)
        self._keys = _KEYS.get(language, {})
        QLocale.setDefault(QLocale(language))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self.load(_CATALOGUES.get(language, f"qtbase_{language}"), folder):
            QCoreApplication.installTranslator(self)

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """As Qt's catalogue has it, but for the names of some keys; none is how Qt is told to ask elsewhere."""
        named = self._keys.get(source) if context == "QShortcut" else None
        for asked in (source, _FORMERLY.get(source, "")):
            named = named or super().translate(context, asked, disambiguation, n)
        return named or None
