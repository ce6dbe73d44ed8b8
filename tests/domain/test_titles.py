import gettext

import pytest

from tracker.domain.changes import Title
from tracker.domain.titles import title_words
from tracker.words import Words

ENGLISH = Words("en", gettext.NullTranslations())


@pytest.mark.parametrize(
    ("code", "values", "said"),
    [
        ("check_off", {"n": 1, "ref": "1.3"}, "Checked off 1.3"),
        ("check_off", {"n": 4}, "Checked off 4 commitments"),
        ("uncheck", {"n": 1, "ref": "1.3"}, "Unchecked 1.3"),
        ("uncheck", {"n": 2}, "Unchecked 2 commitments"),
        ("confirm", {"n": 1, "ref": "1.3"}, "Confirmed that 1.3 is still correct"),
        ("confirm", {"n": 9}, "Confirmed that 9 commitments are still correct"),
        ("edit", {"n": 1, "ref": "2.1", "field": "deadline"}, "Set deadline of 2.1"),
        ("edit", {"n": 1, "ref": "2.1", "field": "percent"}, "Set progress of 2.1"),
        ("edit", {"n": 1, "ref": "2.1", "fields": "sdg gcm"}, "Changed GCM objectives and SDG targets of 2.1"),
        ("edit", {"n": 3, "field": "lead"}, "Set lead institution of 3 commitments"),
        (
            "edit",
            {"n": 3, "field": "lead", "replaced": 2},
            "Set lead institution of 3 commitments: 2 had another value",
        ),
        ("edit", {"n": 1, "ref": "2.1", "field": "deadline", "emptied": 1}, "Emptied deadline of 2.1"),
        ("edit", {"n": 3, "field": "lead", "emptied": 1}, "Emptied lead institution of 3 commitments"),
        ("edit", {"n": 1, "ref": "3.2", "field": "status", "emptied": 1}, "Set status of 3.2"),
        ("edit", {"n": 3, "field": "position", "emptied": 1}, "Set position of 3 commitments"),
        ("edit", {"n": 1, "ref": "3.2", "field": "percent", "emptied": 1}, "Emptied progress of 3.2"),
        (
            "undo",
            {"of": "edit", "n": 1, "ref": "2.1", "field": "deadline", "emptied": 1},
            "Undid: Emptied deadline of 2.1",
        ),
        ("edit", {"n": 3}, "Changed 3 commitments"),
        ("edit", {"n": 1, "ref": "2.1"}, "Changed 2.1"),
        ("edit", {"n": 1, "ref": "1.2", "fields": "lead deadline"}, "Changed lead institution and deadline of 1.2"),
        (
            "edit",
            {"n": 1, "ref": "1.2", "fields": "deadline status lead"},
            "Changed status, lead institution and deadline of 1.2",
        ),
        ("edit", {"n": 2, "fields": "lead colour"}, "Changed lead institution and colour of 2 commitments"),
        ("edit", {"n": 1, "ref": "1.2", "fields": "status lead start comment"}, "Changed 4 fields of 1.2"),
        ("edit", {"n": 1, "ref": "1.2", "fields": "deadline"}, "Set deadline of 1.2"),
        (
            "undo",
            {"of": "edit", "n": 1, "ref": "1.2", "fields": "lead deadline"},
            "Undid: Changed lead institution and deadline of 1.2",
        ),
        ("decide", {"field": "status", "ref": "1.3"}, "Settled the differing versions of status in 1.3"),
        (
            "import",
            {"author": "Ana Mora", "file": "a.xlsx", "n": 12},
            "Imported 12 changes from Ana Mora",
        ),
        ("import", {"author": "", "file": "a.xlsx", "n": 1}, "Imported 1 change from a.xlsx"),
        ("import", {"author": "Luis", "file": "a.ctu", "n": 0}, "Took in what Luis sent"),
        ("undo", {"of": "check_off", "n": 1, "ref": "1.3"}, "Undid: Checked off 1.3"),
        ("redo", {"of": "edit", "n": 1, "ref": "2.1", "field": "deadline"}, "Did again: Set deadline of 2.1"),
        ("received", {}, "Received in a file"),
        ("import", {"file": "a.xlsx", "n": 3, "kept": 1}, "Imported 3 changes from a.xlsx: 1 kept as it was"),
        (
            "undo",
            {"of": "import", "file": "a.xlsx", "n": 3, "kept": 1, "differing": 2},
            "Undid: Imported 3 changes from a.xlsx: 1 kept as it was, 2 left open",
        ),
        ("add_evidence", {"n": 1, "ref": "1.2"}, "Added a supporting document to 1.2"),
        ("add_evidence", {"n": 2, "ref": "1.2"}, "Added 2 supporting documents to 1.2"),
        ("clear", {"n": 1, "ref": "1.2", "level": "cleared"}, "Marked 1.2 as cleared"),
        ("clear", {"n": 1, "ref": "1.2", "level": ""}, "Made 1.2 a draft again"),
        ("reassign", {"n": 2, "from": "Eva", "to": "Rosa"}, "Gave 2 entries of Eva to Rosa"),
        ("reassign", {"n": 1, "from": "Eva", "to": ""}, "Left 1 entry of Eva open"),
        ("submit", {"n": 46, "to": "Secretariat"}, "Submission of 46 commitments saved for Secretariat"),
        ("submit", {"n": 1, "to": ""}, "Submission of 1 commitment saved"),
        ("ask", {"n": 1, "delegation": "Panama"}, "Noted that Panama was asked"),
        ("ask", {"n": 2, "delegation": "Panama, Mexico"}, "Noted that 2 delegations were asked"),
        ("freeze", {"meeting": "Quarterly review"}, "Froze the state for “Quarterly review”"),
        ("unlink", {"ref": "1.2", "field": "lead", "codes": "7"}, "Took links of 1.2 away: lead institution 7"),
        ("bless", {"n": 2}, "Changed 2 commitments"),
    ],
)
def test_an_action_is_told_by_what_it_did(code: str, values: dict[str, str | int], said: str) -> None:
    assert title_words(Title(code, values), ENGLISH) == said
