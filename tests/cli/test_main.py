from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from command_line import CommandLine
from tracker import __version__
from tracker.__main__ import main
from tracker.places import Places


def tracker(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A process of its own, as a shell starts it."""
    return subprocess.run(
        [sys.executable, "-m", "tracker", *arguments],
        env={**os.environ, "TRACKER_HOME": str(home), **environment},
        capture_output=True,
        check=False,
    )


def test_the_version_is_told_without_opening_anything(tmp_path: Path) -> None:
    script = "import sys; from tracker.__main__ import main; main(['--version']); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    version, modules = ran.stdout.splitlines()
    assert version == f"tracker {__version__}"
    loaded = set(modules.split())
    assert not loaded & {"PySide6", "sqlalchemy", "alembic", "openpyxl", "tracker.register.register"}


def test_the_command_line_never_imports_qt(tmp_path: Path) -> None:
    script = (
        "import sys; from tracker.__main__ import main; "
        "assert main(['init', '--delegation', 'CRI', '--author', 'A']) == 0; assert main(['list']) == 0; "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    environment = {**os.environ, "TRACKER_HOME": str(tmp_path)}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_exit_codes(run: CommandLine) -> None:
    assert tracker(run.folder, "check", "1.3").returncode == 0
    refused = tracker(run.folder, "check", "9.9")
    assert (refused.returncode, refused.stdout) == (1, b"")
    assert tracker(run.folder, "frobnicate").returncode == 2


def test_main_returns_rather_than_leaves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert main(["frobnicate"]) == 2


def test_a_terminal_of_an_old_code_page_shows_what_it_can(run: CommandLine) -> None:
    run.ok("set", "1.3", "status=planned", "lead=Ministério das Relações", "person=José Łukasz")
    for arguments in (["show", "1.3"], ["set", "1.3", "colour=ř"], ["--help"]):
        ran = tracker(run.folder, *arguments, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert b"Traceback" not in ran.stderr, ran.stderr
        assert ran.stdout or ran.returncode == 1


def test_a_reader_who_leaves_early_is_no_error(run: CommandLine) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", "list", "--json"],
        env={**os.environ, "TRACKER_HOME": str(run.folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait() == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_interrupting_ends_as_shells_expect(run: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tracker.register.register.Register.check_off", interrupted)
    assert run("check", "1.3").code == 130
    assert run.rows()["1.3"]["status"] is None


def test_places_come_from_the_environment_unless_they_are_named(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere" / "other.db"
    elsewhere.parent.mkdir()
    made = tracker(tmp_path / "home", "init", "--delegation", "CRI", "--author", "A", TRACKER_DATABASE=str(elsewhere))
    assert made.returncode == 0, made.stderr
    assert elsewhere.exists() and not (tmp_path / "home" / "tracker.db").exists()
    tracker(tmp_path / "unused", "--data-dir", str(tmp_path / "named"), "init", "--delegation", "CRI", "--author", "A")
    assert (tmp_path / "named" / "tracker.db").exists() and not (tmp_path / "unused").exists()


def test_a_file_that_is_no_database_is_refused(bare: CommandLine, tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("These are notes, not a database. " * 200)
    told = bare.refused("--database", text, "list")
    assert "notes.db" in told
    assert text.read_text().startswith("These are notes")


def test_a_folder_is_no_database(bare: CommandLine, tmp_path: Path) -> None:
    assert str(tmp_path) in bare.refused("--database", tmp_path, "list")


def test_without_a_verb_the_window_opens_on_the_places_asked_for(
    bare: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[tuple[object, ...]] = []

    def run_window(*asked: object) -> int:
        opened.append(asked)
        return 0

    window = ModuleType("tracker.app")
    window.__dict__["run_window"] = run_window
    monkeypatch.setitem(sys.modules, "tracker.app", window)
    monkeypatch.setenv("LANG", "es_CR.UTF-8")
    bare.ok("--as-of", "2026-11-23")
    assert opened == [(Places(bare.folder, bare.folder / "tracker.db"), date(2026, 11, 23), "es")]


def test_without_qt_the_window_is_refused_in_a_sentence(bare: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError("libGL.so.1: cannot open shared object file", name="PySide6.QtGui")

    window = ModuleType("tracker.app")
    window.__dict__["__getattr__"] = missing
    monkeypatch.setitem(sys.modules, "tracker.app", window)
    told = bare.refused()
    assert "Qt" in told and "libGL.so.1" in told


def test_self_check_tries_the_main_job_and_leaves_nothing(bare: CommandLine) -> None:
    ran = bare.ok("--self-check")
    assert "46 recommendations" in ran.out
    assert ran.out.splitlines()[-1] == "This installation works."
    assert not bare.folder.exists()
