"""The two commands and their kin: `python3 packaging/bootstrap.py run|test|setup|lint|screenshots`.

Only the standard library, and no syntax newer than Python 3.8: an old Python must get as far as the
sentence that says which one is needed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from steps import ROOT, StopError, call, environment, finish, say
from system_packages import ensure_qt_can_start
from venv_setup import ensure_venv

USAGE = """\
python3 packaging/bootstrap.py COMMAND [ARGUMENTS]     (Windows: py packaging\\bootstrap.py ...)

  run          open the window; without a display make a demonstration in out/
  test         run the tests (arguments go to pytest)
  setup        only prepare .venv
  lint         ruff and mypy
  screenshots  pictures of every page into out/screenshots/"""

OUT = Path("out")


def main(arguments: Sequence[str]) -> int:
    """Every command prepares first: that takes no time when it was done before."""
    verbs = {"run": run, "test": test, "setup": setup, "lint": lint, "screenshots": screenshots}
    verb = verbs.get(arguments[0]) if arguments else None
    if verb is None:
        say(USAGE)
        return 0 if list(arguments) in (["help"], ["--help"], ["-h"]) else 2
    try:
        return verb(list(arguments[1:]))
    except StopError as stop:
        return finish(stop)
    except KeyboardInterrupt:
        say("\nStopped. Run the same again to go on.")
        return 130


def prepare() -> str:
    """The Python of a finished `.venv`, on a system where Qt can start."""
    ensure_qt_can_start()
    return str(ensure_venv())


def setup(_: Sequence[str]) -> int:
    """Prepare and say so."""
    say(f"Ready: {prepare()}")
    return 0


def run(arguments: Sequence[str]) -> int:
    """With arguments those are for `tracker` (`run list`), display or not."""
    python = prepare()
    if arguments or has_display(os.environ, sys.platform):
        # The officer's own TRACKER_HOME counts here, and only here.
        return call([python, "-m", "tracker", *arguments])
    return demonstrate(python)


def has_display(env: Mapping[str, str], platform: str) -> bool:
    """Windows and macOS always have one; Qt may have been told to draw nowhere."""
    if env.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal"}:
        return False
    return not platform.startswith("linux") or bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def demonstrate(python: str) -> int:
    """The main job without a window: a database, the workbook made from it, a picture of the window."""
    say("No display here, so no window: making a demonstration in out/ instead (about half a minute).")
    for what, command in demonstration(python):
        say(f"- {what}")
        code = call(command, offscreen(TRACKER_HOME=str(ROOT / OUT / "data")), ROOT)
        if code:
            raise StopError(f"That did not work (exit code {code}): {' '.join(command[2:])}")
    return tell_what_was_made(ROOT / OUT)


def tell_what_was_made(out: Path) -> int:
    """The files a person may open; a step that said nothing and made nothing is found out here."""
    made = [out / "data" / "tracker.db", out / "progress.xlsx", *sorted(out.glob("en/*.png"))]
    absent = [path.name for path in made if not path.exists()]
    if absent or len(made) < 3:
        raise StopError(f"Not everything was made: {', '.join(absent) or 'no picture'} is not in {out}.")
    say(f"Done. In {out}:")
    for path in made:
        say(f"  {path.relative_to(out)}  ({path.stat().st_size / 1024:.0f} kB)")
    return 0


def demonstration(python: str) -> list[tuple[str, list[str]]]:
    """What each step is for, and its command, to be run in the checkout."""
    tracker = [python, "-m", "tracker", "--data-dir", str(OUT / "data")]
    pictures = [python, "-m", "tracker.ui.screenshots", str(OUT), "--only", "commitments", "--language", "en"]
    return [
        ("a database for Costa Rica", [*tracker, "init", "--delegation", "CRI", "--author", "Demonstration"]),
        ("the progress workbook", [*tracker, "export", str(OUT / "progress.xlsx")]),
        ("a picture of the window", pictures),
    ]


def test(arguments: Sequence[str]) -> int:
    """Without a display, so that it is the same everywhere and no windows flash up."""
    return call([prepare(), "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments], offscreen(), ROOT)


def lint(_: Sequence[str]) -> int:
    """All three even if one complains: a person wants to see everything at once."""
    python = prepare()
    checks = [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]]
    codes = []
    for check in checks:
        say(f"- {' '.join(check)}")
        codes.append(call([python, "-m", *check], environment(), ROOT))
    return max(codes)


def screenshots(arguments: Sequence[str]) -> int:
    """Every page in every language; arguments such as `--only full` are passed on."""
    command = [prepare(), "-m", "tracker.ui.screenshots", str(OUT / "screenshots"), *arguments]
    return call(command, offscreen(), ROOT)


def offscreen(**changes: str) -> dict[str, str]:
    """An environment in which Qt draws into memory."""
    return environment(QT_QPA_PLATFORM="offscreen", **changes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
