"""How everything in sight is kept as the register has it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer

from tracker.domain.changes import Committed
from tracker.domain.fields import SAYING_HOW_IT_STANDS
from tracker.domain.query import Filter
from tracker.domain.references import natural_key, said_ref
from tracker.errors import UserError
from tracker.problem_log import note_refusal
from tracker.ui.editing import MANY
from tracker.ui.greyed import grey
from tracker.ui.kept_dialog import KeptDialog
from tracker.ui.page_commands import A_COMMITMENT, ONE_COMMITMENT
from tracker.ui.pages import COMMITMENTS, EXCHANGE
from tracker.ui.premises import Premises
from tracker.words import labelled, plural

_BACKUP_LOOK_MS = 5 * 60 * 1000
"""How often it is asked whether a backup is due; the register knows when one is."""


_NAMED = 3
"""Fields that an undo kept, told one by one in the bar."""


class KeptCurrent(Premises):
    """All that is in sight follows what is committed, here or elsewhere; and that is backed up."""

    def _follow(self) -> None:
        """From now on."""
        self.store.changed.connect(self._take_in)
        self.store.replaced.connect(self._read_all)
        self.store.waiting_changed.connect(self._tell_waiting)
        for trouble in (self.store.trouble, self.pages.trouble):
            trouble.connect(self._tell_trouble)
        # A page that is brought to the front has other rows selected, or none.
        self.pages.currentChanged.connect(lambda _: self._enable())
        self.commitments.view.chosen.connect(self._enable)
        self.commitments.view.chosen.connect(self._tell_selected)

    def _keep_backups(self) -> None:
        timer = QTimer(self, interval=_BACKUP_LOOK_MS)
        timer.timeout.connect(self._back_up)
        timer.start()
        self._back_up()

    def _take_in(self, committed: Committed) -> None:
        """After a change of many, all that reads it takes its time: the rest follows in turns of its own.

        A change of few is followed everywhere at once: whoever types on finds in the details what was just saved.
        """
        self.commitments.take_in(committed)
        if committed.action is not None:
            self._tell_done(committed, committed.action)
        follow = (partial(self.detail.refresh, committed), self._read_shown, self._tell_state)
        if len(committed.entities) > MANY:
            self.turns.take(*follow)
            return
        for work in follow:
            work()

    def _tell_done(self, committed: Committed, done: str) -> None:
        said, kept = self._wording.title(committed.title), self._named(committed.left)
        if kept:
            said = self._words(
                "{said}. Edited since, and kept as they are now: {fields}", said=said, fields=self._first(kept)
            )
        # What was undone can be done again, but not undone; what was submitted has left.
        lasting = committed.title.code in ("undo", "submit")
        show_all = partial(self._show_kept, kept) if len(kept) > _NAMED else self._way_to_pointed_at(committed)
        has_moved = self._has_moved(committed)
        action = None if lasting else done
        self.undo_bar.tell(said, action, stays=bool(kept), show_all=show_all, has_moved=has_moved)

    def _tell_unchanged(self, committed: Committed) -> None:
        """What changed nothing is announced to nobody: whoever pressed gets an answer all the same."""
        if committed.action is None:
            is_said = committed.title.code == "confirmed_already"
            so_already = self._words("Nothing changed: it is so already.")
            self.undo_bar.tell(self._wording.title(committed.title) if is_said else so_already, None)

    def _has_moved(self, committed: Committed) -> bool:
        """Whether a deadline that stood before was moved by hand: only that asks for a reason."""
        title = committed.title
        if committed.action is None or title.code != "edit" or title.values.get("field") != "deadline":
            return False
        return self._register.has_moved(committed.action)

    def _way_to_pointed_at(self, committed: Committed) -> Callable[[], None] | None:
        """Where a confirmation counts what is to be looked at again without naming it: to the list of exactly those."""
        values = committed.title.values
        if "" not in (values.get("undecided_refs"), values.get("contradictory_refs")):
            return None
        # Those that were left out are among those selected, not among those committed.
        asked = {*committed.entities, *self.commitments.view.selected_ids()}
        found = self._register.commitments(sorted(asked))
        which = frozenset(c.id for c in found if c.contradicts_itself or SAYING_HOW_IT_STANDS.intersection(c.conflicts))
        return partial(self._show_list, Filter(ids=which))

    def _show_list(self, which: Filter) -> None:
        raise NotImplementedError

    def _named(self, fields: Sequence[tuple[str, str]]) -> list[str]:
        """All of them by reference and name, as the list of commitments is ordered."""
        if not fields:
            return []
        found = {c.id: c for c in self._register.commitments(sorted({entity for entity, _ in fields}))}
        several = len(self._register.forums()) > 1
        told = []
        for entity, key in fields:
            if entity in found:
                forum, ref, label = found[entity].recommendation.forum, found[entity].ref, self._wording.label(key)
                told.append((forum, natural_key(ref), label, f"{said_ref(forum, ref, several)} {label}"))
        return [said for *_, said in sorted(told)]

    def _first(self, kept: Sequence[str]) -> str:
        """What a bar has room for; the rest is only counted."""
        more = len(kept) - _NAMED
        counted = [self._words(plural("{n} more", "{n} more", more))] if more > 0 else []
        return ", ".join([*kept[:_NAMED], *counted])

    def _show_kept(self, kept: Sequence[str]) -> None:
        dialog = KeptDialog(kept, self._words, self._frame)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _back_up(self) -> None:
        """Nobody asked for it, so nobody is shown how far it is."""
        self._jobs.run(
            lambda _: self._register.back_up_if_due(),
            lambda made: self._tell_state() if made else None,
            self._tell_trouble,
            self._words("Making a backup…"),
            self._frame,
            quiet=True,
        )

    def _tell_trouble(self, error: UserError | None) -> None:
        """In the status bar: nobody asked for what failed, so nobody is interrupted."""
        if error is not None:
            note_refusal(error)
        self._frame.statusBar().showMessage(error.sentence(self._words) if error else "")

    def _read_all(self) -> None:
        try:
            self.commitments.read()
            self.detail.refresh()
            self._read_shown()
            if (action := self.undo_bar.asking_why) and not self._register.has_moved(action):
                self.undo_bar.ask_no_more()
            self._tell_state()
        except UserError as error:
            self._tell_trouble(error)

    def _read_shown(self) -> None:
        """The page in front; the others are read when they are shown. The list follows each commit by itself."""
        if self.pages.currentIndex() != COMMITMENTS:
            self.pages.page(self.pages.currentIndex()).read()

    def _tell_waiting(self) -> None:
        self.state.show_waiting(len(self._register.waiting()))
        if self.pages.currentIndex() == EXCHANGE:
            self.pages.exchange.read()

    def _tell_state(self) -> None:
        self.state.show_waiting(len(self._register.waiting()))
        self.state.show_health(self._register.health(), self._register.today(), read_only=self._register.read_only)
        words = self._words
        for action, title, word, nothing in (
            (self.commands.undo, self._register.undoable(), words("&Undo"), words("There is nothing to undo.")),
            (self.commands.redo, self._register.redoable(), words("&Redo"), words("There is nothing to redo.")),
        ):
            grey(action, "" if title else nothing)
            said = self._wording.title(title).replace("&", "&&") if title else ""
            action.setText(words(labelled(word, said)) if said else word)
        self._enable()

    def _enable(self) -> None:
        """Only what is in sight is changed: on another page nobody knows what is selected in the list."""
        in_front = self.pages.currentIndex() == COMMITMENTS
        has_some = in_front and self.commitments.view.selectionModel().hasSelection()
        for action in self.commands.of_a_commitment():
            grey(action, "" if has_some else self._words(A_COMMITMENT))
        is_one = in_front and self.commitments.view.count() == 1
        may_give = is_one or bool(self.undo_bar.asking_why)
        grey(self.commands.reason, "" if may_give else self._words(ONE_COMMITMENT))

    def _tell_selected(self) -> None:
        self.detail.show_count(self.commitments.view.count())
