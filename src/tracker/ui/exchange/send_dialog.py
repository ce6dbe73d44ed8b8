"""Asks what goes to which colleague, and writes an update file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QRadioButton, QWidget

from tracker.domain.exchange import ParcelKind
from tracker.domain.ordering import in_order
from tracker.domain.review_words import held_words
from tracker.domain.text import canonical_name
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.commitments.name_edit import NameEdit
from tracker.ui.desktop import Desktop
from tracker.ui.exchange.parcel_dialog import ParcelDialog
from tracker.ui.exchange.password_fields import PasswordFields, told_of_password
from tracker.ui.form import Form
from tracker.ui.help.places import offer_help
from tracker.ui.job_runner import Jobs
from tracker.ui.memory import Memory
from tracker.ui.plain import plain_label, say_hint
from tracker.words import Words


class SendDialog(ParcelDialog):
    """Everything goes unless the person says otherwise: a colleague can always take in more than is new."""

    def __init__(
        self,
        register: Register,
        words: Words,
        jobs: Jobs,
        desktop: Desktop,
        memory: Memory,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            words("Send update"), words("Write update file"), register, words, jobs, desktop, memory, parent
        )
        offer_help(self, "updates", "send")
        self._recipients = tuple(sent.to for sent in register.sent_files() if sent.kind == ParcelKind.UPDATE)
        home = register.home.code if register.home else ""
        colleagues = (r.author for r in register.received_files() if r.delegation == home)
        names = {name for name in (*self._recipients, *colleagues) if name} - {register.author}
        self._names = sorted(names, key=lambda name: in_order(name, words.language))
        self._to = NameEdit(lambda: self._names)
        self._everything = QRadioButton(words("&Everything known here of the delegation"))
        self._new = QRadioButton()
        self._reason = plain_label(role="muted", wrapped=True)
        self._passwords = PasswordFields(words)
        self._lay_out()
        self._to.textChanged.connect(self._follow_name)
        self._passwords.changed.connect(self._enable)
        self._everything.setChecked(True)
        self._follow_name()
        self._to.setFocus()

    def _lay_out(self) -> None:
        words = self._words
        form = Form(self._form, spacing=12)
        say_hint(self._to, words("A colleague of your delegation"))
        self._reason.setContentsMargins(24, 0, 0, 0)
        self._add(form, words("&To"), self._to)
        form.add_choices(words("What"), self._everything, self._new, self._reason)
        form.add(words("&Password"), self._passwords, self._passwords.first)
        self._add(form, words("&File"), self._file)

    @staticmethod
    def _add(form: Form, text: str, field: QWidget) -> None:
        field.setAccessibleName(text.replace("&", ""))
        form.add(text, field)

    @property
    def _recipient(self) -> str:
        return canonical_name(self._to.text())

    def _follow_name(self) -> None:
        """What is new can be told only of somebody to whom something was sent."""
        words, name = self._words, self._recipient
        known = bool(name) and name in self._recipients
        if known:
            self._new.setText(words("&Only what is new since the last file for {name}", name=name.replace("&", "&&")))
            self._reason.setText(words("The file is smaller. If an earlier one was lost, send everything."))
        else:
            self._everything.setChecked(True)
            self._new.setText(words("&Only what is new since the last file"))
            reason = words("Nothing was sent to {name} yet.", name=name) if name else words("Say first who it is for.")
            self._reason.setText(reason)
        self._new.setEnabled(known)
        self._new.setAccessibleDescription(self._reason.text())
        self._file.suggest(self._register.suggested_parcel_name(ParcelKind.UPDATE, name))
        self._enable()

    def _is_complete(self) -> bool:
        return self._file.is_complete and self._passwords.are_same

    def _prepared(self, path: Path) -> Callable[[Progress], Sequence[str]]:
        register, words = self._register, self._words
        name, only_new, password = self._recipient, self._new.isChecked(), self._passwords.password

        def work(progress: Progress) -> Sequence[str]:
            sent = register.send(path, name, only_new, password, progress)
            title = (
                words("✓ Update written for {name}: {what}", name=name, what=held_words(sent, words))
                if name
                else words("✓ Update written: {what}", what=held_words(sent, words))
            )
            how = words(
                "Send it by e-mail or carry it on a USB stick. Your colleague drops it on the window of the Commitment "
                "Tracker and sees each change before it is taken."
            )
            inside = words("It is internal: it holds names, comments and notes.")
            asked = words(
                "If you are asked by telephone whether it is yours, read out: {number}",
                number=register.own_fingerprint(),
            )
            return [title, how, inside, *told_of_password(password, words), asked]

        return work
