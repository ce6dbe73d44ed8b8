from __future__ import annotations

import pytest

from command_line import CommandLine


@pytest.fixture
def met(run: CommandLine) -> CommandLine:
    """Two meetings: in May nothing was reported but 1.2; by June 1.2 and 1.3 were implemented."""
    run.ok("set", "1.2", "status=in_progress", "lead=Interior", "person=CANARY Rosa")
    run.ok("meeting", "Quarterly review", "--date", "2026-05-03", "--place", "San José")
    assert run.ok("freeze", "Quarterly").out == "Froze the state for “Quarterly review”.\n"
    run.ok("check", "1.2", "1.3")
    run.ok("set", "1.2", "person=CANARY Luis", "deadline=2026-06-01", "comment=CANARY")
    run.ok("set", "4.1", "deadline=2026-06-01")
    run.ok("meeting", "Summit", "--date", "2026-06-12")
    run.ok("freeze", "2026-06-12")
    return run


def test_meetings_are_listed_newest_first_with_what_was_presented(met: CommandLine) -> None:
    met.ok("meeting", "To come", "--date", "2027-01-31")
    out = met.ok("meetings").out
    assert (
        out.index("To come") < out.index("12 Jun 2026 · Summit") < out.index("3 May 2026 · Quarterly review · San José")
    )
    assert "Not frozen" in out and "2 of 46 implemented (4%)" in out
    told = met.ok("meetings", "--json").json
    assert [m["title"] for m in told] == ["To come", "Summit", "Quarterly review"]
    assert told[0]["presented"] is None
    assert told[2]["presented"] == {
        "implemented": 0,
        "applicable": 46,
        "percent": 0,
        "counts": {"not_reported": 45, "in_progress": 1},
        "missing": 0,
    }
    assert (told[2]["place"], told[2]["frozen_by"]) == ("San José", "Ana Mora")


def test_without_a_meeting_the_next_step_is_told(run: CommandLine) -> None:
    assert "tracker meeting TITLE --date DATE" in run.ok("meetings").out


def test_what_moved_between_two_meetings_however_they_are_named(met: CommandLine) -> None:
    for names in (("Quarterly", "Summit"), ("Summit", "Quarterly")):
        out = met.ok("compare", *names).out
        assert "Quarterly review, 3 May 2026: 0 of 46 implemented (0%)" in out
        assert "1.2 Status: In progress → Implemented\n" in out
        assert "1.2 Focal point: CANARY Rosa → CANARY Luis (internal)" in out
        assert "Overdue since then: 4.1" in out
        flow = out[out.index("From \\ to") :].splitlines()
        assert flow[0].split() == ["From", "\\", "to", "Implemented", "Not", "reported"]
        assert flow[1].split() == ["In", "progress", "1", "·"]
        assert flow[2].split() == ["Not", "reported", "1", "44"]


def test_a_comparison_with_today_for_another_program(met: CommandLine) -> None:
    met.ok("set", "4.1", "position=not_applicable")
    told = met.ok("compare", "Summit", "today", "--json").json
    assert told["after"]["meeting"] is None and told["after"]["applicable"] == 45
    assert told["moved"] == [
        {
            "ref": "4.1",
            "forum": "HLF2017",
            "moves": [{"field": "position", "from": None, "to": "not_applicable", "differs": False}],
            "internal": [],
        }
    ]
    cells = {(cell["from"], cell["to"]): cell["count"] for cell in told["flow"]}
    assert cells[("not_reported", "not_applicable")] == 1


def test_a_narrative_holds_nothing_internal_and_is_the_same_by_either_verb(met: CommandLine) -> None:
    out = met.ok("narrative", "Quarterly").out
    assert out.startswith("Since the meeting of 3 May 2026, 2 recommendations were implemented (1.2, 1.3).")
    assert "CANARY" not in out
    assert met.ok("compare", "Quarterly", "--narrative").out == out
    assert met.ok("narrative", "Quarterly", "Summit", "--json").json["text"].startswith("Between the meeting of 3 May")
    assert met.ok("narrative", "Quarterly", "--language", "es").out
    met.ok("set", "1.2", "lead=")
    told = met.ok("narrative", "Quarterly").out
    assert "No lead institution is named any more for one recommendation (1.2)." in told, "its status moved as well"


def test_a_commitment_is_shown_as_it_was_presented(met: CommandLine) -> None:
    out = met.ok("show", "1.2", "--at", "Quarterly").out
    assert "Quarterly review, 3 May 2026" in out and "Status: In progress" in out and "Deadline: not reported" in out
    told = met.ok("show", "1.2", "--at", "Summit", "--json").json
    assert (told["values"]["status"], told["on"], told["overdue"]) == ("implemented", "2026-06-12", False)


def test_freezing_again_is_asked_for_and_can_be_undone(met: CommandLine) -> None:
    said = met.refused("freeze", "Summit")
    assert "is kept for “Summit” already" in said and "--again" in said
    met.ok("check", "5.1")
    met.ok("freeze", "Summit", "--again")
    assert met.ok("meetings", "--json").json[0]["presented"]["implemented"] == 3
    met.ok("undo")
    assert met.ok("meetings", "--json").json[0]["presented"]["implemented"] == 2


def test_a_meeting_is_corrected_and_deleted(met: CommandLine) -> None:
    assert "Changed the meeting" in met.ok("meeting", "Summit of June", "--date", "2026-06-13", "--edit", "Summit").out
    assert met.ok("meetings", "--json").json[0]["date"] == "2026-06-13"
    met.ok("delete-meeting", "Summit of June")
    assert [m["title"] for m in met.ok("meetings", "--json").json] == ["Quarterly review"]


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("compare", "Nowhere"), "No meeting has the title, date or id “Nowhere”. See them with: tracker meetings"),
        (("compare", "Summit", "Summit"), "Both are the meeting “Summit”"),
        (("compare", "2026"), "could be any of 2 meetings. Use an id"),
        (("meeting", " ", "--date", "2026-05-03"), "It has no title."),
        (("show", "1.2", "--at", "Unfrozen"), "No state was frozen for “Unfrozen”. Freeze it first"),
    ],
)
def test_what_cannot_be_is_refused_in_a_clear_sentence(met: CommandLine, arguments: tuple[str, ...], why: str) -> None:
    met.ok("meeting", "Unfrozen", "--date", "2025-06-12")
    assert why in met.refused(*arguments)


def test_a_day_that_is_none_is_not_understood(run: CommandLine) -> None:
    ran = run("meeting", "Summit", "--date", "soon")
    assert ran.code == 2 and "“soon” is no day; write it as 2026-11-23" in ran.err
