"""Qt's own words, on the buttons of its dialogs and in its calendars, in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_CATALOGUES = {"pt": "qtbase_pt_BR"}
"""Where Qt calls a language's file otherwise than by its code."""


class QtWords(QTranslator):
    """Installed once for each language that is spoken; English is in Qt itself."""

    def speak(self, language: str) -> None:
        """In this language from now on."""
        QCoreApplication.removeTranslator(self)
        QLocale.setDefault(QLocale(language))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and self.load(_CATALOGUES.get(language, f"qtbase_{language}"), folder):
            QCoreApplication.installTranslator(self)
