"""What a chart says, before anything is painted: bars made of parts, and the same in a table and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.words import Words


@dataclass(frozen=True, slots=True)
class Kind:
    """What a part of a bar counts; `code` is a status code, which gives it its colour and its pattern."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: `parts` in the order of the chart's kinds, `note` what is said behind it.

    `key` is handed to whoever opens a part of it; a bar without one tells of what cannot be listed any more.
    """

    key: str | None
    label: str
    parts: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a chart: a kind of one bar, or of all bars together (`bar` is None)."""

    bar: int | None
    kind: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars of equal length; `heading` says what the bars are ("Panel"). Made with `chart_of`.

    `summed` says whether the bars count different things, so that their sum means something.
    """

    title: str
    heading: str
    kinds: tuple[Kind, ...]
    bars: tuple[Bar, ...]
    summed: bool = True

    def legend(self, kind: int) -> str:
        """A kind, and how many there are of it in all bars."""
        name = self.kinds[kind].name
        return f"{name} {sum(bar.parts[kind] for bar in self.bars)}" if self.summed else name

    def key_of(self, spot: Spot) -> str | None:
        """What opening it hands on: the key of its bar, "" for all bars, None where nothing can be opened."""
        if spot.bar is None:
            return "" if self.summed else None
        return self.bars[spot.bar].key

    def spots(self) -> tuple[Spot, ...]:
        """Everything one can point at, bar by bar, then the kinds of all bars together."""
        parts = [Spot(b, k) for b, bar in enumerate(self.bars) for k, n in enumerate(bar.parts) if n]
        return (*parts, *(Spot(None, k) for k in range(len(self.kinds))))

    def told(self, spot: Spot, words: Words) -> str:
        """A spot as it is spoken: "1  The human rights of all migrants. In progress: 2"."""
        if spot.bar is None:
            return self.legend(spot.kind)
        kind, bar = self.kinds[spot.kind].name, self.bars[spot.bar]
        return words("{bar}. {kind}: {n}", bar=bar.label, kind=kind, n=bar.parts[spot.kind])

    def table(self, words: Words) -> tuple[tuple[str, ...], ...]:
        """The same in a table, its header first."""
        header = (self.heading, *(kind.name for kind in self.kinds), words("Counted"))
        rows = [(bar.label, *(str(n) for n in bar.parts), str(sum(bar.parts))) for bar in self.bars]
        return (header, *rows)


def chart_of(title: str, heading: str, kinds: Sequence[Kind], bars: Sequence[Bar], *, summed: bool = True) -> Chart:
    """A chart without the kinds of which there is nothing."""
    kept = [k for k in range(len(kinds)) if any(bar.parts[k] for bar in bars)]
    return Chart(
        title,
        heading,
        tuple(kinds[k] for k in kept),
        tuple(Bar(bar.key, bar.label, tuple(bar.parts[k] for k in kept), bar.note) for bar in bars),
        summed,
    )
