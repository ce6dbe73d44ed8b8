from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from command_line import CommandLine
from tracker.domain.identity import commitment_id
from tracker.places import Places
from tracker.register.opening import open_register

LISTED = [
    "id",
    "ref",
    "forum",
    "panel",
    "text",
    "delegation",
    "position",
    "status",
    "percent",
    "lead",
    "person",
    "deadline",
    "overdue",
    "conflicts",
    "updated",
    "support",
    "clearance",
    "changed_since_clearance",
    "documents",
    "open_actions",
    "links",
]


def test_a_commitment_of_which_nothing_is_reported(run: CommandLine) -> None:
    first = run.ok("list", "--json").json[0]
    assert list(first) == LISTED
    assert first["text"].startswith("Reach a balance")
    del first["text"]
    assert first == {
        "id": commitment_id("HLF2017", "1.1", "CRI"),
        "ref": "1.1",
        "forum": "HLF2017",
        "panel": 1,
        "delegation": "CRI",
        "position": None,
        "status": None,
        "percent": None,
        "lead": None,
        "person": None,
        "deadline": None,
        "overdue": False,
        "conflicts": 0,
        "updated": None,
        "support": None,
        "clearance": None,
        "changed_since_clearance": False,
        "documents": 0,
        "open_actions": 0,
        "links": {"gcm": [], "sdg": [], "related": []},
    }


def test_references_stand_in_natural_order(run: CommandLine) -> None:
    refs = list(run.rows())
    assert refs == sorted(refs, key=lambda ref: [int(part) for part in ref.split(".")])
    assert "4.10" in refs


def test_overdue_is_seen_from_the_day_asked_for(run: CommandLine) -> None:
    run.ok("set", "1.3", "deadline=Q2 2027")
    assert not run.rows("--as-of", "2027-06-30")["1.3"]["overdue"]
    assert run.rows("--as-of", "2027-07-01")["1.3"]["overdue"]
    assert list(run.rows("--overdue", "--as-of", "2027-07-01")) == ["1.3"]
    assert "12 days late" in run.ok("list", "--overdue", "--as-of", "2027-07-12").out


def test_lists_are_narrowed_by_panel_status_and_words(run: CommandLine) -> None:
    run.ok("set", "3.5", "status=planned", "lead=Ministerio de Relaciones Exteriores")
    assert {row["panel"] for row in run.rows("--panel", "3").values()} == {3}
    assert run.rows("--panel", "3").keys() == run.rows("--panel", "hlf2017/3").keys()
    assert list(run.rows("--status", "Planned")) == ["3.5"]
    assert "3.5" not in run.rows("--status", "not_reported")
    assert run.rows("--status", "not_reported", "--status", "planned").keys() == run.rows().keys()
    assert list(run.rows("--search", "exteriores MINISTERIO")) == ["3.5"]


@pytest.mark.parametrize("verb", ["list", "export a.xlsx"])
@pytest.mark.parametrize(
    ("option", "typed", "possible"),
    [
        ("--status", "foo", "not_started, planned, in_progress"),
        ("--status", "foo", "not_reported"),
        ("--panel", "9", "1, 2, 3, 4, 5, 6."),
        ("--panel", "XYZ/1", "1, 2, 3, 4, 5, 6."),
    ],
)
def test_an_unknown_filter_is_not_understood_rather_than_empty(
    run: CommandLine, verb: str, option: str, typed: str, possible: str
) -> None:
    ran = run(*verb.split(), option, typed)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{typed}”" in ran.err and possible in ran.err and ran.err.count("\n") == 1


def test_a_person_reads_words_and_of_how_many(run: CommandLine) -> None:
    run.ok("set", "1.3", "status=in_progress", "deadline=2099-12-31")
    out = run.ok("list", "--panel", "1").out
    header, *lines = out.splitlines()
    assert header.split() == ["Ref", "Status", "Deadline", "Recommendation"]
    assert lines[0].startswith("1.1  Not reported")
    assert "In progress" in lines[2] and "31 Dec 2099" in lines[2]
    assert "in_progress" not in out
    assert lines[-1].startswith("6 of 46 commitments")


def test_show_tells_everything(run: CommandLine) -> None:
    run.ok("set", "1.3", "status=planned", "contributing=IOM; ILO", "comment=Línea uno", "start=2026", "alternate=B")
    run.ok("confirm", "1.3", "--as-of", "2026-11-23")
    run.ok("check", "1.3")
    told = run.ok("show", "HLF2017/1.3", "--json").json
    assert list(told)[: len(LISTED)] == LISTED
    assert set(told) >= {
        "panel_title",
        "nature",
        "addressees",
        "texts",
        "position_comment",
        "limitation",
        "next_step",
        "implemented_on",
        "differing",
        "history",
    }
    assert (told["status"], told["start"], told["alternate"]) == ("implemented", "2026", "B")
    assert sorted(told["contributing"]) == ["ILO", "IOM"]
    assert told["confirmed"] == {"on": "2026-11-23", "by": "Ana Mora"}
    assert told["texts"][0]["standing"] == "official" and told["texts"][0]["text"] == told["text"]
    assert len(told["implemented_on"]) == 10
    assert told["differing"] == []
    assert told["history"][0]["new"] == "implemented" and told["history"][0]["old"] == "planned"


def test_show_reads_well(run: CommandLine) -> None:
    run.ok("set", "1.3", "status=planned", "contributing=IOM; ILO", "position=noted")
    out = run.ok("show", "1.3").out
    for part in (
        "HLF2017/1.3",
        "Status: Planned",
        "Position: Noted",
        "Contributing institutions: ILO; IOM",
        "Ana Mora",
    ):
        assert part in out or part.replace("ILO; IOM", "IOM; ILO") in out, part


@pytest.mark.parametrize("ref", ["9.9", "one", "XYZ/1.1", ""])
def test_an_unknown_reference_is_refused(run: CommandLine, ref: str) -> None:
    run.refused("show", ref)


def test_history_tells_each_change_with_its_action(run: CommandLine) -> None:
    run.ok("check", "1.3", "1.4")
    run.ok("set", "2.1", "percent=40")
    entries = run.ok("history", "--json").json
    assert [(e["ref"], e["field"], e["old"], e["new"]) for e in entries[:1]] == [("2.1", "percent", None, 40)]
    checked = [entry for entry in entries if entry["field"] == "status"]
    assert {entry["ref"] for entry in checked} == {"1.3", "1.4"}
    assert len({entry["action"] for entry in checked}) == 1
    assert {entry["author"] for entry in entries} == {"Ana Mora"}
    assert [entry["ref"] for entry in run.ok("history", "2.1", "--json").json] == ["2.1"]


def test_history_reads_well_and_names_what_undo_takes(run: CommandLine) -> None:
    assert run.ok("history").out == "Nothing was changed yet.\n"
    run.ok("check", "1.3")
    action = run.ok("set", "2.1", "percent=40", "--json").json["action"]
    out = run.ok("history").out
    assert out.index("2.1 Progress (%): ") < out.index("1.3 Status: ")
    assert f"[{action}]" in out
    run.ok("undo", action)
    assert "(undone by Ana Mora, " in run.ok("history").out
    entries = run.ok("history", "--json").json
    assert {(e["action"] == action, e["undone"]) for e in entries} == {(True, True), (False, False)}
    assert True in {e["undone"] for e in run.ok("show", "2.1", "--json").json["history"]}
    assert run.rows()["2.1"]["percent"] is None
    run.ok("redo")
    assert {e["undone"] for e in run.ok("history", "--json").json} == {False}


def test_history_tells_the_actions_that_the_windows_history_tells(
    run: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    luis = CommandLine(tmp_path / "luis", capsys)
    luis.settle_in("CRI", "Luis Rojas")
    luis.ok("set", "2.2", "lead=Navy")
    luis.ok("note", "2.2", "From Luis")
    luis.ok("send", tmp_path / "luis.ctu")
    run.ok("set", "2.1", "status=planned")
    run.ok("note", "2.1", "Ask again")
    (note,) = run.ok("notes", "2.1", "--json").json
    run.ok("note", "2.1", "Asked", "--edit", note["id"])
    run.ok("delete-note", note["id"])
    run.ok("submit", tmp_path / "s.ctu", "--to", "Panama")
    run.ok("ask", "MEX")
    run.ok("import", tmp_path / "luis.ctu", "--yes")
    run.ok("set", "3.1", "status=planned")
    run.ok("undo")
    with closing(open_register(Places(run.folder, run.folder / "tracker.db"))) as register:
        window = [(a.id, a.undone) for a in register.actions(500)]
        told_there = {entry.action for entry in register.history()}
    listed = [(e["action"], e["undone"]) for e in run.ok("history", "--json").json]
    assert list(dict.fromkeys(listed)) == window
    out = run.ok("history").out
    headings = [line for line in out.splitlines() if not line.startswith("    ")]
    assert [line.rpartition("[")[2].rstrip("]") for line in headings] == [action for action, _ in window]
    for line in (
        *("    2.1 Note: Ask again", "    2.1 Note: Ask again → Asked", "    2.1 Note: Asked → deleted"),
        "    2.1 Status, submitted: not reported → Planned",
        *(
            "    2.2 Lead institution: not reported → Navy · Luis Rojas, luis.ctu",
            "    2.2 Note: From Luis · Luis Rojas",
        ),
    ):
        assert line in out
    # All but the enquiry changed something that can be told below it, there and here.
    assert {action for action, _ in window} - told_there == {window[2][0]}
    of_one = run.ok("history", "2.1").out
    assert "Submission of 1 commitment saved for Panama" in of_one and "Deleted a note on 2.1" in of_one
