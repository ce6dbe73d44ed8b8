from __future__ import annotations

import pytest

from command_line import CommandLine


def test_checking_off_and_unchecking_brings_the_status_back(run: CommandLine) -> None:
    run.ok("set", "1.3", "status=planned")
    assert run.ok("check", "1.3").out == "Checked off 1.3.\n"
    assert run.rows()["1.3"]["status"] == "implemented"
    assert run.ok("uncheck", "1.3").out == "Unchecked 1.3.\n"
    assert run.rows()["1.3"]["status"] == "planned"


def test_several_are_one_action(run: CommandLine) -> None:
    answer = run.ok("check", "1.3", "2.1", "HLF2017/1.3", "--json").json
    assert answer["changed"] == 2 and answer["title"] == "Checked off 2 commitments" and answer["left"] == []
    assert run.ok("undo").out == "Undid: Checked off 2 commitments.\n"
    assert {row["status"] for row in run.rows().values()} == {None}
    run.ok("redo")
    assert [ref for ref, row in run.rows().items() if row["status"]] == ["1.3", "2.1"]


@pytest.mark.parametrize("verb", ["check", "uncheck", "confirm"])
def test_one_unknown_reference_leaves_all_untouched(run: CommandLine, verb: str) -> None:
    assert "9.9" in run.refused(verb, "1.3", "9.9")
    assert run.ok("history", "--json").json == []


def test_several_fields_are_one_action(run: CommandLine) -> None:
    run.ok("set", "2.1", "status=In progress", "deadline=30 Jun 2027", "lead=Ministry of Labour", "percent=40%")
    row = run.rows()["2.1"]
    assert (row["status"], row["deadline"], row["lead"], row["percent"]) == (
        "in_progress",
        "2027-06-30",
        "Ministry of Labour",
        40,
    )
    run.ok("undo")
    row = run.rows()["2.1"]
    assert (row["status"], row["deadline"], row["lead"], row["percent"]) == (None, None, None, None)


def test_a_value_that_stands_there_already_is_done(run: CommandLine) -> None:
    run.ok("set", "2.1", "status=planned")
    before = run.ok("history", "--json").json
    assert run.ok("set", "2.1", "status=Planned").out == "Nothing changed: it is so already.\n"
    answer = run.ok("set", "2.1", "status=planned", "--json").json
    assert (answer["action"], answer["title"], answer["changed"]) == (None, "Nothing changed", 0)
    run.ok("set", "2.1", "percent=")
    assert run.ok("history", "--json").json == before


def test_nothing_after_the_equals_sign_empties_a_field(run: CommandLine) -> None:
    run.ok("set", "2.1", "lead=Ministry of Labour", "contributing=IOM; ILO")
    run.ok("set", "2.1", "lead=", "contributing=ILO")
    told = run.ok("show", "2.1", "--json").json
    assert told["lead"] is None and told["contributing"] == ["ILO"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["status=planned", "colour=red"], "colour"),
        (["status=planned", "deadline=03/04/2027"], "2027-03-04"),
        (["status=planned", "percent=101"], "101"),
        (["status=planned", "status=noted"], "twice"),
    ],
)
def test_one_wrong_value_leaves_all_untouched(run: CommandLine, typed: list[str], told: str) -> None:
    assert told in run.refused("set", "2.1", *typed)
    assert run.ok("history", "--json").json == []


def test_confirming_says_who_and_when(run: CommandLine) -> None:
    run.ok("confirm", "2.1", "2.2", "--as-of", "2026-11-23")
    assert run.ok("show", "2.2", "--json").json["confirmed"] == {"on": "2026-11-23", "by": "Ana Mora"}


def test_there_may_be_nothing_to_undo_or_redo(run: CommandLine) -> None:
    run.refused("undo")
    run.refused("redo")
    run.refused("undo", "no-such-action")


def test_an_older_action_is_undone_by_its_id_and_later_edits_stay(run: CommandLine) -> None:
    first = run.ok("set", "2.1", "status=planned", "percent=10", "--json").json["action"]
    run.ok("set", "2.1", "percent=20")
    answer = run.ok("undo", first, "--json").json
    assert answer["left"] == [{"ref": "2.1", "forum": "HLF2017", "field": "percent"}]
    row = run.rows()["2.1"]
    assert (row["status"], row["percent"]) == (None, 20)


def test_the_history_tells_who_undid_an_action_when_and_what_was_kept(run: CommandLine) -> None:
    first = run.ok("set", "2.1", "status=planned", "percent=10", "--json").json["action"]
    run.ok("set", "2.1", "percent=20")
    run.ok("init", "--delegation", "CRI", "--author", "Luis Rojas")
    run.ok("undo", first)
    for verb in (("history",), ("history", "2.1"), ("show", "2.1")):
        title, status, percent = run.ok(*verb).out.splitlines()[-3:]
        assert "Ana Mora · Changed status and progress of 2.1 (undone by Luis Rojas, " in title
        assert status == "    2.1 Status: not reported → Planned"
        assert percent == "    2.1 Progress (%): not reported → 10% (had been edited by then and was kept)"
    later, *entries = run.ok("history", "--json").json
    assert (later["undone"], later["undone_by"], later["undone_at"], later["kept"]) == (False, None, None, False)
    assert {(e["field"], e["undone_by"], e["kept"]) for e in entries} == {
        ("percent", "Luis Rojas", True),
        ("status", "Luis Rojas", False),
    }
    assert all(e["undone"] and e["undone_at"] >= e["at"] for e in entries)


def test_an_undo_that_can_take_nothing_back_is_told_as_what_it_is_and_is_over_with(run: CommandLine) -> None:
    first = run.ok("set", "2.1", "percent=10", "--json").json["action"]
    run.ok("set", "2.1", "percent=20")
    assert run.ok("undo", first).out.splitlines() == [
        "Undid: Set progress of 2.1.",
        "Left as it is, because it was edited since: 2.1 Progress (%).",
    ]
    assert run.rows()["2.1"]["percent"] == 20
    assert "This action is undone already." in run.refused("undo", first)
    assert [e["undone"] for e in run.ok("history", "2.1", "--json").json] == [False, True]


def test_only_differing_versions_can_be_settled(run: CommandLine) -> None:
    told = run.refused("decide", "2.1", "status", "--take", "planned")
    assert "tracker set 2.1 status=" in told
