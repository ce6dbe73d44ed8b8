"""What shows that a status is so: files and links, dropped, pasted or chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from tracker.domain.changes import Committed
from tracker.domain.commitment import Commitment, CommitmentDetail
from tracker.domain.fields import Field, Value
from tracker.domain.things import EVIDENCE, THING_FIELDS, Confidentiality, Thing
from tracker.domain.wording import already_there
from tracker.errors import UserError
from tracker.progress import Progress
from tracker.register.register import Register
from tracker.ui.desktop import Desktop
from tracker.ui.detail.entry import Line, Verb
from tracker.ui.detail.section import ListSection
from tracker.ui.editing import Editing
from tracker.ui.flow_layout import FlowLayout
from tracker.ui.plain import breakable, plain_label
from tracker.ui.theme.theme import Theme
from tracker.words import Words, labelled

_OF_A_FILE = ("title", "kind", "date", "confidentiality")
_OF_A_LINK = (*_OF_A_FILE, "link")


class DocumentsSection(ListSection[Thing]):
    """Enter opens, F2 edits, Delete deletes; files that are dropped together, or pasted, are one action.

    `import_requested` with those among them that are to be reviewed, once the others are kept.
    """

    import_requested = Signal(list)

    def __init__(self, register: Register, words: Words, theme: Theme, editing: Editing, desktop: Desktop) -> None:
        self._desktop = desktop
        nothing = words("No supporting documents yet. Drop files here, or paste a link: a law, a decree, a report…")
        super().__init__(words("Documents"), nothing, register, words, theme, editing)
        self.adding.say_hint(words("Address of a document, https://…"))
        self.adding.left.connect(self._hide_link)
        self.adding.hide()
        self.setProperty("role", "drop-section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)

    def show_detail(self, detail: CommitmentDetail) -> None:
        """Read the documents; what was wrong with a file is not so with the next."""
        if self._is_other(detail.commitment):
            self._wrong.hide()
            self.adding.hide()
        super().show_detail(detail)
        if self.adding.is_dirty():
            self.adding.show()

    def add_files(self, files: Sequence[Path], then: Callable[[], object] = lambda: None) -> None:
        """Keep copies of them as one action; what cannot be kept is said here, and so is why.

        `then` comes once that is done, whatever came of it.
        """
        if files:
            self._keep(files, then)

    def begin_adding(self) -> None:  # noqa: D102
        self.add_file.setFocus()
        self.choose_files()

    def choose_files(self) -> None:
        """Ask which files to add."""
        title = self._words("Add supporting documents")
        self.add_files(self._desktop.choose_files(self, title, self._desktop.documents(), self._words("All files (*)")))

    def ask_link(self) -> None:
        """Let an address be typed."""
        self.adding.show()
        self.adding.setFocus()

    # -- dropping and pasting -------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files and links."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._light_up(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._light_up(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self._light_up(False)
        self._take(event.mimeData())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste takes files, or a link, wherever in the section the keyboard is."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self._take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def _take(self, data: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        links = [url.toString() for url in data.urls() if not url.isLocalFile()]
        if files:
            ours = [file for file in files if self._register.is_to_import(file)]
            others = [file for file in files if file not in ours]
            if others:
                self.add_files(others, then=lambda: self._import(ours))
            else:
                self._import(ours)
        elif text := (links[0] if links else data.text().strip()):
            self._keep([text])

    def _import(self, files: Sequence[Path]) -> None:
        if files:
            self.import_requested.emit(files)

    def _keep(self, sources: Sequence[Path | str], then: Callable[[], object] = lambda: None) -> None:
        """Those that are there already are told; where the file of one went missing, it is here again."""
        seen, known, wrong = self._seen, dict[Path | str, str](), list[UserError]()
        self._wrong.hide()
        if seen is None:
            return

        def keep(_: Progress) -> Committed:
            fit, unfit = self._register.fit_to_keep(sources)
            wrong.extend(unfit)
            if unfit and not fit:
                raise unfit[0]
            known.update(self._register.already_among(seen, fit))
            return self._register.add_documents(seen, fit)

        def done() -> None:
            self._tell_left_out(seen, known, wrong)
            then()

        def refused(error: UserError) -> None:
            # Nothing is written where all are there already; a file that went missing may be here again all the same.
            if not known and error not in wrong:
                wrong.append(error)
            done()

        self._editing.attempt_long(keep, refused, done)

    def _tell_left_out(self, of: Commitment, known: Mapping[Path | str, str], wrong: Sequence[UserError]) -> None:
        """Below the documents, or in the window where others are shown by now."""
        is_shown = self._seen is not None and self._seen.id == of.id
        if known and is_shown:
            self.show_detail(self._register.detail(of.id))
        said = [error.sentence(self._words) for error in wrong]
        said += [self._words(already_there(known))] if known else []
        if said and is_shown:
            self._say_wrong("\n".join(said))
        elif said:
            self._editing.told.emit(self._words(labelled(of.ref, " ".join(said))))

    # -- what it says ---------------------------------------------------------------------------------------
    def _read(self, commitment: Commitment) -> Sequence[Thing]:
        return self._register.documents(commitment)

    def _fields(self, thing: Thing | None) -> Sequence[Field]:
        if thing is None:
            return [THING_FIELDS[EVIDENCE]["link"]]
        return [THING_FIELDS[EVIDENCE][key] for key in (_OF_A_LINK if thing.text("link") else _OF_A_FILE)]

    def _line(self, thing: Thing) -> Line:
        _ = self._words
        link, confidentiality = thing.text("link"), thing.text("confidentiality") or Confidentiality.INTERNAL.value
        kind = self._wording.value("evidence.kind", thing.text("kind")) if thing.text("kind") else ""
        day = self._wording.value("evidence.date", thing.text("date")) if thing.text("date") else ""
        said = [kind, day, self._wording.value("evidence.confidentiality", confidentiality)]
        name = link or thing.text("file")
        is_told = thing.name in (name, Path(name).stem)
        warnings = []
        if not link and not self._register.has_file(thing):
            warnings.append(_("Its file is not on this laptop"))
        if thing.is_disputed or thing.differing:
            warnings.append(_("Differing versions"))
        opening = Verb(_("Open"), (Qt.Key.Key_Return,), lambda: self._open(thing), reads=True)
        return Line(
            thing.id,
            thing.name,
            " · ".join(filter(None, said)) + ("" if is_told else f"\n{breakable(name)}"),
            " · ".join(warnings),
            icon="link" if link else "file",
            verbs=(opening, *self._usual_verbs(thing, (Qt.Key.Key_F2,))),
            copied=(thing.name, kind, day, link or thing.text("file")),
        )

    def _open(self, thing: Thing) -> None:
        self._wrong.hide()
        try:
            is_open = self._show(thing)
        except UserError as error:
            self._explain(error)
            return
        if not is_open:
            self._say_wrong(self._words("No program on this computer opens it."))

    def _show(self, thing: Thing) -> bool:
        if link := thing.text("link"):
            return self._desktop.open_link(link)
        return self._desktop.open(self._register.opened_copy(thing))

    def _values(self, thing: Thing) -> Mapping[str, Value]:
        return thing.values

    def _make(self, seen: Commitment, values: Mapping[str, Value]) -> Committed:
        committed = self._register.add_link(seen, str(values["link"] or ""))
        self._hide_link()
        return committed

    def _edit(self, thing: Thing, values: Mapping[str, Value]) -> Committed:
        return self._register.edit_thing(thing, values)

    def _delete(self, thing: Thing) -> Committed:
        return self._register.delete_thing(thing)

    # -- inside ---------------------------------------------------------------------------------------------
    def _stacked(self) -> Sequence[QWidget]:
        self._wrong = plain_label(role="overdue", wrapped=True, selectable=True)
        self._wrong.hide()
        buttons = QWidget()
        row = FlowLayout(buttons)
        self.add_file = self._button(self._words("Add file…"), self.choose_files)
        self.add_link = self._button(self._words("Add link…"), self.ask_link)
        for button in (self.add_file, self.add_link):
            row.addWidget(button)
        return (self._nothing, self.list, self._wrong, self.adding, buttons)

    def _button(self, text: str, pressed: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(pressed)
        return button

    def _hide_link(self) -> None:
        if self.adding.isAncestorOf(self.window().focusWidget() or self):
            self.add_link.setFocus()
        self.adding.hide()

    def _explain(self, error: UserError) -> None:
        self._say_wrong(error.sentence(self._words))

    def _say_wrong(self, text: str) -> None:
        self._wrong.setText(text)
        self._wrong.show()

    def _light_up(self, lit: bool) -> None:
        self.setProperty("dropping", lit)
        self.style().unpolish(self)
        self.style().polish(self)
