"""Colleagues and delegations that exchange files by the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from command_line import CommandLine, edit_workbook
from offices import NewOffice
from post import edit, exchange
from tracker.cli.terminal import Terminal

CONFLICT = ["ref", "forum", "delegation", "shown", "field", "base", "versions"]


@pytest.fixture
def luis(run: CommandLine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """A colleague of Ana Mora's, on a laptop of his own."""
    colleague = CommandLine(tmp_path / "luis", capsys)
    colleague.settle_in("CRI", "Luis Rojas")
    return colleague


@pytest.fixture
def mexico(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    other = CommandLine(tmp_path / "mexico", capsys)
    other.settle_in("MEX", "Rosa Díaz")
    return other


def test_two_colleagues_edit_the_same_exchange_decide_and_end_equal(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "ana.ctu", tmp_path / "luis.ctu"
    run.ok("set", "2.1", "status=planned", "lead=Navy")
    luis.ok("set", "2.1", "status=in_progress")
    sent = run.ok("send", ours, "--to", "Luis Rojas", "--json").json
    assert (sent["kind"], sent["to"], sent["records"], sent["awaited"]) == ("update", "Luis Rojas", 2, True)
    answer = luis.ok("import", ours, "--yes", "--json").json
    assert (answer["changes"], answer["clean"], answer["conflicts"], answer["applied"]) == (2, 1, 1, 2)
    (file,) = answer["files"]
    assert (file["kind"], file["author"], file["signature"]) == ("update", "Ana Mora", "new")
    (conflict,) = luis.ok("conflicts", "--json").json
    assert list(conflict) == CONFLICT
    assert (conflict["ref"], conflict["field"], conflict["delegation"]) == ("2.1", "status", "CRI")
    assert {(v["value"], v["author"]) for v in conflict["versions"]} == {
        ("planned", "Ana Mora"),
        ("in_progress", "Luis Rojas"),
    }
    luis.ok("meeting", "Summit", "--date", "2026-06-12")
    noted = luis.ok("freeze", "Summit").err
    assert "1 commitment has differing versions." in noted and "the one that is shown was kept" in noted
    assert "1 change taken, 1 left open" in luis.ok("received").out
    luis.ok("decide", "2.1", "status", "--take", "planned")
    assert "1 change taken, 1 decided since" in luis.ok("received").out
    assert luis.ok("conflicts", "--json").json == []
    luis.ok("send", theirs, "--to", "Ana Mora")
    run.ok("import", theirs, "--yes")
    assert run.rows()["2.1"] == luis.rows()["2.1"]
    run.ok("set", "2.1", "comment=Ours")
    luis.ok("set", "2.1", "comment=Theirs")
    luis.ok("send", tmp_path / "comment.ctu")
    assert run.ok("import", tmp_path / "comment.ctu", "--yes", "--json").json["conflicts"] == 1
    assert "differing versions" not in run.ok("freeze", "Summit", "--again").err, "a comment is not presented"
    assert [s["awaited"] for s in run.ok("sent", "--json").json] == [False]
    assert run.ok("import", theirs, "--yes", "--json").json["applied"] == 0


def test_nothing_is_written_without_yes_nor_in_a_dry_run(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file)
    for how in ((), ("--dry-run",)):
        told = run.ok("import", file, *how)
        assert "The laptop of Luis Rojas is not known" in told.out and "not reported → Planned" in told.out
        assert run.rows()["2.1"]["status"] is None
    assert run.ok("received", "--json").json == []


def test_an_import_is_undone_by_its_id_and_stands_undone_among_what_was_received(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file)
    before = run.rows()
    run.ok("import", file, "--yes")
    run.ok("set", "5.1", "status=planned")
    (received,) = run.ok("received", "--json").json
    assert (received["kind"], received["from"], received["taken"]) == ("update", "Luis Rojas", 1)
    run.ok("undo", received["action"])
    assert run.rows()["2.1"] == before["2.1"]
    assert run.ok("received", "--json").json[0]["undone"]
    again = run.ok("import", file, "--yes", "--json").json
    assert (again["questions"], again["applied"]) == (1, 0)


def test_only_what_is_new_since_the_last_file_for_a_colleague(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.ctu", tmp_path / "2.ctu"
    run.ok("set", "2.1", "status=planned")
    run.ok("send", first, "--to", "Luis")
    assert "Nothing was changed here since the last file for Luis" in run.refused(
        "send", second, "--to", "Luis", "--since-last"
    )
    run.ok("set", "2.2", "status=planned")
    assert run.ok("send", second, "--to", "Luis", "--since-last", "--json").json["records"] == 1
    told = luis.ok("import", second, "--yes").out
    assert "1 change made on the laptop of Ana Mora has not arrived." in told
    luis.ok("import", first, "--yes")
    assert luis.rows()["2.1"]["status"] == luis.rows()["2.2"]["status"] == "planned"


def test_a_sealed_file_opens_with_its_password_only(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "sealed.ctu"
    run.ok("set", "2.1", "status=planned")
    assert "TRACKER_PASSWORD" in run.refused("send", file, "--seal")
    assert not file.exists()
    monkeypatch.setenv("TRACKER_PASSWORD", "correct horse")
    run.ok("send", file, "--seal")
    monkeypatch.setenv("TRACKER_PASSWORD", "wrong")
    assert "password" in luis.refused("import", file, "--yes")
    monkeypatch.delenv("TRACKER_PASSWORD")
    assert "into TRACKER_PASSWORD" in luis.refused("import", file, "--yes")
    monkeypatch.setenv("TRACKER_PASSWORD", "correct horse")
    assert luis.ok("import", file, "--yes", "--json").json["applied"] == 1


def test_a_submission_is_previewed_sent_and_read_by_another_delegation(
    run: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "mexico.ctu"
    mexico.ok("set", "3.2", "status=in_progress", "percent=40", "comment=between us", "person=Rosa", "limitation=staff")
    preview = mexico.ok("submit", file, "--to", "Costa Rica", "--dry-run", "--json").json
    assert {value["field"]: value["value"] for value in preview["values"]} == {"status": "in_progress", "percent": 40}
    assert not file.exists()
    assert "is internal" in mexico.refused("submit", file, "--fields", "status,comment")
    mexico.ok("submit", file, "--to", "Costa Rica", "--fields", "status,text")
    answer = run.ok("import", file, "--yes", "--json").json
    assert {(item["delegation"], item["field"]) for item in answer["items"]} == {
        ("MEX", "status"),
        ("MEX", "percent"),
        ("MEX", "limitation"),
    }
    theirs = {row["ref"]: row for row in run.ok("list", "--delegation", "MEX", "--json").json}
    assert (theirs["3.2"]["delegation"], theirs["3.2"]["status"], theirs["3.2"]["person"]) == (
        "MEX",
        "in_progress",
        None,
    )
    assert len(run.ok("list", "--delegation", "mex", "--status", "in_progress", "--json").json) == 1
    assert run.rows()["3.2"]["status"] is None
    book = tmp_path / "mexico.xlsx"
    assert run.ok("export", book, "--delegation", "MEX", "--json").json["rows"] == 46
    assert "exported by the delegation Mexico" in run.refused("import", book, "--yes")
    assert "Brazil has not answered" in run.refused("export", book, "--delegation", "BRA")


def test_who_was_asked_and_who_answered(run: CommandLine, tmp_path: Path) -> None:
    run.ok("ask", "MEX", "BRA", "--on", "2026-11-01")
    run.ok("transcribe", "BRA", "3.2", "status=Implemented", "--cites", "Note 12/2026", "--on", "2026-11-05")
    region = run.ok("region", "--json").json
    states = {d["delegation"]: (d["state"], d["asked"], d["answered"], d["noted"]) for d in region["delegations"]}
    assert states["MEX"] == ("no_answer", "2026-11-01", None, None)
    assert states["BRA"] == ("answered", "2026-11-01", "2026-11-05", "Note 12/2026")
    assert states["CAN"] == ("not_asked", None, None, None)
    row = next(row for row in region["rows"] if row["ref"] == "3.2")
    assert row["cells"]["BRA"] == {"status": "implemented", "position": None}
    assert (
        "Federative Republic of Brazil (BRA) · answered on 5 Nov 2026, noted from “Note 12/2026”"
        in run.ok("region").out
    )
    assert "nothing that another delegation tells" in run.refused(
        "transcribe", "BRA", "3.2", "comment=x", "--cites", "N"
    )
    assert run.ok("list", "--delegation", "MEX", "--json").json == []
    assert "no delegation of this catalogue" in run.refused("list", "--delegation", "XYZ")


def test_a_receipt_answers_a_file(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    file, receipt = tmp_path / "luis.ctu", tmp_path / "receipt.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file, "--to", "Ana")
    run.ok("import", file, "--yes")
    run.ok("receipt", run.ok("received", "--json").json[0]["id"], receipt)
    assert ": 1 change taken.\n" in luis.ok("import", receipt, "--yes").out
    (sent,) = luis.ok("sent", "--json").json
    assert sent["answered"] and sent["answer"]["taken"] == 1


def test_what_was_undone_is_answered_with_no_receipt(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    file, receipt = tmp_path / "luis.ctu", tmp_path / "receipt.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file)
    run.ok("import", file, "--yes")
    run.ok("undo")
    name = run.ok("received", "--json").json[0]["id"]
    assert "What the file brought was undone here" in run.refused("receipt", name, receipt)
    assert not receipt.exists()


def test_a_workbook_is_answered_with_no_receipt(run: CommandLine, tmp_path: Path) -> None:
    book = tmp_path / "progress.xlsx"
    run.ok("export", book)
    edit_workbook(book, {("2.1", "Status"): "Planned"})
    run.ok("import", book, "--yes")
    (taken_in,) = run.ok("received", "--json").json
    assert "Only an update or a submission" in run.refused("receipt", taken_in["id"], tmp_path / "receipt.ctu")


def test_a_submission_says_what_is_better_known_before_it_leaves(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "luis.ctu"
    run.ok("set", "3.2", "status=planned")
    run.ok("set", "3.3", "status=planned")
    luis.ok("set", "3.2", "status=implemented")
    luis.ok("send", file)
    run.ok("import", file, "--yes")
    for how in (["--dry-run"], []):
        told = run.ok("submit", tmp_path / "cri.ctu", *how).err
        assert "1 value has differing versions: the one shown here would be submitted. Decide first." in told
        assert "Not cleared, or changed since: 2 of 2 that report something." in told
        assert "It names nobody: say whom it is for with --to" in told
    assert "names nobody" not in run.ok("submit", tmp_path / "again.ctu", "--to", "OAS").err


def test_a_receipt_tells_what_became_of_ones_own_file_and_what_of_it_was_kept(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs, receipt = tmp_path / "ana.ctu", tmp_path / "luis.ctu", tmp_path / "receipt.ctu"
    run.ok("set", "1.4", "status=planned", "lead=Navy")
    luis.ok("set", "1.4", "status=implemented")
    luis.ok("send", theirs, "--to", "Ana Mora")
    run.ok("import", theirs, "--yes")
    run.ok("send", ours, "--to", "Luis Rojas")
    monkeypatch.setattr(Terminal, "can_ask", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\nyes\nkeep\n"))
    luis.ok("import", ours)
    luis.ok("receipt", luis.ok("received", "--json").json[0]["id"], receipt)
    run.ok("import", receipt, "--yes")
    (line, *_) = run.ok("received").out.splitlines()
    assert " · receipt · Luis Rojas · receipt.ctu · " in line, "known by the signature, for a receipt names nobody"
    assert "answers “ana.ctu”; there: 1 change taken, 1 kept as it was" in line
    lines = run.ok("sent").out.splitlines()
    assert "update · Luis Rojas · ana.ctu · 2 changes · answered " in lines[0]
    assert lines[0].partition("]")[0].count(": 1 change taken, 1 kept as it was [") == 1
    assert lines[1] == "    kept: 1.4 Status"


def test_what_came_from_other_delegations_bears_their_names(
    run: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    mexico.ok("set", "3.2", "status=planned")
    mexico.ok("submit", tmp_path / "m.ctu", "--to", "CRI")
    assert "submission · Costa Rica · m.ctu · 1 change" in mexico.ok("sent").out
    run.ok("import", tmp_path / "m.ctu", "--yes")
    assert " · submission · Mexico · m.ctu · 1 change taken [" in run.ok("received").out


def test_what_a_file_holds_is_named_and_what_was_imported_before_is_said_once(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("note", "2.1", "Ask the ministry")
    luis.ok("action", "2.1", "Draft the decree")
    assert f"Wrote 2 changes, 1 action to {file}." in luis.ok("send", file).out
    run.ok("import", file, "--yes")
    assert run.ok("import", file, "--yes").out.splitlines() == [
        f"{file}: nothing changed.",
        "luis.ctu was imported before.",
    ]


def test_the_history_says_who_imported_and_whose_changes_they_are(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", tmp_path / "luis.ctu")
    run.ok("import", tmp_path / "luis.ctu", "--yes")
    for told in (run.ok("history", "2.1").out, run.ok("history").out):
        assert " · Ana Mora · Imported 1 change from Luis Rojas [" in told
        assert "    2.1 Status: not reported → Planned · Luis Rojas, luis.ctu\n" in told


def test_an_import_shows_one_moment_and_beside_each_change_when_it_was_said(
    new_office: NewOffice, capsys: pytest.CaptureFixture[str]
) -> None:
    ana, luis = new_office(author="Ana Mora"), new_office(author="Luis Rojas")
    edit(luis, "2.1", status="planned")
    ana.clock.later(days=2)
    exchange(luis, ana)
    run = CommandLine(ana.folder, capsys)
    heads = []
    for told in (run.ok("history", "2.1").out, run.ok("history").out):
        head, change = told.splitlines()
        assert change.startswith("    2.1 Status: not reported → Planned · Luis Rojas, 23 Nov 2026 ")
        heads.append(head)
    assert heads[0] == heads[1] and heads[0].startswith("25 Nov 2026 ")
    (entry,) = run.ok("history", "2.1", "--json").json
    assert (entry["at"][:10], entry["imported_at"][:10]) == ("2026-11-23", "2026-11-25")


def test_names_that_are_no_update_files_are_refused(run: CommandLine, tmp_path: Path) -> None:
    run.ok("set", "2.1", "status=planned")
    assert "ends in .ctu" in run.refused("send", tmp_path / "update.zip")
    assert "none.ctu" in run.refused("import", tmp_path / "none.ctu", "--yes")


def test_what_was_said_last_time_is_told_of_a_commitment(mexico: CommandLine, tmp_path: Path) -> None:
    mexico.ok("set", "3.2", "status=planned")
    mexico.ok("submit", tmp_path / "s.ctu")
    mexico.ok("set", "3.2", "status=implemented")
    (said,) = mexico.ok("show", "3.2", "--json").json["submitted"]
    assert (said["field"], said["value"]) == ("status", "planned")
    assert "Last submitted" in mexico.ok("show", "3.2").out
    mexico.ok("set", "3.2", "status=planned")
    mexico.ok("submit", tmp_path / "again.ctu")
    assert "3.2 Status, submitted: Planned, as before" in mexico.ok("history", "3.2").out


def test_several_files_make_one_review_and_one_action(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    update, book = tmp_path / "luis.ctu", tmp_path / "labour.xlsx"
    run.ok("export", book)
    edit_workbook(book, {("2.1", "Status"): "In progress", ("2.2", "Progress (%)"): 10})
    luis.ok("set", "2.1", "status=planned", "lead=Navy")
    luis.ok("send", update)
    out = run.ok("import", update, book, "--dry-run").out
    assert out.startswith("2 files: 4 changes from Luis Rojas (2 clean, 2 with differing versions).\n")
    assert "2.1 Status: not reported → Planned · differing versions · luis.ctu · Luis Rojas" in out
    assert "2.1 Status: not reported → In progress · differing versions · labour.xlsx · Commitments, row" in out
    told = run.ok("import", update, book, "--yes")
    assert "2 changes taken, 2 left open." in told.out
    assert "2 differing versions were kept beside what stands here, for a decision" in told.err
    assert len({r["action"] for r in run.ok("received", "--json").json}) == 1
    run.ok("undo")
    row = run.rows()["2.1"]
    assert (row["status"], row["lead"], row["conflicts"], run.rows()["2.2"]["percent"]) == (None, None, 0, None)


def test_files_sealed_with_different_passwords_are_asked_for_one_by_one(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {tmp_path / "1.ctu": "one", tmp_path / "2.ctu": "two"}
    for number, (file, password) in enumerate(files.items(), 1):
        luis.ok("set", f"2.{number}", "status=planned")
        monkeypatch.setenv("TRACKER_PASSWORD", password)
        luis.ok("send", file, "--seal")
    monkeypatch.delenv("TRACKER_PASSWORD")
    monkeypatch.setattr(Terminal, "can_ask", True)
    typed = iter(("one", "wrong", "two"))
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\ny\n"))
    ran = run.ok("import", *files)
    assert ran.err == (
        "tracker: The file was not read. The password does not open “2.ctu”. Check capitals and accents, and type it "
        "again. If it still does not fit, ask for the file again.\n"
    )
    assert "2 changes taken" in ran.out
    assert {row["status"] for ref, row in run.rows().items() if ref in ("2.1", "2.2")} == {"planned"}


def test_leaving_in_the_middle_of_an_update_writes_nothing(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file)
    monkeypatch.setattr(Terminal, "can_ask", True)
    for typed, said in (("yes\n", "Stopped: nothing of luis.ctu"), ("no\n", "nobody vouches")):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        assert said in run.ok("import", file).err
        assert run.rows()["2.1"]["status"] is None
    assert run.ok("received", "--json").json == []


def test_what_was_undone_is_taken_again_for_a_yes(
    run: CommandLine, luis: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", file)
    run.ok("import", file, "--yes")
    run.ok("undo")
    monkeypatch.setattr(Terminal, "can_ask", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("Yes\n"))
    assert "1 change taken" in run.ok("import", file).out
    assert run.rows()["2.1"]["status"] == "planned"


def test_a_decision_that_changes_no_value_is_told_as_one(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ana.ctu", tmp_path / "luis.ctu"
    luis.ok("set", "2.1", "status=in_progress")
    run.ok("set", "2.1", "status=planned", "person=Eva")
    luis.ok("set", "2.2", "person=Eva")
    luis.ok("set", "2.2", "person=")
    for sender, file, receiver in ((run, ours, luis), (luis, theirs, run)):
        sender.ok("send", file)
        told = receiver.ok("import", file, "--yes").out
        assert "2.2" not in told, "what was said and taken back before it came is no change"
    shown = run.rows()["2.1"]["status"]
    label = {"planned": "Planned", "in_progress": "In progress"}[shown]
    luis.ok("decide", "2.1", "status", "--take", shown)
    luis.ok("set", "2.1", "person=")
    luis.ok("send", theirs)
    out = run.ok("import", theirs, "--yes").out
    assert f"2.1 Status: decided: {label}" in out and f"{label} → {label}" not in out
    assert "1 emptied field:" in out and "cell" not in out
    for told in (run.ok("history").out, run.ok("show", "2.1").out, luis.ok("history").out):
        assert f"Status: decided: {label}" in told and f"{label} → {label}" not in told


def test_a_signature_that_was_forgotten_is_of_a_stranger_again(
    run: CommandLine, luis: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    update, submission = tmp_path / "luis.ctu", tmp_path / "mexico.ctu"
    assert "No signature is known yet" in run.ok("keys").out
    luis.ok("set", "2.1", "status=planned")
    mexico.ok("set", "2.1", "status=planned")
    mexico.ok("submit", submission)
    number = luis.ok("send", update).out.rpartition("number is ")[2].strip(".\n")
    taken = run.ok("import", update, submission, "--yes", "--json").json["action"]
    known = run.ok("keys", "--json").json
    assert {(k["name"], k["delegation"]) for k in known} == {("Luis Rojas", "CRI"), (None, "MEX")}
    out = run.ok("keys").out
    assert f"Luis Rojas (CRI) · {number} · known since " in out and "Mexico (MEX) · " in out
    assert "not known" not in run.ok("import", update, "--dry-run").out

    assert "No signature of “Eva”" in run.refused("forget-key", "Eva")
    assert run.ok("forget-key", "luis", "ROJAS").out == f"Forgot the signature of Luis Rojas ({number}).\n"
    run.ok("forget-key", "México")
    assert run.ok("keys", "--json").json == []
    for file, whose in ((update, "Luis Rojas"), (submission, "Mexico")):
        assert f"The laptop of {whose} is not known here yet." in run.ok("import", file, "--dry-run").out, (
            "known by its bytes"
        )
    luis.ok("send", update)
    assert "The laptop of Luis Rojas is not known here yet." in run.ok("import", update, "--yes").out

    (luis.folder / "signing.key").unlink()
    luis.ok("set", "2.2", "status=planned")
    luis.ok("send", update)
    assert "signed with another key" in run.refused("import", update, "--yes"), "yes vouches for nobody who changed"
    forgotten = run.ok("forget-key", *number.split()[:2], "--json").json["action"]
    run.ok("import", update, "--yes")
    run.ok("undo")
    assert "asked when the next one comes" in run.refused("undo", forgotten)
    assert f"Forgot the signature of Luis Rojas ({number})" in run.ok("history").out
    run.ok("undo")
    assert run.rows()["2.1"]["status"] is None, "undo passes over it, to what can be taken back"
    assert {h["undone"] for h in run.ok("history", "--json").json if h["action"] == taken} == {True}


def test_another_delegations_commitment_is_shown_as_it_answered(
    run: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    mexico.ok("set", "3.2", "status=in_progress", "lead=INM", "comment=between us")
    mexico.ok("submit", tmp_path / "m.ctu", "--fields", "status,institutions")
    assert "Nothing is known of what MEX answers" in run.refused("show", "3.2", "--delegation", "MEX")
    run.ok("import", tmp_path / "m.ctu", "--yes")
    out = run.ok("show", "3.2", "--delegation", "mex").out
    assert "United Mexican States (MEX) · answered on " in out
    assert "Status: In progress" in out and "Lead institution: INM" in out
    assert "omment" not in out.partition("answered on")[2], "what is never told is not said to be missing"
    told = run.ok("show", "3.2", "--delegation", "MEX", "--json").json
    assert (told["delegation"], told["status"], told["history"]) == ("MEX", "in_progress", [])
    assert run.ok("show", "3.2", "--delegation", "CRI").out == run.ok("show", "3.2").out
    assert "no recommendation 9.9" in run.refused("show", "9.9", "--delegation", "MEX")


def test_single_fields_and_documents_are_chosen_for_a_submission(mexico: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "m.ctu"
    mexico.ok("set", "3.2", "status=planned", "percent=40", "lead=INM")

    def fields(chosen: str) -> list[str]:
        told: list[str] = mexico.ok("submit", file, "--dry-run", "--json", "--fields", chosen).json["fields"]
        return told

    assert fields("lead") == ["lead"]
    assert fields("Percent,lead") == ["percent", "lead"]
    assert fields("only:status") == ["status"]
    assert "percent" in fields("status")
    ran = mexico.ok("submit", file, "--dry-run", "--fields", "lead,documents")
    assert "3.2 Lead institution: INM" in ran.out
    assert "None of the chosen commitments holds anything" in mexico.refused("submit", file, "--fields", "documents")
    refused = mexico.refused("submit", file, "--fields", "stauts")
    assert (
        "no field “stauts”. The levels are: status, institutions, text, documents. The fields are: position" in refused
    )


def test_what_is_sent_received_and_reviewed_is_counted_alike(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "luis.ctu"
    for percent in (10, 20, 30):
        luis.ok("set", "2.1", f"percent={percent}")
    luis.ok("set", "2.1", "contributing=Navy; Police")
    luis.ok("ask", "MEX")
    luis.ok("submit", tmp_path / "s.ctu")
    assert "Wrote 3 changes to" in luis.ok("send", file).out
    assert luis.ok("send", file, "--json").json["changes"] == 3
    out = run.ok("import", file, "--yes").out
    assert "3 changes from Luis Rojas (3 clean)" in out and "luis.ctu: 3 changes taken.\n" in out
    assert "3 changes taken [" in run.ok("received").out
    assert "Imported 3 changes from Luis Rojas" in run.ok("history").out


def test_a_submission_stands_before_what_is_noted_and_that_is_said(
    run: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    mexico.ok("set", "3.2", "status=in_progress")
    mexico.ok("submit", tmp_path / "m.ctu")
    run.ok("import", tmp_path / "m.ctu", "--yes")

    def noted(on: str, field: str = "status=planned") -> str:
        note = ("--cites", "Note 1", "--on", on)
        return run.ok("transcribe", "MEX", "3.2", field, *note).err

    assert noted("2020-05-03", "lead=INM") == ""
    told = noted("2020-05-03")
    assert "Mexico submitted status itself, on " in told and ": In progress. That stands before what you noted" in told
    assert run.rows("--delegation", "MEX")["3.2"]["status"] == "in_progress"
    later = ("--cites", "Note 2", "--on", "2029-12-31", "--as-of", "2030-01-01")
    told = run.ok("transcribe", "MEX", "3.2", "status=planned", *later).err
    assert "What you noted is of a later day, and is shown in its place." in told
    assert run.rows("--delegation", "MEX")["3.2"]["status"] == "planned"


def test_each_value_of_another_delegation_has_its_own_source(
    run: CommandLine, mexico: CommandLine, tmp_path: Path
) -> None:
    mexico.ok("set", "1.1", "lead=INM")
    mexico.ok("submit", tmp_path / "m.ctu", "--fields", "status,institutions")
    run.ok("import", tmp_path / "m.ctu", "--yes")
    run.ok("ask", "MEX", "--on", "2026-01-05")
    run.ok("transcribe", "MEX", "1.1", "status=implemented", "--cites", "NV 4", "--on", "2026-01-09")
    told = run.ok("show", "1.1", "--delegation", "MEX").out
    assert "(MEX) · submitted on " in told and ", noted on 9 Jan 2026 from “NV 4”\n" in told
    assert "Status: Implemented (noted on 9 Jan 2026 from “NV 4”)\n" in told
    assert "Lead institution: INM\n" in told and "Lead institution: INM\n" in told.partition("Last submitted")[2]
    assert "Implemented on" not in told, "nobody said when"
    assert run.ok("show", "1.1", "--delegation", "MEX", "--json").json["letters"] == {
        "status": {"cites": "NV 4", "on": "2026-01-09"}
    }
    assert ", noted on 9 Jan 2026 from “NV 4”" in run.ok("region").out
    history = run.ok("history").out
    assert "    MEX 1.1 Status, from a letter: not reported → Implemented\n" in history
    assert "    MEX 1.1 Cited note, from a letter: not reported → NV 4\n" in history
    assert "    MEX 1.1 Lead institution, submitted: not reported → INM · m.ctu\n" in history


def test_a_delegation_that_answered_is_asked_again(run: CommandLine) -> None:
    run.ok("transcribe", "BRA", "3.2", "status=implemented", "--cites", "Note 12", "--on", "2026-01-05")
    run.ok("ask", "BRA", "--on", "2025-12-01")
    assert "asked again" not in run.ok("region").out
    run.ok("ask", "BRA", "--on", "2026-01-29")
    told = run.ok("region").out
    assert "(BRA) · answered on 5 Jan 2026, noted from “Note 12”, asked again on 29 Jan 2026" in told
    assert "asked again on 29 Jan 2026 · 1 of 46 answered · 1 of 1 implemented" in told, "a letter speaks of one"
    run.ok("transcribe", "ARG", "3.2", "position=not_applicable", "--cites", "Note 13")
    matrix = [" ".join(line.split()) for line in run.ok("region", "--matrix").out.splitlines()]
    assert "3.2 Not applicable Implemented not reported 1 of 2" in matrix
    assert "3.3 not asked no answer not reported 0 of 1" in matrix
    run.ok("transcribe", "URY", "3.2", "lead=Navy", "--cites", "Note 14", "--on", "2026-01-05")
    assert "(URY) · wrote on 5 Jan 2026 without a status, noted from “Note 14” · 0 of 46" in run.ok("region").out


def test_what_became_of_an_import_is_told_in_the_history(
    run: CommandLine, luis: CommandLine, mexico: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for field in ("6.4", "1.4"):
        run.ok("set", field, "status=planned")
    luis.ok("set", "6.4", "status=implemented")
    luis.ok("set", "1.4", "status=in_progress")
    luis.ok("send", tmp_path / "luis.ctu")
    mexico.ok("set", "3.2", "status=planned")
    mexico.ok("submit", tmp_path / "m.ctu")
    monkeypatch.setattr(Terminal, "can_ask", True)
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\nyes\nyes\nboth\nkeep\n"))
    run.ok("import", tmp_path / "luis.ctu", tmp_path / "m.ctu")
    told = run.ok("history").out
    title = "Imported 3 changes from Luis Rojas, Mexico: 1 kept as it was, 1 left open ["
    assert title in told
    assert "    6.4 Status: decided: Planned, not Implemented\n" in told
    assert "    1.4 Status: not reported → In progress (one of differing versions) · Luis Rojas, luis.ctu\n" in told


def test_what_is_missing_of_a_colleagues_changes_is_told_until_it_came(
    run: CommandLine, luis: CommandLine, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.ctu", tmp_path / "2.ctu"
    luis.ok("set", "2.1", "status=planned")
    luis.ok("send", first, "--to", "Ana")
    luis.ok("set", "2.2", "status=planned")
    luis.ok("send", second, "--to", "Ana", "--since-last")
    run.ok("import", second, "--yes")
    assert "1 change made on the laptop of Luis Rojas has not arrived." in run.ok("received").out
    run.ok("import", first, "--yes")
    assert "has not arrived" not in run.ok("received").out


def test_actions_and_documents_that_come_are_told_by_name(run: CommandLine, luis: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "luis.ctu"
    luis.ok("action", "2.1", "Draft the decree")
    luis.ok("document", "1.2", "https://example.org/law", "--title", "The law")
    luis.ok("send", file)
    told = run.ok("import", file, "--yes").out
    assert "1.2: new supporting document “The law”, by Luis Rojas.\n2.1: new action “Draft the decree”, by" in told
    run.ok("action", "2.1", "Ours")
    luis.ok("delete-action", luis.ok("show", "2.1", "--json").json["actions"][0]["id"])
    luis.ok("send", file)
    assert "2.1: action “Draft the decree” deleted by Luis Rojas." in run.ok("import", file, "--yes").out
    for n in range(14):
        luis.ok("action", "3.1", f"Step {n:02}")
    luis.ok("send", file)
    told = run.ok("import", file, "--dry-run").out
    assert told.count("3.1: new action") == 12 and "2 more actions and supporting documents are new" in told


def test_ones_own_file_is_known_as_such(run: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "ana.ctu"
    run.ok("set", "2.1", "status=planned")
    run.ok("send", file)
    told = run.ok("import", file, "--dry-run").out
    assert "ana.ctu was made on this laptop." in told and "telephone" not in told
    run.ok("import", file, "--yes")
    assert run.ok("keys", "--json").json == [], "nobody vouches for oneself"
    assert run.ok("received", "--json").json == [], "nor sends oneself anything"


def test_a_name_to_whom_nothing_was_sent_before_is_told(run: CommandLine, tmp_path: Path) -> None:
    run.ok("set", "2.1", "status=planned")
    told = "Nothing was sent to “Luis Roja” from here before: the file holds everything."
    assert told in run.ok("send", tmp_path / "1.ctu", "--to", "Luis Roja", "--since-last").err
    run.ok("set", "2.2", "status=planned")
    assert told not in run.ok("send", tmp_path / "2.ctu", "--to", "luis roja", "--since-last").err


def test_the_region_is_told_with_dates_and_as_a_matrix(run: CommandLine) -> None:
    run.ok("ask", "MEX", "--on", "2026-05-03")
    run.ok("transcribe", "BRA", "3.2", "status=implemented", "--cites", "Note 12", "--on", "2026-11-05")
    run.ok("transcribe", "BRA", "3.3", "position=not_applicable", "--cites", "Note 12", "--on", "2026-11-05")
    plain = run.ok("region").out
    assert "(MEX) · asked on 3 May 2026, no answer\n" in plain
    assert "(CRI) · your own delegation · 0 of 46 implemented\n" in plain, "it does not answer itself"
    out = run.ok("region", "--matrix").out
    assert out.startswith(plain + "\nRef ")
    rows = {line.split()[0]: line for line in out[len(plain) :].splitlines() if line}
    assert rows["Ref"].split() == ["Ref", "BRA", "CRI", "Implemented"]
    assert [cell.strip() for cell in rows["3.2"].split("  ") if cell] == [
        "3.2",
        "Implemented",
        "not reported",
        "1 of 2",
    ]
    assert "Not applicable" in rows["3.3"] and rows["3.3"].endswith("0 of 1")


def test_only_what_is_cleared_is_submitted_and_single_commitments_are_left_out(
    run: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "to-the-secretariat.ctu"
    run.ok("check", "1.1", "1.2", "2.1")
    for ref in ("1.1", "2.1"):
        run.ok("clear", ref, "--level", "cleared", "--by", "The Minister")

    def told(*options: str) -> list[str]:
        return [v["ref"] for v in run.ok("submit", file, "--dry-run", *options, "--json").json["values"]]

    assert told("--cleared") == ["1.1", "2.1"]
    assert told("--cleared", "--panel", "2") == ["2.1"]
    assert told("--without", "1.2", "--without", "2.1") == ["1.1"]
    assert run.ok("export", tmp_path / "p.xlsx", "--cleared", "--audience", "outward", "--json").json["rows"] == 2
    assert "None of the chosen commitments" in run.refused("submit", file, "--without", "1.1", "--panel", "3")
