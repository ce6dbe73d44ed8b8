"""What the icons of the matrix mean."""

from __future__ import annotations

from tracker.domain.exchange import Answered
from tracker.domain.query import NO_VALUE
from tracker.domain.vocabulary import Status
from tracker.ui.commitments.row_painter import status_icon
from tracker.ui.icon_legend import IconLegend, Meaning
from tracker.ui.region.cells import NOTED_ICON, SILENCES
from tracker.ui.region.telling import Telling
from tracker.ui.theme.theme import Theme
from tracker.ui.wording import Wording
from tracker.words import Words


def region_legend(words: Words, theme: Theme, telling: Telling) -> IconLegend:
    """Each status, then the two silences, of which neither is a status."""
    said = Wording(words).value
    legend = IconLegend(words, theme)
    legend.show_meanings(
        [
            *(Meaning(status_icon(code), code or NO_VALUE, said("status", code)) for code in (*Status, None)),
            Meaning(NOTED_ICON, NO_VALUE, words("From a letter: noted here, not submitted")),
            Meaning(SILENCES[Answered.ANSWERED], NO_VALUE, telling.not_named),
            Meaning(SILENCES[Answered.NO_ANSWER], NO_VALUE, words("Asked, no answer")),
        ]
    )
    return legend
