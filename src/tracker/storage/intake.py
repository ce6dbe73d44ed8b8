"""Keeps which files were taken in, from whom, and what each of them brought."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, func, insert, select

from tracker.storage import tables


@dataclass(frozen=True, slots=True)
class Intake:
    """A file taken in. `source` is the id of its snapshot or parcel, `answers` the files of ours it says to have seen.

    `as_author` is whose a workbook is, said by the importer; `told` is what only this kind of file says.
    """

    kind: str
    source: str
    file: str
    file_hash: str
    delegation: str = ""
    author: str = ""
    as_author: str = ""
    replica: str = ""
    sent_at: str = ""
    answers: tuple[str, ...] = ()
    told: Mapping[str, object] = field(default_factory=dict)

    def attribution(self, at: str) -> tuple[str, str]:
        """When and by whom the values in it were said, where they do not tell; taken in at `at`.

        A workbook says only when it left, which is before anything was typed into it.
        """
        return (self.sent_at or at) if self.kind != "workbook" else at, self.as_author


@dataclass(frozen=True, slots=True)
class KeptIntake:
    """A file that was taken in, with the action that did it (none where it brought nothing new) and when (UTC)."""

    number: int
    intake: Intake
    action: str | None
    at: str


def keep_intake(connection: Connection, intake: Intake, action: str | None, at: str) -> int:
    """Note that the file was taken in; its number."""
    row = insert(tables.intake).values(
        action=action,
        kind=intake.kind,
        source=intake.source,
        file=intake.file,
        file_hash=intake.file_hash,
        delegation=intake.delegation,
        author=intake.author,
        as_author=intake.as_author,
        replica=intake.replica,
        sent_at=intake.sent_at,
        at=at,
        told=json.dumps(dict(intake.told), ensure_ascii=False, sort_keys=True),
    )
    number = int(connection.execute(row.returning(tables.intake.c.number)).scalar_one())
    if intake.answers:
        rows = [{"intake": number, "sent": answered} for answered in sorted(set(intake.answers))]
        connection.execute(insert(tables.answer), rows)
    return number


def intakes(connection: Connection, kinds: Sequence[str] = ()) -> list[KeptIntake]:
    """Every file taken in, newest first."""
    query = select(tables.intake).order_by(tables.intake.c.number.desc())
    if kinds:
        query = query.where(tables.intake.c.kind.in_(kinds))
    answers: dict[int, list[str]] = {}
    for number, sent in connection.execute(select(tables.answer.c.intake, tables.answer.c.sent)):
        answers.setdefault(number, []).append(sent)
    return [
        KeptIntake(
            row.number,
            Intake(
                row.kind,
                row.source,
                row.file,
                row.file_hash,
                row.delegation,
                row.author,
                row.as_author,
                row.replica,
                row.sent_at,
                tuple(answers.get(row.number, ())),
                json.loads(row.told),
            ),
            row.action,
            row.at,
        )
        for row in connection.execute(query)
    ]


def first_arrival(connection: Connection, number: int) -> int | None:
    """The `arrived` of the first record that this file brought; None where it brought nothing new."""
    record = tables.record.c
    return connection.execute(select(func.min(record.arrived)).where(record.intake == number)).scalar()


def is_taken_in(connection: Connection, file_hash: str) -> bool:
    """Whether a file of these very bytes was taken in, even if it brought nothing."""
    query = select(tables.intake.c.number).where(tables.intake.c.file_hash == file_hash).limit(1)
    return connection.execute(query).first() is not None
