"""The least a PySide6 application can do: says "bare" once its window is painted, and ends."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Show, paint, say so."""
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 760)
    window.show()

    def painted() -> None:
        window.repaint()
        print("bare", flush=True)
        window.close()

    QTimer.singleShot(0, window, painted)
    application.exec()


if __name__ == "__main__":
    main()
