"""`tracker export`: the progress workbook."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.setting_up import needs_home
from tracker.cli.terminal import Terminal
from tracker.cli.typed_values import chosen
from tracker.domain.export import Audience
from tracker.errors import UserError
from tracker.whole_file import open_elsewhere, open_there
from tracker.words import message, plural

if TYPE_CHECKING:
    from tracker.register.register import Register

_OTHER_TABLES = frozenset({".xls", ".xlsm", ".xlsb", ".ods", ".csv"})


def export(register: Register, arguments: Namespace, terminal: Terminal) -> int:
    """Write the workbook, replacing an existing file of that name."""
    needs_home(register)
    path: Path = arguments.file
    if path.suffix.lower() != ".xlsx":
        stem = path.stem if path.suffix.lower() in _OTHER_TABLES else path.name
        # Not appended: that could replace a file nobody named.
        raise UserError(
            message("Not exported."),
            message("The name of a progress workbook ends in .xlsx, and “{name}” does not.", name=path.name),
            message("Use {path}.", path=path.with_name(f"{stem or 'progress'}.xlsx")),
        )
    which = chosen(register, arguments, terminal.words)
    if open_elsewhere(path):
        terminal.note(open_there(path))
    with terminal.progress() as progress:
        exported = register.export(
            path,
            which,
            arguments.meeting,
            arguments.as_of,
            progress,
            arguments.delegation,
            audience=Audience(arguments.audience),
            language=arguments.workbook_language,
        )
    if arguments.json:
        terminal.give(
            {
                "file": str(exported.path),
                "rows": exported.rows,
                "total": exported.total,
                "snapshot": exported.snapshot,
                "audience": arguments.audience,
            }
        )
    else:
        terminal.say(
            plural(
                "Exported {rows} of {n} commitment to {file}.",
                "Exported {rows} of {n} commitments to {file}.",
                exported.total,
                rows=exported.rows,
                file=exported.path,
            )
        )
    return 0
