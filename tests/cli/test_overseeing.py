from __future__ import annotations

from pathlib import Path

from command_line import CommandLine

_DAY = ("--as-of", "2026-11-23")


def test_the_overview_tells_the_figures_of_a_day(run: CommandLine) -> None:
    run.ok("set", "1.1", "status=implemented")
    run.ok("set", "1.2", "status=in_progress", "deadline=2026-11-11", "lead=Migration Directorate")
    run.ok("set", "1.3", "status=continuous")
    run.ok("set", "1.4", "deadline=2026-12-20")
    run.ok("set", "1.5", "position=not_applicable")
    told = run.ok("overview", "--json", *_DAY).json
    assert (told["as_of"], told["total"], told["counted"], told["not_applicable"]) == ("2026-11-23", 46, 45, 1)
    assert told["figures"] == {
        "implemented": 1,
        "in_progress": 1,
        "overdue": 1,
        "due_in_30_days": 1,
        "without_lead": 42,
        "without_deadline": 41,
        "without_documents": 2,
        "differing": 0,
    }
    assert (told["open"], told["results"], told["oldest_days_late"]) == (43, 2, 12)
    assert told["statuses"]["not_reported"] == 42 and told["statuses"]["continuous"] == 1
    assert sum(told["statuses"].values()) == told["counted"] == sum(p["counted"] for p in told["panels"])
    assert [row["ref"] for row in told["next"]] == ["1.4"] and told["meetings"] == []
    assert run.ok("overview", "--json", "--as-of", "2026-11-01").json["figures"]["overdue"] == 0


def test_the_overview_reads_well(run: CommandLine) -> None:
    run.ok("check", "1.1")
    run.ok("set", "1.5", "position=not_applicable")
    run.ok("set", "1.4", "deadline=2026-12-20")
    out = run.ok("overview", *_DAY).out
    assert out.startswith("As of 23 Nov 2026: 46 commitments; 1 is not applicable and not counted.\n")
    for part in (
        "Implemented: 1 of 45 (2%)\n",
        "Due in 30 days: 1 of 44 open (2%)\n",
        "Results without documents: 1 of 1 result (100%)\n",
        "Continuous, which does not count as implemented: 0\n",
        "Never reported on: 44\n",
        "Next deadlines:\n",
        "1.4  20 Dec 2026  in 27 days  Not reported",
        "No meeting has been frozen yet.\n",
    ):
        assert part in out, part
    assert "not_reported" not in out
    for verb in (("list",), ("list", "--delegation", "cri"), ("export", str(run.folder / "out.xlsx"))):
        assert "No meeting has been frozen yet." in run.refused(*verb, "--attention", "not_confirmed", *_DAY)
    assert not (run.folder / "out.xlsx").exists()
    run.ok("meeting", "Review", "--date", "2026-11-20")
    run.ok("freeze", "Review")
    assert "Not confirmed since the meeting of 20 Nov 2026: 46\n" in run.ok("overview", *_DAY).out
    assert run.ok("overview", "--json", *_DAY).json["since"]["not_confirmed"] == 46
    assert len(run.rows("--attention", "not_confirmed", *_DAY)) == 46
    for verb in (("list",), ("export", str(run.folder / "out.xlsx"))):
        refused = run.refused(*verb, "--attention", "not_confirmed", "--delegation", "MEX", *_DAY)
        assert "is known of your own delegation, not of MEX." in refused


def test_deadlines_stand_under_their_terms(run: CommandLine) -> None:
    run.ok("set", "1.2", "deadline=2026-11-11")
    run.ok("set", "1.3", "deadline=Q2 2027")
    run.ok("set", "1.4", "deadline=2026-11-23", "status=implemented")
    out = run.ok("deadlines", *_DAY).out
    assert out.startswith("As of 23 Nov 2026\n\nOverdue: 1\n")
    assert "11 Nov 2026  12 days late" in out and "Q2 2027   in 219 days" in out
    assert out.endswith("45 open commitments; 1 that no deadline presses any more are not listed.\n")
    told = run.ok("deadlines", "--json", *_DAY).json
    assert list(told["terms"]) == ["overdue", "this_week", "in_30_days", "in_90_days", "later", "none"]
    assert [(row["ref"], row["days_late"]) for row in told["terms"]["overdue"]] == [("1.2", 12)]
    assert len(told["terms"]["none"]) == 43 and (told["open"], told["settled"]) == (45, 1)


def test_the_calendar_file_is_named_as_one(run: CommandLine, tmp_path: Path) -> None:
    run.ok("set", "1.2", "deadline=2027-01-11")
    assert "deadlines.ics" in run.refused("calendar", tmp_path / "deadlines")
    file = tmp_path / "deadlines.ics"
    assert run.ok("calendar", file, "--json").json == {"file": str(file), "deadlines": 1}
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR")
