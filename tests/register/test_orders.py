"""The list sorted by the database, page by page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import event

from offices import Office
from tracker.domain.commitment import Commitment
from tracker.domain.query import Filter, Order, SortBy
from tracker.domain.references import natural_key
from tracker.domain.text import folded
from tracker.domain.vocabulary import Status
from tracker.register.pages import PagedIds

_STATUSES = [None, "implemented", "planned", "in_progress", "planned"]
_LEADS = ["ministry of Labour", None, "Écoles", "Ministry of Labour", "Zoo"]
_DEADLINES = ["2027-Q2", "2026-12-31", None, "2027", "2026-12"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Every third commitment holds something, at three different moments; it is only read."""
    office = Office(tmp_path_factory.mktemp("filled"))
    register = office.register
    for number, seen in enumerate(register.listed()[::3]):
        if number % 5 == 0:
            office.clock.now = office.clock.now.replace(day=office.clock.now.day + 1)
        at = number % 5
        register.edit([seen], {"status": _STATUSES[at], "lead": _LEADS[at], "deadline": _DEADLINES[at]})
    yield office
    register.close()


def _key(by: SortBy, c: Commitment) -> object:
    match by:
        case SortBy.NUMBER:
            return natural_key(c.ref)
        case SortBy.STATUS:
            return list(Status).index(c.status) if c.status else None
        case SortBy.LEAD:
            lead = c.text_of("lead")
            return (folded(lead), lead) if lead else None
        case SortBy.DEADLINE:
            return c.deadline.last if c.deadline else None
        case SortBy.UPDATED:
            return c.updated


@pytest.mark.parametrize("which", [Filter(), Filter(search="migrants")], ids=["all", "found"])
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("by", list(SortBy))
def test_what_holds_something_stands_in_order_and_the_rest_after_it(
    filled: Office, by: SortBy, descending: bool, which: Filter
) -> None:
    register = filled.register
    outline = register.outline(which, order=Order(by, descending))
    (group,) = outline.groups
    rows = register.commitments(list(group.ids))
    assert sorted(c.id for c in rows) == sorted(c.id for c in register.listed(which))
    held = [key for c in rows if (key := _key(by, c)) is not None]
    assert [key is not None for c in rows for key in [_key(by, c)]] == [True] * len(held) + [False] * (
        len(rows) - len(held)
    )
    assert held == sorted(held, reverse=descending)  # type: ignore[type-var]
    assert [group.ids.index(c.id) for c in rows] == list(range(len(rows)))
    assert outline.total == 46


@pytest.mark.parametrize("by", list(SortBy))
def test_a_page_is_read_through_an_index_and_nothing_is_sorted_for_it(filled: Office, by: SortBy) -> None:
    register, asked = filled.register, list[tuple[str, object]]()

    def hear(_c: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if "ORDER BY" in statement and "OFFSET" in statement:
            asked.append((statement, parameters))

    event.listen(register._engines.read, "before_cursor_execute", hear)
    (group,) = register.outline(order=Order(by)).groups
    assert isinstance(group.ids, PagedIds)
    assert group.ids[0] and group.ids[45]
    event.remove(register._engines.read, "before_cursor_execute", hear)
    assert asked
    with register._reading() as connection:
        for statement, parameters in asked:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).fetchall()  # type: ignore[arg-type]
            said = " ".join(str(row) for row in plan)
            assert "TEMP B-TREE" not in said and "USING COVERING INDEX" in said, said
