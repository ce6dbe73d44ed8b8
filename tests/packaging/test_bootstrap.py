"""What the set-up decides: which Python, which installer, which packages, which commands."""

from __future__ import annotations

import ast
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

import bootstrap
import pythons
import steps
import system_packages
import venv_setup
from pythons import Python
from steps import ROOT, StopError

Command = list[str]


class Recorder:
    """Stands in for `call`: keeps what would be run, and answers with the code it was given for a word."""

    def __init__(self, **codes: int) -> None:
        self.codes = codes
        self.commands: list[Command] = []
        self.environments: list[Mapping[str, str]] = []

    def __call__(self, command: Sequence[str], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> int:
        self.commands.append(list(command))
        self.environments.append(os.environ if env is None else env)
        return next((code for word, code in self.codes.items() if word in command), 0)


@pytest.fixture
def prepared(monkeypatch: pytest.MonkeyPatch) -> Callable[[Recorder], Recorder]:
    """Bootstrap with a ready environment, and with child processes recorded instead of started."""

    def prepare(recorder: Recorder) -> Recorder:
        monkeypatch.setattr(bootstrap, "prepare", lambda: "PYTHON")
        monkeypatch.setattr(bootstrap, "call", recorder)
        return recorder

    return prepare


def ask_like(answers: dict[str, str]) -> Callable[[Sequence[str]], str | None]:
    return lambda command: answers.get(command[0])


class TestPython:
    def test_this_one_is_found(self) -> None:
        found = pythons.find_python()
        assert found is not None and found.in_range and Path(found.path).exists()

    @pytest.mark.parametrize("version, fits", [((3, 10), False), ((3, 11), True), ((3, 13), True), ((3, 14), False)])
    def test_range(self, version: tuple[int, int], fits: bool) -> None:
        assert Python("python", version, False).in_range is fits

    def test_a_fitting_one_by_name_when_this_one_is_too_new(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.executable", "mine")
        answers = {"mine": "3 14 True /mine", "python3.12": "3 12 False /opt/a b/python3.12"}
        assert pythons.find_python(ask_like(answers)) == Python("/opt/a b/python3.12", (3, 12), False)

    def test_none(self) -> None:
        assert pythons.find_python(ask_like({})) is None
        assert "3.11 to 3.13" in str(pythons.no_python())

    @pytest.mark.parametrize("name", ["bootstrap", "steps", "pythons", "system_packages", "venv_setup"])
    def test_an_old_python_can_read_the_files(self, name: str) -> None:
        source = (ROOT / "packaging" / f"{name}.py").read_text(encoding="utf-8")
        ast.parse(source, feature_version=(3, 8))


class TestInstaller:
    @pytest.mark.parametrize(
        "words, enough",
        [
            (None, False),
            ("", False),
            ("pip 22.2.1 from", False),
            ("pip 22.3 from", True),
            ("pip 23.0.1", True),
        ],
    )
    def test_pip_must_know_other_interpreters(self, words: str | None, enough: bool) -> None:
        assert pythons.pip_is_new_enough(words) is enough

    def test_a_uv_that_does_not_start_is_none(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda _: "/shims/uv")
        assert pythons.find_uv(ask_like({})) is None
        assert pythons.find_uv(ask_like({"/shims/uv": "uv 1.0"})) == "/shims/uv"

    def test_neither_uv_nor_pip_says_what_to_type(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pythons, "find_pip", lambda _: None)
        monkeypatch.setattr(pythons, "may_install", lambda: False)
        with pytest.raises(StopError, match=r"sudo apt-get install .* python3-pip"):
            pythons.pip_or_stop(Python("python3", (3, 11), has_ensurepip=False))

    def test_a_failing_uv_leaves_it_to_pip(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recorder = Recorder(sync=2)
        monkeypatch.setattr(venv_setup, "call", recorder)
        monkeypatch.setattr(pythons, "find_uv", lambda: "uv")
        assert venv_setup._with_uv(Python("python3", (3, 11), False)) is False
        assert recorder.commands[0][:3] == ["uv", "sync", "--frozen"]
        assert recorder.environments[0]["UV_PROJECT_ENVIRONMENT"] == str(ROOT / ".venv")

    def test_pip_takes_only_what_the_hashes_allow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recorder = Recorder()
        monkeypatch.setattr(venv_setup, "call", recorder)
        assert venv_setup.install_locked(["pip"], Path("requirements.lock"))
        assert {"--require-hashes", "--no-deps"} <= set(recorder.commands[0])


class TestStamp:
    @pytest.fixture
    def checkout(self, tmp_path: Path) -> Path:
        for name in venv_setup.LOCKS:
            (tmp_path / name).write_text(name)
        python = pythons.interpreter(tmp_path / ".venv")
        python.parent.mkdir(parents=True)
        python.touch()
        (tmp_path / ".venv" / venv_setup.STAMP).write_text(venv_setup.fingerprint(tmp_path))
        return tmp_path

    def test_nothing_to_do_twice(self, checkout: Path) -> None:
        assert venv_setup.is_ready(checkout)

    @pytest.mark.parametrize("name", venv_setup.LOCKS)
    def test_a_changed_lock_is_noticed(self, checkout: Path, name: str) -> None:
        (checkout / name).write_text("another")
        assert not venv_setup.is_ready(checkout)

    def test_a_lost_python_is_noticed(self, checkout: Path) -> None:
        pythons.interpreter(checkout / ".venv").unlink()
        assert not venv_setup.is_ready(checkout)

    def test_a_moved_folder_is_noticed(self, checkout: Path, tmp_path: Path) -> None:
        moved = checkout.rename(tmp_path.with_name(f"{tmp_path.name}-moved"))
        assert not venv_setup.is_ready(moved)


class TestSystemPackages:
    def test_the_loader_is_asked(self) -> None:
        assert system_packages.loads("libc.so.6")
        assert not system_packages.loads("libnobodyhasthis.so.7")

    @pytest.mark.parametrize(
        "env, package, wanted",
        [
            ({}, "libxcb-cursor0", False),
            ({}, "libgl1", True),
            ({"DISPLAY": ":0"}, "libxcb-cursor0", True),
            ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "libxcb-cursor0", False),
            ({"WAYLAND_DISPLAY": "wayland-0"}, "libwayland-cursor0", True),
        ],
    )
    def test_only_what_the_display_needs(self, env: dict[str, str], package: str, wanted: bool) -> None:
        missing = system_packages.missing_libraries(env, present=lambda _: False)
        assert (package in missing.values()) is wanted

    def test_fonts(self, tmp_path: Path) -> None:
        assert not system_packages.has_fonts([tmp_path, tmp_path / "absent"])
        (tmp_path / "truetype").mkdir()
        (tmp_path / "truetype" / "One.ttf").touch()
        assert system_packages.has_fonts([tmp_path])

    def missing(self, monkeypatch: pytest.MonkeyPatch, may_install: bool) -> Recorder:
        recorder = Recorder()
        monkeypatch.setattr("sys.platform", "linux")
        monkeypatch.setattr(system_packages, "missing_libraries", lambda _: {"libEGL.so.1": "libegl1"})
        monkeypatch.setattr(system_packages, "has_fonts", lambda _: False)
        monkeypatch.setattr(system_packages, "may_install", lambda: may_install)
        monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(system_packages, "call_quietly", recorder)
        return recorder

    def test_root_installs_after_an_update(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recorder = self.missing(monkeypatch, may_install=True)
        system_packages.ensure_qt_can_start()
        assert [command[1] for command in recorder.commands] == ["update", "install"]
        assert recorder.commands[1][-2:] == ["libegl1", "fonts-dejavu-core"]
        assert "--no-install-recommends" in recorder.commands[1]
        assert recorder.environments[1]["DEBIAN_FRONTEND"] == "noninteractive"

    def test_others_get_the_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        recorder = self.missing(monkeypatch, may_install=False)
        line = "sudo apt-get install --no-install-recommends libegl1 fonts-dejavu-core"
        with pytest.raises(StopError, match=line):
            system_packages.ensure_qt_can_start()
        assert not recorder.commands

    def test_a_missing_font_alone_stops_nobody(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.missing(monkeypatch, may_install=False)
        monkeypatch.setattr(system_packages, "missing_libraries", lambda _: {})
        system_packages.ensure_qt_can_start()
        assert "fonts-dejavu-core" in capsys.readouterr().out


class TestCommands:
    @pytest.mark.parametrize(
        "env, platform, expected",
        [
            ({}, "linux", False),
            ({"DISPLAY": ":0"}, "linux", True),
            ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
            ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
            ({}, "win32", True),
            ({}, "darwin", True),
        ],
    )
    def test_display(self, env: dict[str, str], platform: str, expected: bool) -> None:
        assert bootstrap.has_display(env, platform) is expected

    @pytest.mark.parametrize("arguments, code", [([], 2), (["dance"], 2), (["--help"], 0)])
    def test_usage(self, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
        assert bootstrap.main(arguments) == code
        assert "run " in capsys.readouterr().out

    def test_pytest_gets_the_arguments(self, prepared: Callable[[Recorder], Recorder]) -> None:
        recorder = prepared(Recorder(pytest=5))
        assert bootstrap.main(["test", "-k", "undo"]) == 5
        assert recorder.commands == [["PYTHON", "-m", "pytest", "-n", "2", "--dist", "worksteal", "-k", "undo"]]
        assert recorder.environments[0]["QT_QPA_PLATFORM"] == "offscreen"

    def test_lint_goes_on_after_a_complaint(self, prepared: Callable[[Recorder], Recorder]) -> None:
        recorder = prepared(Recorder(format=1))
        assert bootstrap.main(["lint"]) == 1
        assert [command[2:] for command in recorder.commands] == [
            ["ruff", "check"],
            ["ruff", "format", "--check"],
            ["mypy"],
        ]

    def test_with_a_display_the_window_opens(
        self, prepared: Callable[[Recorder], Recorder], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_display", lambda *_: True)
        monkeypatch.setenv("TRACKER_HOME", "/home/officer")
        recorder = prepared(Recorder())
        assert bootstrap.main(["run"]) == 0
        assert recorder.commands == [["PYTHON", "-m", "tracker"]]
        assert recorder.environments[0]["TRACKER_HOME"] == "/home/officer"

    def test_the_demonstration_never_touches_an_officers_data(
        self, prepared: Callable[[Recorder], Recorder], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_display", lambda *_: False)
        monkeypatch.setattr(bootstrap, "tell_what_was_made", lambda _: 0)
        monkeypatch.setenv("TRACKER_DATABASE", "/home/officer/tracker.db")
        recorder = prepared(Recorder())
        assert bootstrap.main(["run"]) == 0
        assert [command[2:] for command in recorder.commands] == [
            ["tracker", "--data-dir", "out/data", "init", "--delegation", "CRI", "--author", "Demonstration"],
            ["tracker", "--data-dir", "out/data", "export", "out/progress.xlsx"],
            ["tracker.ui.screenshots", "out", "--only", "commitments", "--language", "en"],
        ]
        for env in recorder.environments:
            assert env["QT_QPA_PLATFORM"] == "offscreen"
            assert env["TRACKER_HOME"] == str(ROOT / "out" / "data")
            assert "TRACKER_DATABASE" not in env

    def test_the_demonstration_stops_at_the_step_that_fails(
        self,
        prepared: Callable[[Recorder], Recorder],
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(bootstrap, "has_display", lambda *_: False)
        recorder = prepared(Recorder(export=1))
        assert bootstrap.main(["run"]) == 1
        assert len(recorder.commands) == 2
        assert "out/progress.xlsx" in capsys.readouterr().err

    def test_what_was_made_is_listed_and_what_was_not_is_noticed(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "tracker.db").write_bytes(b"x" * 2048)
        (tmp_path / "en").mkdir()
        (tmp_path / "en" / "commitments.png").write_bytes(b"x")
        with pytest.raises(StopError, match=r"progress\.xlsx"):
            bootstrap.tell_what_was_made(tmp_path)
        (tmp_path / "progress.xlsx").write_bytes(b"x")
        assert bootstrap.tell_what_was_made(tmp_path) == 0
        assert "tracker.db  (2 kB)" in capsys.readouterr().out


def test_a_program_that_is_not_there_is_told_not_thrown(capsys: pytest.CaptureFixture[str]) -> None:
    assert steps.answer(["/nowhere/uv"]) is None
    assert steps.call(["/nowhere/uv"]) == 127
    assert "/nowhere/uv" in capsys.readouterr().out
