"""Going back to a backup, on real files: what comes back, what is kept, and that a failure leaves all as it was."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from offices import NewOffice, Office
from post import delivered, edit, exchange
from tracker.domain.backups import Outlook
from tracker.domain.exchange import Trust
from tracker.errors import Stranded, UserError
from tracker.register.going_back import backups_kept, go_back, look_into, prepare_going_back
from tracker.register.register import Register
from tracker.storage import going_back as files
from tracker.storage.engine import check_health

NOTHING_CHANGED = "everything is as it was"


@pytest.fixture
def backed_up(office: Office) -> Office:
    """1.1 was checked off, a backup was made, and then 1.2 was checked off, too."""
    register = office.register
    register.check_off([register.find("1.1")])
    register.back_up_now()
    office.clock.later(hours=1)
    register.check_off([register.find("1.2")])
    return office


def _wanted(office: Office) -> Path:
    return backups_kept(office.register.places)[-1].path


def _go_back(office: Office, wanted: Path | None = None) -> Register:
    """As the window does it; the office's register is the one that was opened."""
    places = office.register.places
    prepared = prepare_going_back(places, wanted or _wanted(office), office.clock)
    office.register.close()
    office.register = go_back(places, prepared, office.open)
    return office.register


def _checked(office: Office) -> list[str]:
    return [c.ref for c in office.register.listed() if c.status == "implemented"]


def _lying_there(office: Office) -> set[str]:
    """Every file but backups, and but what SQLite makes and takes away as it likes."""
    found = (path.relative_to(office.folder).as_posix() for path in office.folder.rglob("*") if path.is_file())
    return {name for name in found if not name.endswith(("-wal", "-shm")) and not name.startswith("backups/")}


def test_backups_are_listed_newest_first_with_when_and_why(backed_up: Office) -> None:
    backed_up.register.back_up_if_due()
    regular, asked = backups_kept(backed_up.register.places)
    assert (regular.why, asked.why) == ("regular", "asked-for")
    assert regular.at > asked.at > "2026-11-23T09:00:00Z"
    assert asked.size == asked.path.stat().st_size > 0


def test_two_backups_of_one_second_tell_the_same_reason(office: Office) -> None:
    office.register.check_off([office.register.find("1.1")])
    now = office.clock.now
    for _ in range(2):
        office.clock.now = now
        office.register.back_up_now()
    assert [backup.why for backup in backups_kept(office.register.places)] == ["asked-for", "asked-for"]


def test_what_would_be_lost_is_told_before(backed_up: Office) -> None:
    outlook = look_into(backed_up.register.places, _wanted(backed_up))
    assert outlook.lost == 1
    assert outlook.last is not None and outlook.last < "2026-11-23T09:30:00Z"


def test_what_stood_then_stands_again_and_one_can_come_back_from_it(backed_up: Office) -> None:
    assert _checked(backed_up) == ["1.1", "1.2"]
    _go_back(backed_up)
    assert _checked(backed_up) == ["1.1"]
    (newest, _) = backups_kept(backed_up.register.places)
    assert newest.why == "before-going-back"
    _go_back(backed_up, newest.path)
    assert _checked(backed_up) == ["1.1", "1.2"]


def test_what_was_replaced_is_kept_whole(backed_up: Office) -> None:
    _go_back(backed_up)
    _go_back(backed_up)
    kept = sorted(backed_up.register.places.replaced.iterdir())
    assert [folder.name for folder in kept] == [_wanted(backed_up).stem, f"{_wanted(backed_up).stem}-2"]
    check_health(kept[0] / "tracker.db")
    with closing(sqlite3.connect(kept[0] / "tracker.db")) as connection:
        assert connection.execute("SELECT count(*) FROM record").fetchone() == (2,)


def test_documents_stay_though_the_backup_does_not_know_them(backed_up: Office, tmp_path: Path) -> None:
    register = backed_up.register
    decree = tmp_path / "decree.pdf"
    decree.write_bytes(b"%PDF decree")
    register.add_document(register.find("1.2"), decree, {})
    before = {path.name for path in register.places.documents.iterdir()}
    _go_back(backed_up)
    assert {path.name for path in register.places.documents.iterdir()} == before != set()


def test_numbers_that_colleagues_know_are_not_given_again(backed_up: Office, new_office: NewOffice) -> None:
    rosa = new_office(author="Rosa Solís")
    everything = backed_up.folder / "everything.ctu"
    backed_up.register.send(everything)
    rosa.register.finish(rosa.register.review(everything))
    _go_back(backed_up)
    register = backed_up.register
    register.check_off([register.find("1.3")])
    since = backed_up.folder / "since.ctu"
    register.send(since)
    rosa.register.finish(rosa.register.review(since))
    rosa.register.send(backed_up.folder / "back.ctu")
    register.finish(register.review(backed_up.folder / "back.ctu"))
    assert _checked(backed_up) == _checked(rosa) == ["1.1", "1.2", "1.3"]
    for office in (backed_up, rosa):
        with office.register._engines.read.connect() as connection:
            twice = "SELECT replica, sequence FROM record WHERE sequence > 0 GROUP BY 1, 2 HAVING count(*) > 1"
            assert connection.execute(text(twice)).all() == []


def test_whoever_went_back_is_sent_everything_again_though_only_what_is_new_was_asked_for(
    office: Office, new_office: NewOffice
) -> None:
    rosa = new_office(author="Rosa Solís")
    edit(office, "1.1", status="planned")
    exchange(office, rosa)
    office.register.back_up_now()
    edit(rosa, "1.2", status="planned")
    office.register.finish(delivered(rosa, office, "Ana Mora"))
    _go_back(office)
    edit(office, "1.3", status="planned")
    exchange(office, rosa)
    edit(rosa, "1.4", status="planned")
    assert len(delivered(rosa, office, "Ana Mora", since_last=True).proposals) == 2, "1.2 was lost by going back"
    edit(rosa, "2.1", status="planned")
    assert len(delivered(rosa, office, "Ana Mora", since_last=True).proposals) == 1, "and once is enough"


def test_colleagues_who_know_the_signature_of_whoever_went_back_are_not_asked_again(
    office: Office, new_office: NewOffice
) -> None:
    rosa = new_office(author="Rosa Solís")
    office.register.back_up_now()
    edit(office, "1.1", status="planned")
    exchange(office, rosa)
    _go_back(office)
    edit(office, "1.2", status="planned")
    review = delivered(office, rosa)
    assert review.strangers == ()
    assert not [str(n) for n in review.notices if "another laptop" in str(n)]
    rosa.register.finish(review)
    office.register.places.signing_key.unlink()
    edit(office, "1.3", status="planned")
    (stranger,) = delivered(office, rosa).strangers
    assert stranger.trust is Trust.CHANGED, "the new laptop is known by its key from then on"


@pytest.mark.parametrize("clock_was_wrong", [False, True])
def test_whoever_never_sent_anything_before_going_back_is_sent_it_again_whatever_the_clocks(
    office: Office, new_office: NewOffice, clock_was_wrong: bool
) -> None:
    rosa = new_office(author="Rosa Solís")
    office.register.back_up_now()
    rosa.clock.later(days=365 * clock_was_wrong)
    edit(rosa, "1.2", status="planned")
    office.register.finish(delivered(rosa, office, "Ana Mora"))
    rosa.clock.later(days=-365 * clock_was_wrong)
    _go_back(office)
    edit(office, "1.3", status="planned")
    exchange(office, rosa)
    edit(rosa, "1.4", status="planned")
    assert [p.ref for p in delivered(rosa, office, "Ana Mora", since_last=True).proposals] == ["1.2", "1.4"]


def test_the_person_stays_who_they_were_and_the_clock_never_goes_back(backed_up: Office) -> None:
    def installed() -> dict[str, str]:
        return dict(json.loads(backed_up.register.places.installation.read_text(encoding="utf-8")))

    def newest_stamp(register: Register) -> int:
        with register._engines.read.connect() as connection:
            return int(connection.execute(text("SELECT max(stamp) FROM record")).scalar_one())

    before, stamp = installed(), newest_stamp(backed_up.register)
    backed_up.clock.later(days=-30)
    register = _go_back(backed_up)
    assert installed()["author"] == before["author"] == "Ana Mora"
    assert installed()["replica"] != before["replica"]
    register.check_off([register.find("1.4")])
    assert newest_stamp(register) > stamp


def test_a_backup_past_its_time_can_be_gone_back_to(backed_up: Office) -> None:
    backed_up.clock.later(days=3000)
    _go_back(backed_up)
    assert _checked(backed_up) == ["1.1"]


def test_a_damaged_database_is_left_for_a_backup_of_it(backed_up: Office) -> None:
    wanted, places = _wanted(backed_up), backed_up.register.places
    backed_up.register.close()
    damaged = b"no database at all" * 1000
    places.database.write_bytes(damaged)
    assert look_into(places, wanted) == Outlook(look_into(places, wanted).last, None)
    prepared = prepare_going_back(places, wanted, backed_up.clock)
    assert prepared.kept is None
    backed_up.register = go_back(places, prepared, backed_up.open)
    assert _checked(backed_up) == ["1.1"]
    assert [path.read_bytes() for path in places.replaced.rglob("*.db")] == [damaged]


# -- what fails leaves all as it was -----------------------------------------------------------------------------
@pytest.fixture
def unharmed(backed_up: Office) -> Iterator[Office]:
    """The same office; whatever is tried, it is found afterwards as it was before."""
    before, lay, who = (
        backed_up.values(),
        _lying_there(backed_up),
        backed_up.register.places.installation.read_bytes(),
    )
    yield backed_up
    backed_up.register.close()
    backed_up.register = backed_up.open()
    assert backed_up.values() == before
    assert _lying_there(backed_up) - {"elsewhere.db"} == lay
    assert backed_up.register.places.installation.read_bytes() == who


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"Dear colleagues, please find attached" * 100, "is not a data file of this application"),
        (None, "is not there"),
        (b"", "is not a data file of this application"),
    ],
)
def test_a_file_that_is_no_backup_is_refused(unharmed: Office, content: bytes | None, why: str) -> None:
    file = unharmed.folder / "elsewhere.db"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*{why}"):
        _go_back(unharmed, file)


def test_a_damaged_backup_is_refused(unharmed: Office) -> None:
    raw = bytearray(_wanted(unharmed).read_bytes())
    raw[4096 * 3 : 4096 * 6] = b"\xff" * 4096 * 3
    (unharmed.folder / "elsewhere.db").write_bytes(raw)
    with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*is damaged"):
        _go_back(unharmed, unharmed.folder / "elsewhere.db")


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "A newer version of this application made"),
        ("DROP TABLE record", "is not a data file of this application"),
        ("DELETE FROM alembic_version", "is damaged"),
    ],
)
def test_a_backup_of_a_newer_version_or_another_program_is_refused(unharmed: Office, statement: str, why: str) -> None:
    with closing(sqlite3.connect(_wanted(unharmed))) as connection, connection:
        connection.execute(statement)
    with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*{why}"):
        _go_back(unharmed)


def test_nothing_is_replaced_while_another_window_has_it_open(unharmed: Office) -> None:
    other = unharmed.open()
    with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*has .*tracker.db open"):
        _go_back(unharmed)
    assert other.find("1.2").status == "implemented"
    other.close()


@pytest.mark.parametrize("failing", ["replace", "mkdir"])
def test_files_that_cannot_be_moved_stay_where_they_are(
    unharmed: Office, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = getattr(Path, failing)

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "tracker.db.coming" or ("replaced" in path.parts and failing == "mkdir"):
            raise PermissionError(13, "Permission denied")
        return usual(path, *arguments, **options)

    prepared = prepare_going_back(unharmed.register.places, _wanted(unharmed), unharmed.clock)
    unharmed.register.close()
    with monkeypatch.context() as patched:
        patched.setattr(Path, failing, refuse)
        with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*Permission denied"):
            go_back(unharmed.register.places, prepared, unharmed.open)


def test_a_full_disk_is_told_before_anything_is_moved(unharmed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_copy: Path, target: Path) -> None:
        target.write_bytes(b"half a copy")
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(files, "copy_whole", full)
    with pytest.raises(UserError, match=f"{NOTHING_CHANGED}.*disk is full"):
        prepare_going_back(unharmed.register.places, _wanted(unharmed))


def test_no_backup_of_what_stands_no_going_back(unharmed: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise UserError(files.NOT_BROUGHT_BACK, files._ANOTHER)

    monkeypatch.setattr("tracker.register.going_back.back_up", refuse)
    with pytest.raises(UserError, match=NOTHING_CHANGED):
        _go_back(unharmed)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_takes_nothing_is_told(unharmed: Office) -> None:
    unharmed.folder.chmod(0o500)
    try:
        with pytest.raises(UserError, match=NOTHING_CHANGED):
            _go_back(unharmed)
    finally:
        unharmed.folder.chmod(0o700)


def test_what_does_not_open_goes_away_again(unharmed: Office) -> None:
    def refuse() -> Register:
        unharmed.open().close()
        raise UserError(files.NOT_BROUGHT_BACK, files._ANOTHER)

    prepared = prepare_going_back(unharmed.register.places, _wanted(unharmed), unharmed.clock)
    unharmed.register.close()
    with pytest.raises(UserError, match=NOTHING_CHANGED):
        go_back(unharmed.register.places, prepared, refuse)


def test_the_database_of_another_program_is_not_moved(unharmed: Office) -> None:
    foreign = unharmed.folder / "elsewhere.db"
    with closing(sqlite3.connect(foreign)) as connection, connection:
        connection.execute("CREATE TABLE bookmarks (address)")
    places = type(unharmed.register.places)(unharmed.folder, foreign)
    with pytest.raises(UserError, match="belongs to another program"):
        prepare_going_back(places, _wanted(unharmed))


@pytest.mark.parametrize("has_links", [True, False])
def test_a_crash_between_the_two_moves_is_put_right_at_the_next_start(
    backed_up: Office, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    places = backed_up.register.places
    prepared = prepare_going_back(places, _wanted(backed_up), backed_up.clock)
    backed_up.register.close()
    replace = Path.replace

    class Killed(BaseException):
        pass

    def killed(self: Path, target: Path) -> Path:
        if self == prepared.copy:
            raise Killed
        return replace(self, target)

    with monkeypatch.context() as during:
        during.setattr(Path, "replace", killed)
        if not has_links:
            during.setattr(os, "link", _one_name_only)
        with pytest.raises(Killed):
            files.exchange(places.database, prepared.copy, places.replaced / "killed")
    assert places.database.exists() is has_links
    backed_up.register = backed_up.open()
    assert _checked(backed_up) == (["1.1", "1.2"] if has_links else ["1.1"]), "as it was, or fully gone back to"
    assert not prepared.copy.exists()


def _one_name_only(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_what_can_neither_be_replaced_nor_put_back_is_said_to_lie_where_it_lies(
    backed_up: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = backed_up.register.places
    prepared = prepare_going_back(places, _wanted(backed_up), backed_up.clock)
    backed_up.register.close()
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if self == prepared.copy or self.is_relative_to(places.replaced):
            raise PermissionError(errno.EACCES, "Used by another process")
        return replace(self, target)

    with monkeypatch.context() as during:
        during.setattr(Path, "replace", held)
        during.setattr(os, "link", _one_name_only)
        with pytest.raises(Stranded, match="could not be put back in its place: it lies in") as told:
            go_back(places, prepared, backed_up.open)
    assert NOTHING_CHANGED not in str(told.value.title)
    (lying,) = places.replaced.rglob(places.database.name)
    lying.rename(places.database)
    backed_up.register = backed_up.open()
    assert _checked(backed_up) == ["1.1", "1.2"]


def test_what_an_interrupted_going_back_left_is_not_taken_for_a_backup(unharmed: Office) -> None:
    places = unharmed.register.places
    left = files.coming(places.database)
    left.write_bytes(_wanted(unharmed).read_bytes())
    with pytest.raises(UserError, match="an earlier going back left"):
        prepare_going_back(places, left, unharmed.clock)
    assert left.exists()
    left.unlink()
