"""In which languages a recommendation can be read, and the form in which the delegation enters another one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from tracker.domain.commitment import Commitment
from tracker.domain.fields import Field, Kind, Standing, Value
from tracker.domain.forum import OfficialText
from tracker.domain.texts import languages_to_enter
from tracker.errors import UserError
from tracker.ui.detail.drafts import Draft, Place
from tracker.ui.detail.entry_form import EntryForm
from tracker.ui.plain import plain_label
from tracker.ui.reading_only import READS
from tracker.ui.theme.theme import Theme
from tracker.words import LANGUAGE_NAMES, Words, message

_FIELDS = (
    Field("body", Kind.TEXT, message("text")),
    Field("standing", Kind.CHOICE, message("official or a translation"), tuple(Standing)),
    Field("source", Kind.NAME, message("source")),
)


class TextLanguages(QWidget):
    """`chosen` with a text to read.

    `given` with the commitment as seen, a language and values, once a text was entered, or taken away (no values).
    `drafts` by commitment and language; of those of the commitment shown, one is open in the form.
    """

    chosen = Signal(object)
    given = Signal(object, str, object)
    unsaved_changed = Signal()

    def __init__(self, words: Words, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._words = words
        self._seen: Commitment | None = None
        self._entered: tuple[Commitment, str] | None = None
        self.drafts: dict[Place, Draft] = {}
        self._menu = QMenu(self)
        self._readings = QActionGroup(self)
        self._changing = QActionGroup(self)
        self._changing.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self.button = QPushButton(words("Text in other languages"))
        self.button.setProperty("link", True)
        self.button.setProperty("edge", True)
        self.button.setProperty("opens", "menu")
        self.button.setProperty(READS, True)
        self.button.setMenu(self._menu)
        self._title = plain_label(role="heading", wrapped=True)
        self.form = EntryForm(
            _FIELDS,
            words,
            theme,
            today,
            lambda _key: (),
            long=True,
            beside=1,
            button=words("Save text"),
        )
        self.form.given.connect(self._give)
        self.form.left.connect(self.close_form)
        self._entering = QWidget()
        entering = QVBoxLayout(self._entering)
        entering.setContentsMargins(0, 4, 0, 4)
        entering.setSpacing(4)
        entering.addWidget(self._title)
        entering.addWidget(self.form)
        self._entering.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._entering)

    @property
    def is_entering(self) -> bool:
        """Whether a text is being typed."""
        return self._entered is not None

    def show_commitment(self, commitment: Commitment, read: OfficialText) -> None:
        """Offer its texts, of which `read` is shown; a form that is open stays while it is the same commitment."""
        is_other = self._seen is None or self._seen.id != commitment.id
        self._seen = commitment
        self._fill_menu(commitment, read)
        if is_other:
            self._close()
            for of, language in self.drafts:
                if of == commitment.id:
                    self._enter(commitment, language)
                    break

    def _fill_menu(self, commitment: Commitment, read: OfficialText) -> None:
        texts = {text.language: text for text in commitment.recommendation.texts}
        self._menu.clear()
        for language, text in texts.items():
            action = self._add(LANGUAGE_NAMES[language], partial(self.chosen.emit, text))
            action.setCheckable(True)
            action.setChecked(text == read)
            self._readings.addAction(action)
        self._menu.addSeparator()
        for language in languages_to_enter(commitment):
            named = LANGUAGE_NAMES[language]
            said = message("Change text in {language}…", language=named)
            if language not in texts:
                said = message("Add text in {language}…", language=named)
            self._changing.addAction(self._add(self._words(said), partial(self._open, language)))
        for language, text in texts.items():
            if text.entered:
                said = message("Take text in {language} away", language=LANGUAGE_NAMES[language])
                taking = self._add(self._words(said), partial(self.given.emit, commitment, language, {}))
                self._changing.addAction(taking)

    def hold_still(self) -> None:
        """Every text can be read, and none entered."""
        self._changing.setEnabled(False)

    def explain(self, error: UserError) -> None:
        """Say in the form why it was not taken."""
        self.form.explain(error)

    def leave(self) -> None:
        """Give what is being typed; what is refused stays in the form, and is kept for its commitment."""
        if self.form.is_dirty():
            self.form.submit()
            self._keep_draft()
        else:
            self.close_form()

    def put_aside(self) -> None:
        """Half a text is no text: colleagues would receive it."""
        self._keep_draft()

    def take_drafts(self, drafts: Mapping[Place, Draft]) -> None:
        """Go on with what was typed elsewhere."""
        self._seen = None
        self.drafts = dict(drafts)

    def unsaved(self) -> Sequence[tuple[str, str]]:
        """Texts that were typed and could not be saved: references with the name of the text."""
        return [(draft.ref, self._name(language)) for (_id, language), draft in self.drafts.items()]

    def close_form(self) -> None:
        """What was being entered is given up."""
        if self._entered:
            self.end(*self._entered)

    def end(self, seen: Commitment, language: str) -> None:
        """Nothing of this text waits to be saved any more."""
        self.drafts.pop((seen.id, language), None)
        if self._entered and (self._entered[0].id, self._entered[1]) == (seen.id, language):
            self._close()
        self.unsaved_changed.emit()

    def _close(self) -> None:
        self._entered = None
        self._entering.hide()
        self.form.show_values({})

    def _keep_draft(self) -> None:
        if self._entered and self.form.is_dirty():
            seen, language = self._entered
            self.drafts[seen.id, language] = Draft(seen.ref, self.form.typed(), seen)

    def _give(self, values: object) -> None:
        if self._entered:
            self.given.emit(*self._entered, values)

    def _open(self, language: str) -> None:
        """Whatever is being typed in another language is given first."""
        if self._entered is None or self._entered[1] != language:
            self.leave()
            if self._seen:
                self._enter(self._seen, language)
        self.form.setFocus()

    def _enter(self, seen: Commitment, language: str) -> None:
        """Over the text as it was seen when the draft of it was typed, where there is one."""
        draft = self.drafts.get((seen.id, language))
        over = draft.over if draft and isinstance(draft.over, Commitment) else seen
        self._entered = (over, language)
        self._title.setText(self._name(language))
        values: dict[str, Value] = {"standing": Standing.UNOFFICIAL.value}
        for text in over.recommendation.texts:
            if text.language == language:
                values = {"body": text.body, "standing": text.standing, "source": text.source}
        self.form.show_values(values)
        if draft:
            self.form.type_in(draft.typed)
        self._entering.show()

    def _name(self, language: str) -> str:
        return self._words("Text in {language}", language=LANGUAGE_NAMES[language])

    def _add(self, said: str, meant: Callable[[], None]) -> QAction:
        action = self._menu.addAction(said)
        action.triggered.connect(lambda _checked=False: meant())
        return action
