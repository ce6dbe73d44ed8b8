"""What may stand on the command line after the verbs about actions, documents, clearance and links."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from tracker.domain.things import Confidentiality, DocumentKind
from tracker.domain.vocabulary import ClearanceLevel
from tracker.words import LANGUAGES, Words

Adder = Callable[..., argparse.ArgumentParser]


def add_things(verb: Adder, words: Words, path: Callable[[str], Path]) -> None:
    """The verbs that write actions and keep documents."""
    _ = words
    _add_ref(verb("actions", "documenting.actions", _("tell the actions on a commitment")), words)
    action = verb("action", "documenting.action", _("write down what is to be done for a commitment"))
    _add_ref(action, words)
    action.add_argument("text", metavar="TEXT")
    action.add_argument("--owner", metavar="NAME", default="", help=_("who does it"))
    action.add_argument("--due", metavar="DATE", default="", help=_("by when, such as 2027-06-30 or Q2 2027"))
    done = verb("done", "documenting.done", _("say that an action is done"))
    done.add_argument("action", metavar="ID", help=_("its id, as “tracker actions” tells it"))
    done.add_argument("--not", dest="open", action="store_true", help=_("say that it is not done after all"))
    gone = verb("delete-action", "documenting.delete_action", _("delete an action"))
    gone.add_argument("action", metavar="ID", help=_("its id, as “tracker actions” tells it"))
    documents = verb("documents", "documenting.documents", _("tell the supporting documents of a commitment"))
    _add_ref(documents, words)
    _add_delegation(documents, words)
    document = verb("document", "documenting.document", _("keep copies of files, or links, as supporting documents"))
    _add_ref(document, words)
    document.add_argument("sources", metavar="FILE-OR-URL", nargs="+")
    document.add_argument("--title", default="", help=_("else the name of the file"))
    document.add_argument("--kind", default="", help=_("one of {codes}", codes=", ".join(DocumentKind)))
    document.add_argument("--date", default="", help=_("of the document, such as 2027-06-30 or 2027"))
    document.add_argument(
        "--confidentiality", metavar="LEVEL", default="", help=_("one of {codes}", codes=", ".join(Confidentiality))
    )
    save = verb("save-document", "documenting.save", _("write the file of a supporting document into a folder"))
    save.add_argument("document", metavar="ID", help=_("its id, as “tracker documents” tells it"))
    save.add_argument("folder", metavar="FOLDER", type=path)
    _add_delegation(save, words)
    gone = verb("delete-document", "documenting.delete_document", _("delete a supporting document"))
    gone.add_argument("document", metavar="ID", help=_("its id, as “tracker documents” tells it"))


def add_stamps_and_links(verb: Adder, words: Words, assignment: Callable[[str], tuple[str, str]]) -> None:
    """The verbs that clear, verify, link, and pass on what a person has."""
    _ = words
    clear = verb("clear", "clearing.clear", _("say how far the text of a commitment is let go, as it stands now"))
    _add_ref(clear, words)
    clear.add_argument("--level", choices=[*ClearanceLevel, "draft"], required=True)
    clear.add_argument("--by", metavar="NAME", default="", help=_("who let it go; you, if not given"))
    clear.add_argument("--document", metavar="TEXT", default="", help=_("the note in which it was let go"))
    verify = verb("verify", "clearing.verify", _("say that you have held the status against its documents"))
    _add_ref(verify, words)
    text = verb("text", "clearing.text", _("enter the text of a recommendation in another language"))
    _add_ref(text, words)
    text.add_argument(
        "text_language", metavar="LANGUAGE", choices=LANGUAGES, help=_("one of {codes}", codes=", ".join(LANGUAGES))
    )
    text.add_argument("text", metavar="TEXT", help=_("the words; “” takes away what was entered"))
    text.add_argument("--official", action="store_true", help=_("it was issued by whoever may; else a translation"))
    text.add_argument("--source", metavar="TEXT", default="", help=_("who wrote or issued it, and where"))
    _add_ref(verb("links", "clearing.links", _("tell what a commitment is linked to, and what is suggested")), words)
    for name, run, help in (
        ("link", "clearing.link", _("link a commitment to objectives, targets or other recommendations")),
        ("unlink", "clearing.unlink", _("take links away, or decline suggested ones")),
    ):
        linking = verb(name, run, help)
        _add_ref(linking, words)
        linking.add_argument(
            "links", metavar="FRAMEWORK=CODES", nargs="+", type=assignment, help=_("such as gcm=2,5 sdg=10.7")
        )
    reassign = verb("reassign", "clearing.reassign", _("give all that one person has to another"))
    reassign.add_argument("leaver", metavar="FROM", help=_("the name as it stands in the list"))
    reassign.add_argument("successor", metavar="TO", help=_("who takes over; “” leaves the places open"))


def _add_delegation(verb: argparse.ArgumentParser, words: Words) -> None:
    verb.add_argument(
        "--delegation", metavar="CODE", default="", help=words("another delegation, as it answered; such as MEX")
    )


def _add_ref(verb: argparse.ArgumentParser, words: Words) -> None:
    verb.add_argument("ref", metavar="REF", help=words("such as 3.5, or HLF2017/3.5"))
