"""What the register can be asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import chain, islice

from tracker.domain.changes import ActionEntry, Title
from tracker.domain.commitment import Commitment, CommitmentDetail, HistoryEntry
from tracker.domain.exchange import Letter
from tracker.domain.fields import Value
from tracker.domain.forum import Delegation, in_language
from tracker.domain.identity import commitment_id
from tracker.domain.meetings import Meeting
from tracker.domain.ordering import in_order
from tracker.domain.query import UNGROUPED, Attention, Filter, Group, Health, Order, Outline, Standpoint
from tracker.domain.references import split_reference
from tracker.domain.submission import SUBMITTABLE
from tracker.errors import UserError
from tracker.register import made_history, submitting, telling, undoing
from tracker.register.office import Office
from tracker.register.pages import PagedIds
from tracker.register.whole_history import whole_history
from tracker.storage import catalogue, ordering, queries, region, things
from tracker.storage.apply import utc_text
from tracker.storage.backup import backups_in, made_at
from tracker.storage.engine import Connection
from tracker.storage.journal_store import has_moved_on, newest_action_number, performed_count
from tracker.storage.meetings import meetings_of
from tracker.storage.meta import home_code
from tracker.words import message


class Reader(Office):
    """Every question; nothing here writes."""

    def outline(self, which: Filter = Filter(), delegation: str = "", order: Order | None = None) -> Outline:
        """Groups of commitment ids, panels in order, references in natural order; empty panels are left out.

        In another `order` all are one group, which is no panel's (UNGROUPED). Of another delegation there are
        commitments only once it answered, or its answer was noted.
        """
        if order:
            return self._outline_in_order(which, delegation, order)
        with self._reading() as connection:
            home = delegation or home_code(connection)
            panels = catalogue.panels(connection)
            tallies = queries.tallies(connection, home)
            found: Mapping[str, Sequence[str]]
            if which.is_empty:
                found = {panel: self._paged(home, panel, tally.total) for panel, tally in tallies.items()}
            else:
                found = queries.filtered(connection, home, which, self._seen_from(connection))
        groups = tuple(
            Group(panel, found[panel.id], tallies[panel.id].counts, tallies[panel.id].not_applicable)
            for panel in panels
            if found.get(panel.id)
        )
        return Outline(groups, sum(len(g.ids) for g in groups), sum(tally.total for tally in tallies.values()))

    def matching(self, search: str, limit: int) -> tuple[Commitment, ...]:
        """The first commitments of the list that a search finds."""
        groups = self.outline(Filter(search=search)).groups
        return self.commitments(list(islice(chain.from_iterable(group.ids for group in groups), limit)))

    def commitments(self, ids: Sequence[str], delegation: str = "", language: str = "") -> tuple[Commitment, ...]:
        """In the order asked for, unknown ids left out; texts in the reader's language if none is named."""
        with self._reading() as connection:
            home = delegation or home_code(connection)
            found = queries.commitments(connection, ids, home, language or self.language)
        return tuple(found[i] for i in ids if i in found)

    def moment(self) -> int:
        """How far what is done had come when all was last told: nothing that is on screen is older."""
        return self._known_action

    def commitments_at(self, ids: Sequence[str], moment: int, besides: Collection[str] = ()) -> tuple[Commitment, ...]:
        """As they stood at that `moment`, or stand after these actions alone; raises `UserError` if more was done.

        Whoever changes them has seen nothing that came in between.
        """
        with self._reading() as connection:
            found: Mapping[str, Commitment] = {}
            if not has_moved_on(connection, moment, besides):
                found = queries.commitments(connection, ids, home_code(connection), self.language)
        if not found.keys() >= set(ids):
            raise UserError(
                message("Nothing was saved."),
                message("Something was changed in the meantime."),
                message("Look at the list again, and repeat it."),
            )
        return tuple(found[i] for i in ids)

    def values_held(self, ids: Sequence[str], key: str) -> frozenset[Value]:
        """What the home delegation's commitments hold in this field, each value once; None where one reports nothing.

        Told of thousands without reading them.
        """
        with self._reading() as connection:
            return queries.values_held(connection, ids, key)

    def listed(self, which: Filter = Filter(), delegation: str = "") -> tuple[Commitment, ...]:
        """All commitments that pass a filter, in the outline's order."""
        return self.commitments([i for g in self.outline(which, delegation).groups for i in g.ids], delegation)

    def delegation_named(self, code: str) -> Delegation:
        """The delegation with this code, in either case; raises `UserError` for an unknown one."""
        found = next((d for d in self.delegations() if d.code == code.strip().upper()), None)
        if found is None:
            raise UserError(
                message("The delegation was not found."),
                message("“{code}” is no delegation of this catalogue.", code=code),
                message("Use its code of three letters, such as CRI."),
            )
        return found

    def find(self, ref: str, delegation: str = "") -> Commitment:
        """By "3.5" or "HLF2017/3.5"; raises `UserError` for an unknown or ambiguous reference.

        As another delegation (its code) carries it, once anything is known of what that answers.
        """
        if delegation and delegation != self._home_code():
            return self._as_carried_by(delegation, self.find(ref))
        title = message("The recommendation was not found.")
        parts = split_reference(ref)
        if parts is None:
            text = message("“{ref}” is no reference.", ref=ref)
            raise UserError(title, text, message("Write it as 3.5, or with its forum as HLF2017/3.5."))
        with self._reading() as connection:
            home = home_code(connection)
            ids = queries.ids_of_reference(connection, home, *parts)
            by_id = queries.commitments(connection, ids, home, self.language)
        found = [by_id[i] for i in ids]
        if not found:
            raise UserError(title, message("There is no recommendation {ref}.", ref=ref))
        if len(found) > 1:
            refs = ", ".join(c.recommendation.qualified_ref for c in found)
            raise UserError(title, message("{ref} could be any of {refs}.", ref=ref, refs=refs))
        return found[0]

    def detail(self, entity: str, delegation: str = "") -> CommitmentDetail:
        """All of one commitment; raises `KeyError` for an id that is no commitment of the delegation.

        Of another delegation than the home one that is what it answered: its own history is not known here.
        """
        commitment = self._by_id(entity, delegation)
        with self._reading() as connection:
            home = home_code(connection)
            is_ours = commitment.delegation == home
            forum = commitment.recommendation.forum
            panel = catalogue.panel_of(connection, forum, commitment.recommendation.panel)
            place = (forum, commitment.delegation, commitment.ref)
            made = things.things_on(connection, {entity: place})
            return CommitmentDetail(
                commitment,
                in_language(panel.introductions, self.language),
                telling.differing_versions(connection, entity) if is_ours else (),
                telling.history(connection, {entity: commitment.ref}, entity) if is_ours else (),
                submitting.said_last(connection, commitment, SUBMITTABLE, made),
                made_history.of(connection, entity),
                {} if is_ours else _letters(connection, commitment, home),
            )

    def leads(self) -> tuple[str, ...]:
        """Every institution named so far (lead or contributing), in order without regard to case and accents."""
        return self._names("institution")

    def people(self) -> tuple[str, ...]:
        """Every person named so far, owners of actions included."""
        with self._reading() as connection:
            owners = things.owners(connection, home_code(connection))
        return tuple(sorted({*self._names("person"), *owners}, key=lambda name: (in_order(name, self.language), name)))

    def attention(self) -> Mapping[Attention, int]:
        """How many commitments there are to look at again, by the reason."""
        with self._reading() as connection:
            return queries.needing_attention(connection, home_code(connection), self._seen_from(connection))

    def last_frozen(self) -> Meeting | None:
        """The last meeting that was frozen, of those that are not to come: what "since the last meeting" is about."""
        with self._reading() as connection:
            return self._last_frozen(connection)

    def history(self, entity: str | None = None) -> tuple[HistoryEntry, ...]:
        """Every change, newest first, submissions, notes and things included; of everything when none is given."""
        with self._reading() as connection:
            home = home_code(connection)
            return whole_history(connection, home, queries.references(connection, home), entity)

    def actions(self, limit: int = 100, since: str = "") -> tuple[ActionEntry, ...]:
        """What people did, newest first; of that since a moment (UTC), or of everything."""
        with self._reading() as connection:
            return telling.performed_actions(connection, home_code(connection), limit, since)

    def actions_done(self) -> int:
        """How many actions people did so far."""
        with self._reading() as connection:
            return performed_count(connection, home_code(connection))

    def kept(self, action: ActionEntry) -> frozenset[str]:
        """Ids of the records of an undone action (`HistoryEntry.record`) that were edited since, and kept as they were.

        Of one that stands there are none.
        """
        if action.undoing is None:
            return frozenset()
        with self._reading() as connection:
            return undoing.kept_by_undo(connection, home_code(connection), action.id, action.undoing.id)

    def health(self) -> Health:
        """When something was last saved and backed up, and how many commitments have differing versions."""
        newest = self.actions(1)
        backups = backups_in(self.places.backups)
        backed_up = made_at(backups[0]) if backups else None
        with self._reading() as connection:
            home = home_code(connection)
            conflicts = queries.conflicting(connection, home)
            total = sum(tally.total for tally in queries.tallies(connection, home).values())
        return Health(newest[0].at if newest else None, utc_text(backed_up) if backed_up else None, conflicts, total)

    def undoable(self) -> Title | None:
        """What `undo` would take back."""
        with self._reading() as connection:
            action = undoing.read_actions(connection, home_code(connection)).to_undo()
        return action.title if action else None

    def redoable(self) -> Title | None:
        """What `redo` would do again."""
        with self._reading() as connection:
            action = undoing.read_actions(connection, home_code(connection)).to_redo()
        return action.title if action else None

    def _last_frozen(self, connection: Connection) -> Meeting | None:
        found = meetings_of(connection, home_code(connection))
        return next((m for m in found if m.freeze and m.on <= self.today()), None)

    def _seen_from(self, connection: Connection, as_of: date | None = None) -> Standpoint:
        last = self._last_frozen(connection)
        return Standpoint(as_of or self.today(), last.freeze.stamp if last and last.freeze else 0)

    def _as_carried_by(self, delegation: str, own: Commitment) -> Commitment:
        found = self.commitments([commitment_id(own.recommendation.forum, own.ref, delegation)], delegation)
        if not found:
            raise UserError(
                message("The recommendation was not found."),
                message("Nothing is known of what {code} answers.", code=delegation),
                message("Import its submission, or note its answer, first."),
            )
        return found[0]

    def _by_id(self, entity: str, delegation: str = "") -> Commitment:
        found = self.commitments([entity], delegation)
        if not found:
            raise KeyError(entity)
        return found[0]

    def _names(self, kind: str) -> tuple[str, ...]:
        with self._reading() as connection:
            found = queries.names(connection, kind, home_code(connection))
        return tuple(sorted(found, key=lambda name: (in_order(name, self.language), name)))

    def _outline_in_order(self, which: Filter, delegation: str, order: Order) -> Outline:
        with self._reading() as connection:
            home = delegation or home_code(connection)
            newest = newest_action_number(connection)
            ordered = ordering.parts(connection, home, order, which, self._seen_from(connection))
            total = sum(tally.total for tally in queries.tallies(connection, home).values())

        def read(first: int, number: int) -> tuple[str, ...]:
            with self._reading() as connection:
                return ordering.page_in_order(connection, ordered, first, number)

        def place(entity: str) -> int | None:
            with self._reading() as connection:
                return ordering.position_in_order(connection, ordered, entity)

        shown = sum(part.count for part in ordered)
        # Where anything was done since, another order may stand behind the same question.
        key = (str(self.places.database), home, f"{order} {which} {newest}")
        return Outline((Group(UNGROUPED, PagedIds(key, shown, read, place)),) if shown else (), shown, total)

    def _paged(self, home: str, panel: str, count: int) -> PagedIds:
        def read(first: int, number: int) -> tuple[str, ...]:
            with self._reading() as connection:
                return queries.page_of_ids(connection, home, panel, first, number)

        def place(entity: str) -> int | None:
            with self._reading() as connection:
                return queries.position_in_panel(connection, home, panel, entity)

        return PagedIds((str(self.places.database), home, panel), count, read, place)


def _letters(connection: Connection, commitment: Commitment, home: str) -> dict[str, Letter]:
    """Of which fields what is shown was noted from a letter; the members of a set have one source."""
    known = region.letters(connection, home)
    shown = {(field.partition("/")[0], record) for field, records in commitment.shown.items() for record in records}
    return {field: known[record] for field, record in sorted(shown) if record in known}
