"""The sections of the details, with what a delegation has made for a commitment, and without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.vocabulary import ClearanceLevel
from tracker.register.register import Register
from tracker.ui.reassign_dialog import ReassignDialog
from tracker.ui.screenshots.stage import Stage, settle

_STEPS = (
    ("Inventory of shelters", "Deputy Director", "2026-09-02", True),
    ("Referral protocol with the ombudsman", "Luis Rojas", "2026-11-11", False),
    ("Train 40 border officers", "Training Unit", "2027-Q1", False),
    (
        "Publish the protocol in the official gazette and send it to all border posts, shelters and consulates",
        "",
        "",
        False,
    ),
)
_NOTES = (
    "The ombudsman asks for a paragraph on unaccompanied minors before signing.",
    "Sent the draft with the paragraph on 3 November; they promise an answer within two weeks.",
)


def fill(register: Register, stage: Stage) -> None:
    """What is made for 1.2: actions, notes, documents, links, a clearance that no longer covers what stands."""

    def seen() -> Commitment:
        return register.find("1.2")

    for text, owner, due, done in _STEPS:
        register.add_step(seen(), text, owner, due)
        if done:
            register.do_step(register.steps(seen())[-1])
    for text in _NOTES:
        register.add_note(seen(), text)
    decree = stage.folder / "Decree 41 of 2026.pdf"
    decree.write_bytes(b"%PDF decree")
    minutes = stage.folder / "Minutes of the inter-institutional round table of 14 October 2026.docx"
    minutes.write_bytes(b"minutes")
    register.add_document(seen(), decree, {"kind": "decree", "date": "2026-08-14", "confidentiality": "public"})
    register.add_document(seen(), minutes, {"kind": "minutes", "date": "2026-10-14"})
    register.add_link(seen(), "https://www.acnur.org/referral-mechanism", {"title": "Referral mechanism, UNHCR"})
    register.link(seen(), "gcm", ["7", "8"])
    register.link(seen(), "related", ["3.2"])
    register.clear(seen(), ClearanceLevel.CLEARED, "Vice Minister", "Note 14/2026")
    register.edit([seen()], {"deadline": "2026-11-20"})
    register.edit([seen()], {"deadline_reason": "The ombudsman asked for another paragraph."})


def _section(key: str, *, full: bool = True) -> Callable[[Stage], QWidget]:
    def draw(stage: Stage) -> QWidget:
        if full:
            fill(stage.register, stage)
        stage.workplace.commitments.show_entity(stage.register.find("1.2" if full else "1.6").id)
        if not stage.workplace.detail.isVisible():
            stage.workplace.commands.details.trigger()
        settle()
        stage.workplace.commands.sections[key].trigger()
        settle()
        return stage.frame

    return draw


def _reassign(stage: Stage) -> QWidget:
    fill(stage.register, stage)
    stage.workplace.commands.reassign.trigger()
    settle()
    dialog = stage.frame.findChild(ReassignDialog)
    assert dialog is not None
    dialog.leaver.setText("Deputy Director")
    dialog.successor.setText("Eva Solís")
    return dialog


STATES: dict[str, Callable[[Stage], QWidget]] = {
    **{f"detail-{key}": _section(key) for key in ("fields", "actions", "notes", "documents", "links", "history")},
    **{
        f"detail-{key}-empty": _section(key, full=False) for key in ("fields", "actions", "notes", "documents", "links")
    },
    "reassign": _reassign,
}
