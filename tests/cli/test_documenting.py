"""The command line on actions, documents, clearance, links, and what is told of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from command_line import CommandLine


@pytest.fixture
def tracker(run: CommandLine) -> CommandLine:
    return run


def colleague(tracker: CommandLine) -> None:
    tracker.ok("init", "--delegation", "CRI", "--author", "Luis Rojas")


def shown(tracker: CommandLine, ref: str = "3.2") -> Mapping[str, Any]:
    found: Mapping[str, Any] = tracker.ok("show", ref, "--json").json
    return found


def test_an_action_is_written_told_done_reopened_and_deleted(tracker: CommandLine) -> None:
    made = tracker.ok("action", "3.2", "Ask the ministry", "--owner", "Luis Rojas", "--due", "15 Nov 2026")
    assert made.out == "Added an action to 3.2.\n"
    (step,) = tracker.ok("--as-of", "2026-11-23", "actions", "3.2", "--json").json
    assert (step["text"], step["owner"], step["due"], step["done"]) == (
        "Ask the ministry",
        "Luis Rojas",
        "2026-11-15",
        None,
    )
    told = tracker.ok("--as-of", "2026-11-23", "actions", "3.2").out
    assert told == f"Ask the ministry · Luis Rojas · 15 Nov 2026 · 8 days late [{step['id']}]\n"
    assert tracker.rows()["3.2"]["open_actions"] == 1
    assert tracker.ok("done", step["id"]).out == "Marked an action of 3.2 as done.\n"
    assert tracker.ok("done", step["id"]).out == "Nothing changed: it is so already.\n"
    assert "done: " in tracker.ok("actions", "3.2").out
    assert tracker.ok("done", step["id"], "--not").out == "Reopened an action of 3.2.\n"
    assert tracker.ok("delete-action", step["id"]).out == "Deleted an action of 3.2.\n"
    assert tracker.ok("actions", "3.2").out == "There are no actions on 3.2.\n"
    assert "The action was not found" in tracker.refused("done", step["id"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("action", "3.2", " "), "no words"),
        (("action", "3.2", "Ask", "--due", "03/04/2027"), "2027-04-03 or 2027-03-04"),
        (("action", "9.9", "Ask"), "There is no recommendation 9.9"),
        (("document", "3.2", "missing.pdf"), "missing.pdf"),
        (("document", "3.2", "ftp://example.org/law"), "no web address"),
        (("document", "3.2", "https://a.org", "https://b.org", "--title", "Law"), "One title cannot stand for 2"),
        (("document", "3.2", "https://a.org", "--kind", "novel"), "Use one of: law, decree"),
        (("document", "3.2", "https://a.org", "--confidentiality", "secret"), "Use one of: public, internal"),
        (("save-document", "abc", "."), "The document was not found"),
        (("clear", "3.2", "--level", "draft", "--by", "The Minister"), "let go by nobody"),
        (("verify", "3.2"), "No status is reported yet"),
        (("link", "3.2", "gcm=99"), "“99” is no value"),
        (("link", "3.2", "udhr=1"), "Use one of: gcm, sdg, related"),
        (("link", "3.2", "gcm="), "names nothing"),
        (("link", "3.2", "gcm=2", "related=9.9"), "There is no recommendation 9.9"),
        (("link", "3.2", "related=3.2"), "this commitment itself"),
        (("reassign", "Nobody", "Eva"), "neither focal point nor alternate"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(
    tracker: CommandLine, arguments: tuple[str, ...], told: str
) -> None:
    assert told in tracker.refused(*arguments)
    assert tracker.ok("history", "--json").json == []


def test_documents_are_kept_in_one_step_told_and_saved(tracker: CommandLine, decree: Path, tmp_path: Path) -> None:
    link = "https://example.org/law"
    made = tracker.ok("document", "3.2", decree, link, "--kind", "decree or regulation", "--confidentiality", "public")
    assert made.out == "Added 2 supporting documents to 3.2.\n"
    told = {d["title"]: d for d in tracker.ok("documents", "3.2", "--json").json}
    assert told.keys() == {"Decree 12", link}
    assert (told["Decree 12"]["kind"], told["Decree 12"]["confidentiality"]) == ("decree", "public")
    assert "Decree 12 · Decree or regulation · Public · Decree 12.pdf [" in tracker.ok("documents", "3.2").out
    saved = tmp_path / "saved"
    saved.mkdir()
    tracker.ok("save-document", told["Decree 12"]["id"], saved)
    assert (saved / decree.name).read_bytes() == decree.read_bytes()
    assert "is there already" in tracker.refused("save-document", told["Decree 12"]["id"], saved)
    assert "It is a link" in tracker.refused("save-document", told[link]["id"], saved)
    assert "no folder" in tracker.refused("save-document", told["Decree 12"]["id"], tmp_path / "nowhere")
    tracker.ok("delete-document", told[link]["id"])
    assert [d["title"] for d in shown(tracker)["supporting_documents"]] == ["Decree 12"]
    tracker.ok("undo")
    tracker.ok("undo")
    assert tracker.ok("documents", "3.2").out == "There are no supporting documents for 3.2.\n"


def test_a_link_is_typed_as_it_is_printed_unless_a_file_is_called_so(
    tracker: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").mkdir()
    (tmp_path / "example.org" / "law.txt").write_text("The law")
    tracker.ok("document", "3.2", "www.example.org/law", "example.org/law.txt")
    assert [d["title"] for d in shown(tracker)["supporting_documents"]] == ["https://www.example.org/law", "law"]


def test_a_slip_in_one_document_leaves_all_of_them_out(tracker: CommandLine, decree: Path) -> None:
    assert "no web address" in tracker.refused("document", "3.2", decree, "http://")
    assert not (tracker.folder / "documents").exists()


def test_what_is_cleared_verified_and_linked_is_told(tracker: CommandLine, decree: Path) -> None:
    tracker.ok("set", "3.2", "status=implemented")
    tracker.ok("document", "3.2", decree)
    tracker.ok("clear", "3.2", "--level", "cleared", "--by", "The Minister", "--document", "Note 14/2026")
    assert "Ana Mora reported this status" in tracker.refused("verify", "3.2")
    colleague(tracker)
    tracker.ok("verify", "3.2")
    tracker.ok("set", "3.2", "limitation=Few staff")
    tracker.ok("link", "3.2", "gcm=2,5", "sdg=10.7", "related=3.5")
    tracker.ok("unlink", "3.2", "gcm=7")
    told = shown(tracker)
    assert (told["support"], told["changed_since_clearance"]) == ("verified", True)
    assert (told["clearance"]["level"], told["verified"]["by"]) == ("cleared", "Luis Rojas")
    assert told["links"] == {"gcm": ["2", "5"], "sdg": ["10.7"], "related": ["3.5"]}
    assert told["suggested_links"] == {"sdg": ["1.5", "13.1"]}
    said = tracker.ok("show", "3.2").out
    assert "Note 14/2026 (changed since it was cleared)" in said
    assert "Supported by: Verified" in said
    links = tracker.ok("links", "3.2").out
    assert "    5 Enhance availability and flexibility of pathways for regular migration\n" in links
    assert "    1.5 Build the resilience of the poor to climate-related and other shocks (suggested)\n" in links
    assert tracker.ok("clear", "3.2", "--level", "draft").out == "Made 3.2 a draft again.\n"
    assert "Clearance: draft" in tracker.ok("show", "3.2").out


def test_links_of_several_frameworks_are_one_step(tracker: CommandLine) -> None:
    tracker.ok("link", "3.2", "gcm=2", "sdg=10.7")
    assert "2 fields" not in (title := tracker.ok("history", "--json").json[0]["title"]), title
    tracker.ok("undo")
    assert shown(tracker)["links"] == {"gcm": [], "sdg": [], "related": []}


def test_everything_of_a_person_is_given_to_another(tracker: CommandLine) -> None:
    tracker.ok("set", "3.2", "person=Luis Rojas")
    assert tracker.ok("reassign", "Luis Rojas", "Eva Solís").out == "Gave 1 entry of Luis Rojas to Eva Solís.\n"
    assert shown(tracker)["person"] == "Eva Solís"


def test_history_tells_of_actions_and_documents_in_words(tracker: CommandLine, decree: Path) -> None:
    tracker.ok("action", "3.2", "Ask the ministry", "--owner", "Luis Rojas", "--due", "2027-06-30")
    (step,) = tracker.ok("actions", "3.2", "--json").json
    tracker.ok("done", step["id"])
    tracker.ok("document", "3.2", decree, "--confidentiality", "restricted")
    tracker.ok("clear", "3.2", "--level", "confirmed", "--by", "Ministry")
    tracker.ok("delete-action", step["id"])
    told = tracker.ok("history", "3.2").out
    lines = [line.strip() for line in told.splitlines() if line.startswith("    ")]
    assert "3.2 Action: Ask the ministry → nothing" in lines
    assert "3.2 Action: nothing → Ask the ministry" in lines
    assert "3.2 Action: date: nothing → 30 Jun 2027" in lines
    assert any(line.startswith("3.2 Action: done: nothing → ") and line.endswith(", Ana Mora") for line in lines)
    assert "3.2 Supporting document: confidentiality: nothing → Restricted" in lines
    assert any(line.startswith("3.2 Clearance: draft → Confirmed by the institution, ") for line in lines)
    titles = [line.split(" · ")[2].partition(" [")[0] for line in told.splitlines() if not line.startswith("    ")]
    assert titles == [
        "Deleted an action of 3.2",
        "Marked 3.2 as confirmed by the institution",
        "Added a supporting document to 3.2",
        "Marked an action of 3.2 as done",
        "Added an action to 3.2",
    ]
    assert "content" not in told
    entries = tracker.ok("history", "--json").json
    assert {e["field"] for e in entries} >= {"step.text", "step.owner", "step.done", "evidence.title", "clearance"}


def test_the_list_is_narrowed_to_what_is_not_ready_to_leave(tracker: CommandLine, decree: Path) -> None:
    tracker.ok("document", "3.2", decree)
    tracker.ok("clear", "3.2", "--level", "cleared")
    tracker.ok("clear", "3.4", "--level", "cleared")
    tracker.ok("clear", "3.5", "--level", "confirmed")
    tracker.ok("set", "3.4", "status=planned")
    tracker("set", "3.4", "status=implemented")
    assert tracker.rows("--attention", "no_documents").keys() == {"3.4"}
    assert tracker.rows("--attention", "changed_since_clearance").keys() == {"3.4"}
    assert tracker.rows("--attention", "not_cleared").keys() == {"3.4"}, "3.5 reports nothing that could be cleared"
    tracker("set", "3.5", "status=planned")
    assert tracker.rows("--attention", "not_cleared").keys() == {"3.4", "3.5"}
    assert "changed since it was cleared" in tracker.ok("list", "--panel", "3").out


def test_a_text_in_another_language_is_entered_told_and_taken_away(run: CommandLine) -> None:
    run.ok("text", "1.2", "es", "Fortalecer el intercambio", "--source", "Cancillería")
    assert "Unofficial translation (es): Cancillería" in run.ok("show", "1.2").out
    assert [row["ref"] for row in run.ok("list", "--search", "intercambio", "--json").json if row["ref"] == "1.2"] == [
        "1.2"
    ]
    assert "Fortalecer el intercambio" in run.ok("--language", "es", "show", "1.2").out
    assert "never changed" in run.refused("text", "1.2", "en", "Something else")
    assert "needs its source" in run.refused("text", "1.2", "pt", "Fortalecer", "--official")
    run.ok("text", "1.2", "es", "")
    assert "(es)" not in run.ok("show", "1.2").out
