"""Queries that name any number of ids."""

from __future__ import annotations

from sqlalchemy import create_engine, select
from sqlalchemy.engine import make_url

from tracker.storage import tables
from tracker.storage.portions import among, insert_all


def test_forty_thousand_ids_are_named_in_one_query() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.meta.create(connection)
        insert_all(connection, tables.meta, ("key", "value"), [(name, "") for name in ("a", "é\"'", "z")])
        wanted = ["a", "é\"'", *(f"nothing {n}" for n in range(40_000))]
        found = connection.execute(select(tables.meta.c.key).where(among(tables.meta.c.key, wanted))).scalars()
        assert set(found) == {"a", "é\"'"}
        assert not connection.execute(select(tables.meta.c.key).where(among(tables.meta.c.key, ()))).all()


def test_what_is_named_is_looked_up_and_not_read_through() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        tables.metadata.create_all(connection)
        asked = select(tables.record.c.raw).where(among(tables.record.c.id, ["a"]))
        compiled = asked.compile(engine)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", tuple(compiled.params.values())).all()
    assert any("SEARCH record USING INDEX" in str(step) for step in plan), plan


def test_a_shared_database_is_asked_in_its_own_words() -> None:
    dialect = make_url("postgresql://").get_dialect()()
    query = select(tables.meta.c.key).where(among(tables.meta.c.key, ["a"])).compile(dialect=dialect)
    assert "IN (SELECT json_array_elements_text(CAST(%(param_1)s::VARCHAR AS json)))" in str(query)
    assert query.params == {"param_1": '["a"]'}
