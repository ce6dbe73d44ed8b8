"""Every figure is the length of its list, and every open deadline stands in one term, whatever was reported."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offices import NewOffice, Office
from tracker.domain.commitment import CLAIMED, NOT_CARRIED, SETTLED
from tracker.domain.deadlines import Term, term_of
from tracker.domain.overview import FILTERS, Figure, percent, with_status
from tracker.domain.query import NO_VALUE, Filter, Scope
from tracker.domain.vocabulary import Position, Status
from tracker.errors import UserError

_DAY = date(2026, 11, 23)
_REPORTS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from([None, *(s.value for s in Status)]),
        "position": st.sampled_from([None, *(p.value for p in Position)]),
        "lead": st.sampled_from([None, "Foreign Ministry", "Ministry of Labour"]),
        "deadline": st.one_of(
            st.dates(_DAY - timedelta(days=40), _DAY + timedelta(days=120)).map(date.isoformat),
            st.sampled_from([None, "2026-11", "2026-Q4", "2027-Q2", "2026", "2027"]),
        ),
    },
)
_DAYS = st.dates(_DAY - timedelta(days=60), _DAY + timedelta(days=150))


@given(reports=st.lists(st.tuples(st.integers(0, 45), _REPORTS), max_size=25), as_of=_DAYS)
@settings(max_examples=16, deadline=None)
def test_every_figure_is_the_length_of_its_list(
    tmp_path_factory: pytest.TempPathFactory, reports: list[tuple[int, dict[str, str | None]]], as_of: date
) -> None:
    office = Office(tmp_path_factory.mktemp("office"))
    register = office.register
    ids = [c.id for c in register.listed()]
    for number, values in reports:
        register.edit(register.commitments([ids[number]]), values)
    office.register.close()
    register = office.open(as_of)
    overview, rows = register.overview(), register.listed()
    for figure, which in FILTERS.items():
        assert overview.figures[figure] == register.outline(which).shown, figure
    applicable = [c for c in rows if c.position != Position.NOT_APPLICABLE]
    assert overview.counted == len(applicable) and overview.total == 46
    assert overview.not_applicable == register.outline(Filter(scope=Scope.NOT_APPLICABLE)).shown
    assert all(n <= overview.whole(figure) <= overview.total for figure, n in overview.figures.items())
    assert overview.results == sum(c.status in CLAIMED for c in applicable)
    assert overview.tally == Counter(c.status or NO_VALUE for c in applicable)
    for group in overview.panels:
        for code in (*Status, NO_VALUE):
            assert group.tally.get(code, 0) == register.outline(with_status(code, group.panel.id)).shown
    late = [c.days_late(as_of) for c in rows if c.days_late(as_of)]
    assert (overview.figures[Figure.OVERDUE], overview.oldest) == (len(late), max(late, default=0))
    told = register.deadlines()
    open_ones = {c.id: c for c in rows if c.status not in SETTLED and c.position not in NOT_CARRIED}
    listed = [entity for group in told.groups for entity in group.ids]
    assert sorted(listed) == sorted(open_ones) and len(told.groups) == len(Term)
    assert (told.open, told.settled) == (overview.open, 46 - overview.open) == (len(open_ones), 46 - len(open_ones))
    for due in told.groups:
        lasts = [c.deadline.last if (c := open_ones[e]).deadline else None for e in due.ids]
        assert all(term_of(last, as_of) is due.term for last in lasts)
        assert lasts == sorted(lasts, key=lambda last: last or date.max)
    assert told.days == Counter(c.deadline.last for c in open_ones.values() if c.deadline)
    ahead = [e for e in listed if (period := open_ones[e].deadline) and period.last >= as_of]
    assert [c.id for c in overview.coming] == ahead[:6]
    register.close()


def test_continuous_is_not_implemented_and_what_is_not_applicable_leaves_the_denominator(office: Office) -> None:
    register = office.register
    one, other, third, *_ = register.listed()
    register.edit([one], {"status": "continuous"})
    register.edit([other], {"status": "implemented"})
    register.edit([third], {"status": "implemented", "position": "not_applicable"})
    overview = register.overview()
    assert overview.figures[Figure.IMPLEMENTED] == 1
    assert (overview.counted, overview.not_applicable, overview.tally[NO_VALUE]) == (45, 1, 43)
    assert overview.meetings == () and overview.since is None


def test_two_versions_nobody_decided_between_are_counted(office: Office) -> None:
    register = office.register
    seen = register.find("1.2")
    register.edit([seen], {"lead": "Ministry of Labour"})
    register.edit([seen], {"lead": "Ministry of Health"})
    register.edit([register.find("1.2")], {"position": "not_applicable"})
    overview = register.overview()
    assert (overview.figures[Figure.DIFFERING], overview.whole(Figure.DIFFERING), overview.counted) == (1, 46, 45)
    assert register.outline(FILTERS[Figure.DIFFERING]).shown == register.outline(Filter(conflicts=True)).shown == 1


@pytest.mark.parametrize(
    ("last", "term"),
    [
        (None, Term.NONE),
        (date(2026, 11, 22), Term.OVERDUE),
        (date(2026, 11, 23), Term.THIS_WEEK),
        (date(2026, 11, 29), Term.THIS_WEEK),
        (date(2026, 11, 30), Term.IN_30_DAYS),
        (date(2026, 12, 23), Term.IN_30_DAYS),
        (date(2026, 12, 24), Term.IN_90_DAYS),
        (date(2027, 2, 21), Term.IN_90_DAYS),
        (date(2027, 2, 22), Term.LATER),
    ],
)
def test_terms_follow_each_other(last: date | None, term: Term) -> None:
    assert term_of(last, _DAY) is term, "23 November 2026 is a Monday"


def test_a_hundred_percent_is_said_only_of_all() -> None:
    assert [percent(45, 46), percent(8, 45), percent(46, 46), percent(0, 0)] == [98, 18, 100, 0]
    assert percent(999, 1000) == 99


def test_the_calendar_file_tells_days_and_institutions_and_nobodys_name(office: Office, tmp_path: Path) -> None:
    register = office.register
    register.edit(
        [register.find("1.2")],
        {
            "status": "in_progress",
            "deadline": "2027-Q2",
            "lead": "Dirección General de Migración y Extranjería del Ministerio de Gobernación",
            "person": "Luis Secret",
            "alternate": "Eva Secret",
            "comment": "secret words",
            "limitation": "secret words",
            "next_step": "secret words",
            "position_comment": "secret words",
        },
    )
    register.add_note(register.find("1.2"), "secret words")
    register.edit([register.find("1.3")], {"status": "implemented", "deadline": "2026-06-30"})
    path = tmp_path / "deadlines.ics"
    assert register.save_calendar(path) == 1
    raw = path.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    for hidden in (b"ecret", b"Ana Mora"):
        assert hidden not in raw.replace(b"\r\n ", b"")
    calendar = icalendar.Calendar.from_ical(raw)
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2027, 6, 30), date(2027, 7, 1))
    assert str(event["summary"]).startswith("Deadline of 1.2: The capacity")
    assert str(event["description"]).endswith(
        "Deadline: Q2 2027\nStatus: In progress\n"
        "Lead institution: Dirección General de Migración y Extranjería del Ministerio de Gobernación"
    )
    register.edit([register.find("1.2")], {"deadline": "2027-07-15"})
    register.save_calendar(path)
    (moved,) = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert moved["uid"] == event["uid"] and moved.decoded("dtstart") == date(2027, 7, 15)


def test_a_calendar_without_deadlines_is_not_written(new_office: NewOffice, tmp_path: Path) -> None:
    register = new_office().register
    path = tmp_path / "deadlines.ics"
    path.write_text("what was there", encoding="utf-8")
    with pytest.raises(UserError, match="No open commitment has a deadline"):
        register.save_calendar(path)
    assert path.read_text(encoding="utf-8") == "what was there"
