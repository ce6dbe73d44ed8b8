"""What the overview knows, as charts."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.domain.overview import Overview, percent
from tracker.domain.query import NO_VALUE
from tracker.domain.references import said_ref
from tracker.domain.vocabulary import Status
from tracker.domain.wording import INVENTED
from tracker.register.register import Register
from tracker.ui.charts.chart import Bar, Chart, Kind, chart_of
from tracker.ui.wording import Wording
from tracker.words import Words

BAR_ORDER = (
    Status.IMPLEMENTED,
    Status.CONTINUOUS,
    Status.PARTIALLY_IMPLEMENTED,
    Status.IN_PROGRESS,
    Status.PLANNED,
    Status.NOT_STARTED,
    Status.SUPERSEDED,
    Status.NOT_TO_BE_IMPLEMENTED,
    NO_VALUE,
)
"""From what is done to what was never reported on: silence is a part of its own, and not "not started"."""


def picture_title(title: str, register: Register, words: Words) -> str:
    """What stands above a picture, which is seen without the window around it: whose it is, and of which day."""
    home = register.home
    of = [home.name(words.language).short] if home else []
    told = " · ".join([title, *of, Wording(words).day(register.today())])
    return f"{words(INVENTED)} {told}" if register.is_demonstration else told


def panels_chart(found: Overview, words: Words) -> Chart:
    """A bar for each panel; its key is the panel's id."""
    several = len({group.panel.forum for group in found.panels}) > 1
    bars = []
    for group in found.panels:
        title = Wording(words).panel(group.panel)
        label = f"{said_ref(group.panel.forum, '', several)}{title}"
        done = words("{n} of {counted}", n=group.implemented, counted=group.counted)
        bars.append(Bar(group.panel.id, label, _parts(group.tally), done))
    return chart_of(words("Progress by panel"), words("Panel"), _kinds(words), bars)


def trend_chart(found: Overview, words: Words) -> Chart:
    """A bar for each meeting that was frozen, the oldest first, and one for the day seen from.

    Their keys are the meetings' ids, and "" for what stands now.
    """
    wording = Wording(words)
    stood = [
        (shown.id, words("{day} · {meeting}", day=wording.day(shown.day), meeting=shown.meeting), shown.tally)
        for shown in found.meetings
    ]
    bars = [Bar(key, label, _parts(tally), _share(tally, words)) for key, label, tally in stood]
    now = words("{day} · now", day=wording.day(found.as_of))
    bars.append(Bar("", now, _parts(found.tally), _share(found.tally, words)))
    return chart_of(words("Across meetings"), words("Meeting"), _kinds(words), bars, summed=False)


def _share(tally: Mapping[str, int], words: Words) -> str:
    return words("{number}%", number=percent(tally.get(Status.IMPLEMENTED, 0), sum(tally.values())))


def _kinds(words: Words) -> list[Kind]:
    wording = Wording(words)
    return [Kind(code, wording.value("status", code)) for code in BAR_ORDER]


def _parts(tally: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(tally.get(code, 0) for code in BAR_ORDER)
