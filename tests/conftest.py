"""What tests of several floors share."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import CommandLine


@pytest.fixture
def bare(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line before anything is set up."""
    for name in ("TRACKER_HOME", "TRACKER_DATABASE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    return CommandLine(tmp_path / "home", capsys)


@pytest.fixture
def run(bare: CommandLine) -> CommandLine:
    """The command line of Ana Mora, of Costa Rica."""
    bare.ok("init", "--delegation", "CRI", "--author", "Ana Mora")
    return bare
