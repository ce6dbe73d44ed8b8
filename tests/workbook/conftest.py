"""What every workbook test is handed: an exported workbook, a colleague who edits it, LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from tracker.domain.received import ReceivedWorkbook
from tracker.progress import Unwatched
from tracker.words import Words, load_words
from tracker.workbook.receive import receive
from tracker.workbook.write import write_workbook
from workbook import sample

Edit = Callable[[Callable[[Workbook], None]], ReceivedWorkbook]
Resave = Callable[[Path, str], Path]

INSTALL = "sudo apt-get install --no-install-recommends libreoffice-calc"


@pytest.fixture
def english(tmp_path: Path) -> Words:
    return load_words("en", tmp_path)


@pytest.fixture
def exported(tmp_path: Path, english: Words) -> Path:
    path = tmp_path / "Costa Rica - progress.xlsx"
    write_workbook(sample.report(), path, english, Unwatched())
    return path


@pytest.fixture
def returned(exported: Path) -> Edit:
    """What is read after a colleague did something to the exported workbook."""

    def edit(change: Callable[[Workbook], None]) -> ReceivedWorkbook:
        workbook = load_workbook(exported)
        change(workbook)
        path = exported.with_name("returned.xlsx")
        workbook.save(path)
        return receive(path, Unwatched())

    return edit


@pytest.fixture(scope="session")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """LibreOffice's, of our own and not the machine's: to make one takes longer than to save a workbook."""
    return (tmp_path_factory.mktemp("libreoffice") / "profile").as_uri()


@pytest.fixture
def resaved(tmp_path: Path, profile: str) -> Resave:
    """A workbook opened by LibreOffice and saved in another format."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip(f"needs LibreOffice Calc: {INSTALL}")

    def save(path: Path, kind: str) -> Path:
        folder = tmp_path / f"as {kind} of {path.suffix[1:]}"
        command = [program, f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
        subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=180)
        return folder / f"{path.stem}.{kind}"

    return save
