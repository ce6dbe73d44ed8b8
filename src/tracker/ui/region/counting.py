"""Makes the lists behind the numbers of the region."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from tracker.domain.exchange import Answered, DelegationAnswer
from tracker.domain.vocabulary import Status
from tracker.ui.region.counted_dialog import CountedDialog, Heads, Line, Part
from tracker.ui.region.region_model import Index, RegionModel
from tracker.ui.wording import Wording
from tracker.words import Words


def behind_a_number(model: RegionModel, index: Index, words: Words, parent: QWidget) -> CountedDialog:
    """The commitments that a number of the matrix counts: those that are implemented first, then each other status."""
    wording, counted = Wording(words), model.counted(index)
    parts = []
    for status in (Status.IMPLEMENTED, *(s for s in (*Status, None) if s is not Status.IMPLEMENTED)):
        lines = tuple(
            Line(
                (
                    model.official(answer),
                    row.recommendation.ref,
                    model.text(row),
                    wording.value("status", cell.status),
                    model.telling.source(cell, answer),
                ),
                (answer.delegation, row.recommendation.id),
            )
            for answer, row, cell in counted
            if cell.status == status
        )
        if lines or status is Status.IMPLEMENTED:
            parts.append(Part(wording.value("status", status), lines))
    everything = tuple(line for part in parts for line in part.lines)
    parts.append(Part(words("All that are counted"), everything))
    names = words("Delegation"), words("Ref"), words("Recommendation"), words("Status"), words("Source")
    row, title = model.recommendation(index.row()), _title(model, index, words)
    if row:
        heads, about = Heads(names, roomy=0, same=(1, 2)), model.text(row)
    else:
        heads, about = Heads(names, roomy=2, same=(0,) if model.answer(index.column()) else ()), ""
    return CountedDialog(title, heads, parts, len(everything), words, parent, about)


def _title(model: RegionModel, index: Index, words: Words) -> str:
    row, answer = model.recommendation(index.row()), model.answer(index.column())
    if row:
        return words("{ref}: how it stands with those that answered", ref=row.recommendation.ref)
    if answer:
        return words("How it stands with {delegation}", delegation=model.official(answer))
    return words("How it stands with all that answered")


def behind_the_summary(model: RegionModel, words: Words, parent: QWidget) -> CountedDialog:
    """Who answered all or in part or to nothing, who was asked and is silent, and who was not asked."""
    others = [a for a in model.answers if a.delegation != model.telling.home]
    answered = [a for a in others if a.state is Answered.ANSWERED]
    told = {
        words("Answered all"): [a for a in answered if not a.is_in_part and not a.tells_no_status],
        words("Answered in part"): [a for a in answered if a.is_in_part],
        words("Wrote, no status"): [a for a in answered if a.tells_no_status],
        words("No answer"): [a for a in others if a.state is Answered.NO_ANSWER],
        words("Not asked"): [a for a in others if a.state is Answered.NOT_ASKED],
    }
    parts = [Part(name, _delegations(model, which)) for name, which in told.items() if which]
    parts.append(Part(words("All delegations"), _delegations(model, others)))
    heads = Heads((words("Delegation"), words("State")), roomy=1)
    title = words("Who was asked, and who answered")
    return CountedDialog(title, heads, parts, len(others), words, parent)


def _delegations(model: RegionModel, answers: Sequence[DelegationAnswer]) -> tuple[Line, ...]:
    return tuple(Line((model.official(answer), model.telling.state(answer))) for answer in answers)
