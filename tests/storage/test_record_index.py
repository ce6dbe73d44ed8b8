"""Records that come before those they replace."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, text

from migrations.test_revisions import migrate
from offices import NewOffice
from tracker.domain.changes import Subject
from tracker.domain.identity import commitment_id
from tracker.journal.record import Record, make_record
from tracker.storage.record_index import insert_records


def changed(value: str, stamp: int, *replaced: Record, field: str = "status") -> Record:
    subject = Subject(commitment_id("HLF2017", "3.5", "CRI"), "HLF2017", "CRI")
    return make_record(
        subject, field, None, value, replaces=frozenset(r.id for r in replaced), stamp=stamp, author="Ana", replica="a"
    )


FIRST = changed("planned", 1)
SECOND = changed("in_progress", 2, FIRST)
THIRD = changed("implemented", 3, FIRST, SECOND)


def lying(connection: Connection) -> tuple[set[str], set[tuple[str, str]]]:
    """What stands, and what is awaited by which record."""
    standing = set(connection.execute(text("SELECT record FROM head")).scalars())
    return standing, {(row[0], row[1]) for row in connection.execute(text("SELECT replaced, record FROM awaited"))}


@pytest.mark.parametrize("together", [True, False])
def test_what_was_awaited_does_not_stand_when_it_comes_and_is_awaited_no_longer(
    together: bool, new_office: NewOffice
) -> None:
    with new_office().register._engines.write.begin() as connection:
        insert_records(connection, [THIRD], ("", ""))
        assert lying(connection) == ({THIRD.id}, {(FIRST.id, THIRD.id), (SECOND.id, THIRD.id)})
        if together:
            insert_records(connection, [FIRST, SECOND], ("", ""))
        else:
            insert_records(connection, [SECOND], ("", ""))
            assert lying(connection) == ({THIRD.id}, {(FIRST.id, THIRD.id), (FIRST.id, SECOND.id)})
            insert_records(connection, [FIRST], ("", ""))
        assert lying(connection) == ({THIRD.id}, set())


def test_a_record_of_another_field_that_names_it_takes_nothing_away(new_office: NewOffice) -> None:
    stranger = changed("Ministry", 2, FIRST, field="lead")
    with new_office().register._engines.write.begin() as connection:
        insert_records(connection, [stranger], ("", ""))
        insert_records(connection, [FIRST], ("", ""))
        assert lying(connection) == ({FIRST.id, stranger.id}, set())


def test_the_former_revision_has_all_edges_again_and_this_one_what_is_awaited(new_office: NewOffice) -> None:
    engines = new_office().register._engines
    with engines.write.begin() as connection:
        insert_records(connection, [SECOND, THIRD], ("", ""))
        before = lying(connection)
    assert before[1] == {(FIRST.id, SECOND.id), (FIRST.id, THIRD.id)}
    migrate(engines, "0006")
    with engines.read.connect() as connection:
        edges = {tuple(row) for row in connection.execute(text("SELECT replaced, record FROM edge"))}
    assert edges == before[1] | {(SECOND.id, THIRD.id)}
    migrate(engines, "head")
    with engines.read.connect() as connection:
        assert lying(connection) == before
