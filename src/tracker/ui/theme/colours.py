"""The colours of each appearance; every text and its background keep a contrast of at least 4.5 : 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Status

MARKER = QPalette.ColorRole.AlternateBase
"""Where `palette_of` keeps the ground of words that are new."""


@dataclass(frozen=True, slots=True)
class Ink:
    """A text colour and the background it stands on."""

    fore: str
    back: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One appearance. `page` lies behind the cards; `status` has an ink per status code, NO_VALUE included.

    `marker` lies under words that are new, on a selected row as well. `frame` is how wide the frame is that shows where
    the keyboard is, in pixels.
    """

    name: str
    page: str
    card: str
    group: str
    text: str
    muted: str
    border: str
    control: str
    disabled: str
    accent: str
    on_accent: str
    selected: str
    selected_text: str
    hover: str
    marker: str
    overdue: str
    warning: Ink
    done: Ink
    toast: Ink
    toast_link: str
    track: str
    status: Mapping[str, Ink]
    frame: int = 2

    def text_pairs(self) -> tuple[tuple[str, Ink], ...]:
        """Every text on every background it is painted on, with a name to tell a failing one by."""
        pairs = [
            (f"{name} on {ground}", Ink(getattr(self, name), getattr(self, ground)))
            for name in ("text", "muted", "accent", "overdue")
            for ground in ("page", "card", "group", "selected", "hover")
        ]
        pairs += [
            (f"disabled on {ground}", Ink(self.disabled, getattr(self, ground))) for ground in ("page", "card", "group")
        ]
        pairs += [
            ("a day that is over", Ink(self.card, self.overdue)),
            ("on accent", Ink(self.on_accent, self.accent)),
            ("what cannot be pressed yet", Ink(self.muted, self.track)),
            ("selected text", Ink(self.selected_text, self.selected)),
            ("what is new", Ink(self.text, self.marker)),
            ("warning", self.warning),
            ("done", self.done),
            ("toast", self.toast),
            ("toast link", Ink(self.toast_link, self.toast.back)),
        ]
        return tuple(pairs) + tuple((f"status {code or 'not reported'}", ink) for code, ink in self.status.items())


LIGHT = Colours(
    name="light",
    page="#f4f6f9",
    card="#ffffff",
    group="#f3f5f8",
    text="#1b2430",
    muted="#54606e",
    border="#e2e6eb",
    control="#7b8694",
    disabled="#667180",
    accent="#1b5a9c",
    on_accent="#ffffff",
    selected="#e3edf8",
    selected_text="#1b2430",
    hover="#eef2f7",
    marker="#c9ecd3",
    overdue="#b3231b",
    warning=Ink("#6f4700", "#fdf1d3"),
    done=Ink("#ffffff", "#1f7a3e"),
    toast=Ink("#ffffff", "#1d2733"),
    toast_link="#9ecbff",
    track="#e6e9ee",
    status={
        NO_VALUE: Ink("#54606e", "#eef0f4"),
        Status.NOT_STARTED: Ink("#434d5a", "#e9ecf1"),
        Status.PLANNED: Ink("#553f9e", "#ece8f8"),
        Status.IN_PROGRESS: Ink("#1b5a9c", "#cfe1f5"),
        Status.PARTIALLY_IMPLEMENTED: Ink("#7a4d00", "#fdefcd"),
        Status.IMPLEMENTED: Ink("#17682f", "#dff2e4"),
        Status.CONTINUOUS: Ink("#0f625f", "#daf1ef"),
        Status.SUPERSEDED: Ink("#5b4a3a", "#f1ece6"),
        Status.NOT_TO_BE_IMPLEMENTED: Ink("#93302a", "#f9e7e5"),
    },
)

DARK = Colours(
    name="dark",
    page="#14181d",
    card="#1d2228",
    group="#181d22",
    text="#e5e9ee",
    muted="#9aa6b4",
    border="#2e353d",
    control="#76828f",
    disabled="#818d9a",
    accent="#7db6ef",
    on_accent="#0e1a26",
    selected="#22364c",
    selected_text="#eef3f8",
    hover="#252c34",
    marker="#1d4a2c",
    overdue="#ff978c",
    warning=Ink("#f3c978", "#3a2d12"),
    done=Ink("#0e1f14", "#7cd095"),
    toast=Ink("#17202a", "#e8ecf1"),
    toast_link="#12508f",
    track="#323a43",
    status={
        NO_VALUE: Ink("#a6b1bd", "#2a3138"),
        Status.NOT_STARTED: Ink("#bcc5cf", "#2d343c"),
        Status.PLANNED: Ink("#bfaef5", "#2d2746"),
        Status.IN_PROGRESS: Ink("#7db6ef", "#1b3047"),
        Status.PARTIALLY_IMPLEMENTED: Ink("#efc063", "#3b2d10"),
        Status.IMPLEMENTED: Ink("#7cd095", "#18331f"),
        Status.CONTINUOUS: Ink("#6fd3cb", "#14352f"),
        Status.SUPERSEDED: Ink("#d1bfae", "#352e27"),
        Status.NOT_TO_BE_IMPLEMENTED: Ink("#f3a49b", "#3d2422"),
    },
)

HIGH_CONTRAST = Colours(
    name="contrast",
    page="#ffffff",
    card="#ffffff",
    group="#ffffff",
    text="#000000",
    muted="#1a1a1a",
    border="#000000",
    control="#000000",
    disabled="#585858",
    accent="#00338c",
    on_accent="#ffffff",
    selected="#fff3a8",
    selected_text="#000000",
    hover="#fff9d6",
    marker="#9be7ff",
    overdue="#990000",
    warning=Ink("#000000", "#ffe9a8"),
    done=Ink("#ffffff", "#004d1a"),
    toast=Ink("#ffffff", "#000000"),
    toast_link="#ffe96b",
    track="#d0d0d0",
    status={
        NO_VALUE: Ink("#1a1a1a", "#ffffff"),
        Status.NOT_STARTED: Ink("#000000", "#ffffff"),
        Status.PLANNED: Ink("#3b1f8f", "#ffffff"),
        Status.IN_PROGRESS: Ink("#00338c", "#ffffff"),
        Status.PARTIALLY_IMPLEMENTED: Ink("#5c3900", "#ffffff"),
        Status.IMPLEMENTED: Ink("#004d1a", "#ffffff"),
        Status.CONTINUOUS: Ink("#004744", "#ffffff"),
        Status.SUPERSEDED: Ink("#3d3022", "#ffffff"),
        Status.NOT_TO_BE_IMPLEMENTED: Ink("#7a0000", "#ffffff"),
    },
    frame=3,
)


def palette_of(colours: Colours) -> QPalette:
    """The palette that Qt's own controls are painted with."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: colours.page,
        role.WindowText: colours.text,
        role.Base: colours.card,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.BrightText: colours.overdue,
        role.ToolTipBase: colours.toast.back,
        role.ToolTipText: colours.toast.fore,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selected,
        role.HighlightedText: colours.selected_text,
        role.Accent: colours.accent,
        MARKER: colours.marker,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.card,
        role.Midlight: colours.hover,
        role.Mid: colours.border,
        role.Dark: colours.control,
        role.Shadow: colours.border,
    }.items():
        palette.setColor(target, QColor(colour))
    for faded in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, faded, QColor(colours.disabled))
    return palette


def contrast(ink: Ink) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(ink.fore)), _luminance(QColor(ink.back))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
