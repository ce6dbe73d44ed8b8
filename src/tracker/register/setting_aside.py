"""Reviews that wait: copies of their files and what was decided so far, until somebody goes on with them."""

from __future__ import annotations

import json
import shutil
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracker.domain.changes import Committed
from tracker.domain.review import Answers, Decision, Proposal, Review, WaitingReview
from tracker.errors import UserError
from tracker.journal.record import canonical_json
from tracker.progress import Progress, Unwatched
from tracker.register.sending import Sending
from tracker.storage.apply import utc_text
from tracker.words import message


class SettingAside(Sending):
    """A review is made anew from its files whenever it is opened: what changed here meanwhile is seen."""

    def set_aside(
        self, review: Review, answers: Answers, paths: Sequence[Path], author: str = "", password: str = ""
    ) -> WaitingReview:
        """Keep copies of a review's files, and the answers given; raises `UserError` where they cannot be copied.

        A password is not kept: it is asked for again.
        """
        self._refuse_if_read_only()
        name = review.set_aside or self._waiting_with(review) or str(uuid.uuid4())
        folder, part = self.places.waiting / name, self.places.waiting / f"{name}.part"
        kept = {
            "at": utc_text(self._clock()),
            "files": [source.file for source in review.sources],
            "author": author,
            "authors": {source.file_hash: source.author for source in review.sources},
            "by": review.author,
            "delegations": list(dict.fromkeys(s.delegation for s in review.sources if not s.author and s.delegation)),
            "answers": _answered(review, answers),
            "changes": len(review.proposals),
            "open": sum(p.usual is None and not _is_answered(p, answers) for p in review.proposals),
            "password": bool(password),
        }
        try:
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir(parents=True)
            for number, path in enumerate(paths):
                (part / str(number)).mkdir()
                shutil.copyfile(path, part / str(number) / path.name)
            (part / "review.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            # The former copy goes last: at no moment is there none.
            former = self.places.waiting / f"{name}.former"
            shutil.rmtree(former, ignore_errors=True)
            if folder.exists():
                folder.rename(former)
            part.rename(folder)
            shutil.rmtree(former, ignore_errors=True)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise UserError(
                message("The review was not put aside."),
                message("{path} could not be copied: {reason}.", path=error.filename or "", reason=error.strerror),
                message("Finish it now, or keep its file and import it again."),
            ) from error
        return _waiting(name, kept)

    def _waiting_with(self, review: Review) -> str:
        """The review of these very files that waits already: the later one stands in its place. Empty for none."""
        hashes = {source.file_hash for source in review.sources}
        for file in self.places.waiting.glob("*/review.json"):
            kept = None if file.parent.suffix else _read(file)
            if kept and set(kept.get("authors", ())) == hashes:
                return file.parent.name
        return ""

    def waiting(self) -> tuple[WaitingReview, ...]:
        """Reviews that were put aside, the latest first."""
        found = []
        for file in self.places.waiting.glob("*/review.json"):
            if not file.parent.suffix and (kept := _read(file)):
                found.append(_waiting(file.parent.name, kept))
        return tuple(sorted(found, key=lambda review: review.at, reverse=True))

    def reopen(
        self, waiting: str, password: str = "", progress: Progress = Unwatched()
    ) -> tuple[Review, Answers, tuple[Path, ...]]:
        """The review as it is today, the answers that still fit, and its files; raises `UserError`."""
        folder = self.places.waiting / waiting
        kept = _read(folder / "review.json")
        paths = tuple(file for n in range(len(kept["files"])) for file in (folder / str(n)).glob("*")) if kept else ()
        if kept is None or len(paths) != len(kept["files"]):
            raise UserError(
                message("The review was not opened."),
                message("It is no longer there, or not whole."),
                message("Import the file again."),
            )
        review = self.review(*paths, author=str(kept["author"]), password=password, progress=progress)
        named = tuple(replace(s, author=kept.get("authors", {}).get(s.file_hash, s.author)) for s in review.sources)
        return replace(review, sources=named, set_aside=waiting), _answers(review, kept["answers"]), paths

    def discard(self, waiting: str) -> None:
        """Forget a review that was put aside; its files can be imported again."""
        shutil.rmtree(self.places.waiting / waiting, ignore_errors=True)

    def finish(
        self,
        review: Review,
        answers: Answers = Answers(),
        initiator: object = None,
        progress: Progress = Unwatched(),
    ) -> Committed:
        """As an import is finished; a review that was put aside waits no longer."""
        committed = super().finish(review, answers, initiator, progress)
        if review.set_aside:
            self.discard(review.set_aside)
        return committed


_KEPT = {"at", "files", "author", "by", "answers", "changes", "open", "password"}


def _read(file: Path) -> dict[str, Any] | None:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) and kept.keys() >= _KEPT else None


def _waiting(name: str, kept: Mapping[str, Any]) -> WaitingReview:
    return WaitingReview(
        name,
        tuple(kept["files"]),
        kept["by"],
        kept["at"],
        int(kept["changes"]),
        int(kept["open"]),
        bool(kept["password"]),
        # One that was put aside by an earlier version does not say.
        tuple(kept.get("delegations", ())),
    )


def _is_answered(proposal: Proposal, answers: Answers) -> bool:
    return proposal.number in answers.decisions or proposal.number in answers.edited


def _key(review: Review, proposal: Proposal) -> str:
    """What a proposal is, whatever its number. It is another one where what stands here changed meanwhile: what was
    decided over the former is not decided over that.
    """
    source = review.source_of(proposal)
    said = [source.file_hash, *proposal.place_in_journal, proposal.theirs]
    return canonical_json([*said, proposal.ours, proposal.standing.value])


def _answered(review: Review, answers: Answers) -> dict[str, dict[str, object]]:
    told: dict[str, dict[str, object]] = {}
    for proposal in review.proposals:
        if proposal.number in answers.edited:
            told[_key(review, proposal)] = {"edited": answers.edited[proposal.number]}
        elif answers.decisions.get(proposal.number, proposal.usual) != proposal.usual:
            told[_key(review, proposal)] = {"decision": answers.decisions[proposal.number].value}
    return told


def _answers(review: Review, kept: Mapping[str, Mapping[str, Any]]) -> Answers:
    by_number = {p.number: kept[key] for p in review.proposals if (key := _key(review, p)) in kept}
    return Answers(
        {n: Decision(said["decision"]) for n, said in by_number.items() if "decision" in said},
        {n: said["edited"] for n, said in by_number.items() if "edited" in said},
    )
