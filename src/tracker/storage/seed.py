"""Puts the shipped catalogue into the database, in place of an older version of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tracker.domain import identity
from tracker.domain.references import sortable
from tracker.storage import tables
from tracker.storage.carrying import carry_anew
from tracker.storage.meta import read_meta, write_meta
from tracker.storage.projection import project


def shipped_version(folder: Path) -> int:
    """The version of the catalogue in db/seed."""
    version: int = _read(folder / "catalogue.json")["version"]
    return version


def is_current(connection: Connection, folder: Path) -> bool:
    """Whether the database's catalogue is the shipped one or a later one."""
    return int(read_meta(connection, "catalogue") or 0) >= shipped_version(folder)


def install_catalogue(connection: Connection, folder: Path) -> None:
    """Replace forums, panels, recommendations and delegations; commitments hang on ids that do not change."""
    catalogue = _read(folder / "catalogue.json")
    for table in (tables.recommendation, tables.panel, tables.forum, tables.delegation):
        connection.execute(delete(table))
    for name in catalogue["forums"]:
        _install_forum(connection, _read(folder / name))
    connection.execute(
        insert(tables.delegation),
        [
            {
                "id": identity.delegation_id(d["code"]),
                "code": d["code"],
                "kind": d["kind"],
                "names": _json(d["names"]),
            }
            for d in _read(folder / catalogue["delegations"])
        ],
    )
    write_meta(connection, "catalogue", str(catalogue["version"]))
    carry_anew(connection)
    project(connection, connection.execute(select(tables.head.c.entity).distinct()).scalars().all())


def _install_forum(connection: Connection, forum: dict[str, Any]) -> None:
    code = forum["code"]
    connection.execute(insert(tables.forum).values(id=identity.forum_id(code), code=code, names=_json(forum["names"])))
    for panel in forum["panels"]:
        connection.execute(
            insert(tables.panel).values(
                id=identity.panel_id(code, panel["number"]),
                forum=code,
                number=panel["number"],
                titles=_json(panel["titles"]),
                introductions=_json(panel["introductions"]),
            )
        )
        connection.execute(
            insert(tables.recommendation), [_recommendation(code, panel["number"], r) for r in panel["recommendations"]]
        )


def _recommendation(forum: str, panel: int, item: dict[str, Any]) -> dict[str, str]:
    ref = f"{panel}.{item['number']}"
    return {
        "id": identity.recommendation_id(forum, ref),
        "forum": forum,
        "panel": identity.panel_id(forum, panel),
        "ref": ref,
        "sort_key": sortable(ref),
        "nature": item["nature"],
        "addressees": _json(item["addressees"]),
        "texts": _json(item["texts"]),
    }


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
