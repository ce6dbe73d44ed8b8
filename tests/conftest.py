"""What tests of several floors share."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine

from command_line import CommandLine
from offices import NewOffice, Office
from tracker.__main__ import main
from tracker.bundle import bundled
from tracker.demonstration.making import make_demonstration
from tracker.storage import engine
from tracker.words import load_words

# Before anything of Qt is imported: without a display it would end the whole run.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_finish() -> None:
    """The tests themselves and all that they import stay to the end: no sweep of memory need look at them again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Windows that a test closed are gone when the next begins: each of them would be drawn anew with every theme."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session", autouse=True)
def _statements_compiled_once() -> Iterator[None]:
    """An officer's program opens one database, tests open thousands: all compile the same statements."""
    made_first: list[Engine] = []

    def sharing(*arguments: Any, **options: Any) -> Engine:
        made = create_engine(*arguments, **options)
        made_first[:] = made_first or [made]
        made.dialect = made_first[0].dialect
        made._compiled_cache = made_first[0]._compiled_cache
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.storage.engine.create_engine", sharing)
        yield


@pytest.fixture(scope="session", autouse=True)
def _power_stays_on() -> Iterator[None]:
    """No database of a test outlives the machine: what is written need not be waited for until it lies on the disk."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "PRAGMA synchronous = OFF"))
        yield


@pytest.fixture(scope="session", autouse=True)
def _readers_start_warm() -> Iterator[None]:
    """Where the system can fork."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        yield
        return
    import warm_reader

    warm_reader.PROCESSES.set_forkserver_preload(["tracker.workbook.child"])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.workbook.reader.subprocess", warm_reader)
        yield


@pytest.fixture
def reader_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workbooks are read as on an officer's laptop, in a process that is started for each."""
    monkeypatch.setattr("tracker.workbook.reader.subprocess", subprocess)


@pytest.fixture
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine's language, and whoever's data lies on it."""
    for name in ("TRACKER_HOME", "TRACKER_DATABASE", "TRACKER_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], plain_environment: None) -> CommandLine:
    """The command line before anything is set up."""
    return CommandLine(tmp_path / "home", capsys)


@pytest.fixture(scope="session")
def home_of_ana(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which Ana Mora, of Costa Rica, is introduced: made once, and copied for each test."""
    folder = tmp_path_factory.mktemp("ana")
    assert main(["--data-dir", str(folder), "init", "--delegation", "CRI", "--author", "Ana Mora"]) == 0
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration as of 23 November 2026: made once; copy it to change anything in it."""
    folder = tmp_path_factory.mktemp("demonstration")
    make_demonstration(folder, date(2026, 11, 23), load_words("en", bundled("resources/i18n")))
    return folder


@pytest.fixture
def run(bare: CommandLine, home_of_ana: Path) -> CommandLine:
    """The command line of Ana Mora, of Costa Rica."""
    shutil.copytree(home_of_ana, bare.folder)
    return bare


@pytest.fixture
def new_office(tmp_path: Path) -> Iterator[NewOffice]:
    """Opens offices on databases of their own, and closes them."""
    making = NewOffice(tmp_path)
    yield making
    making.close()


@pytest.fixture
def office(new_office: NewOffice) -> Office:
    """Ana Mora's, of Costa Rica, in which nothing was done yet."""
    return new_office()


@pytest.fixture
def ana(new_office: NewOffice) -> Office:
    """Ana Mora's office beside a colleague's."""
    return new_office(author="Ana Mora")


@pytest.fixture
def luis(new_office: NewOffice) -> Office:
    """The office of Luis Rojas, her colleague, who knows nothing of hers yet."""
    return new_office(author="Luis Rojas")


@pytest.fixture
def decree(tmp_path: Path) -> Path:
    """What documents a commitment; its name serves as a title."""
    path = tmp_path / "Decree 12.pdf"
    path.write_bytes(b"%PDF the decree")
    return path
