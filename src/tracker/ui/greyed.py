"""A command that cannot be used now says why, wherever it is offered."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from tracker.ui.plain import as_written

_REASON = "why greyed"
_FOR_GOOD = "why greyed for good"


def grey_for_good(action: QAction, reason: str) -> None:
    """Let it never be used: whatever else speaks against it later, this is why."""
    action.setProperty(_FOR_GOOD, reason)
    grey(action, reason)


def grey(action: QAction | QAbstractButton, reason: str) -> None:
    """Let it be used where there is no reason against it."""
    reason = str(action.property(_FOR_GOOD) or reason)
    action.setEnabled(not reason)
    action.setProperty(_REASON, reason)
    action.setToolTip(as_written(reason) if reason else "")


def why_greyed(action: QAction) -> str:
    """Empty where it can be used, or where nobody said why not."""
    return "" if action.isEnabled() else str(action.property(_REASON) or "")
