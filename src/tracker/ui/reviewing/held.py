"""Files held against the register, and what was said of them so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.review import Answers, Review, SourceKind
from tracker.errors import PasswordNeeded, UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.reviewing.sections import Section, arranged


@dataclass(frozen=True, slots=True)
class Held:
    """One review, as it is laid out, the files it was made of, and the password that opens them."""

    review: Review
    paths: tuple[Path, ...] = ()
    answers: Answers = Answers()
    password: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def is_to_be_seen(self) -> bool:
        """Whether anything in it needs a person's eyes."""
        review = self.review
        return bool(review.proposals or review.brings or review.ignored or review.strangers)

    @property
    def is_to_be_finished(self) -> bool:
        """Whether there is anything to record: even a file with nothing new says that something sent has arrived."""
        review = self.review
        return review.brings or bool(review.set_aside) or any(s.kind is not SourceKind.WORKBOOK for s in review.sources)


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of some files: `sealed` ones need a password, or another one; `held` is None while they wait for it."""

    held: Held | None
    refused: tuple[UserError, ...] = ()
    sealed: tuple[tuple[Path, PasswordNeeded], ...] = ()
    usable: tuple[Path, ...] = ()


def held(
    register: Register, review: Review, paths: Sequence[Path], answers: Answers = Answers(), password: str = ""
) -> Held:
    """A review with all that its window needs: it is read where nobody waits for it."""
    entities = tuple(dict.fromkeys(p.entity for p in review.proposals))
    commitments = {c.id: c for c in register.commitments(entities)}
    laid_out = arranged(review.proposals, review.ignored, commitments)
    return Held(review, tuple(paths), answers, password, laid_out)


def hold(register: Register, files: Sequence[Path], password: str, asked: Path | None, progress: Progress) -> Tried:
    """All files in one review. Where one cannot be used, each is tried by itself and the others are reviewed.

    `asked` is the sealed file the password was given for: while it stays closed, nothing is reviewed yet.
    """
    paths = tuple(files)
    try:
        review = register.review(*paths, password=password, progress=progress)
        return Tried(held(register, review, paths, password=password))
    except PasswordNeeded as error:
        if len(paths) == 1:
            return Tried(None, sealed=((paths[0], error),))
    except UserError as error:
        if len(paths) == 1:
            return Tried(None, (error,))
    refused: list[UserError] = []
    sealed: list[tuple[Path, PasswordNeeded]] = []
    usable: list[Path] = []
    for path in paths:
        try:
            register.review(path, password=password, progress=progress)
        except PasswordNeeded as error:
            sealed.append((path, error))
        except UserError as error:
            refused.append(error)
        else:
            usable.append(path)
    together = None
    if usable and not (sealed and asked in (None, *(path for path, _ in sealed))):
        review = register.review(*usable, password=password, progress=progress)
        together = held(register, review, usable, password=password)
    return Tried(together, tuple(refused), tuple(sealed), tuple(usable))
