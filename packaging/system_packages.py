"""What Qt needs from the system, found by trying to load it, and how Debian and Ubuntu call it."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from steps import StopError, call_quietly, say

# Needed to import Qt at all, also without a display. QtNetwork (one window per database) asks for Kerberos.
QT = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
X11_WINDOW = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
WAYLAND_WINDOW = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
FONTS = "fonts-dejavu-core"


def loads(library: str) -> bool:
    """Ask the loader itself: it knows more places than a look into /usr/lib."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def wanted_libraries(env: Mapping[str, str]) -> dict[str, str]:
    """Library to package: those Qt cannot do without, and those of the display that is there."""
    wanted = dict(QT)
    if env.get("WAYLAND_DISPLAY"):
        wanted.update(WAYLAND_WINDOW)
    elif env.get("DISPLAY"):
        wanted.update(X11_WINDOW)
    return wanted


def missing_libraries(env: Mapping[str, str], present: Callable[[str], bool] = loads) -> dict[str, str]:
    """Library to package, for those the loader does not find."""
    return {library: package for library, package in wanted_libraries(env).items() if not present(library)}


def font_folders() -> list[Path]:
    """Where Linux keeps fonts, for all and for this person."""
    system = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*system, Path.home() / ".fonts", Path.home() / ".local/share/fonts"]


def has_fonts(folders: Sequence[Path]) -> bool:
    """Without one single font file Qt draws boxes for letters."""
    return any(_font_files(folders))


def _font_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for kind in ("ttf", "otf", "ttc", "pfb"):
            yield from folder.rglob(f"*.{kind}")


def ensure_qt_can_start() -> None:
    """Install what is missing when root on Debian, else stop with the one line to type. Nothing off Linux."""
    if not sys.platform.startswith("linux"):
        return
    libraries = missing_libraries(os.environ)
    fonts = [] if has_fonts(font_folders()) else [FONTS]
    if may_install():
        install([*libraries.values(), *fonts])
    elif libraries:
        raise StopError(advice(libraries, fonts))
    elif fonts:
        say(f"No font found, so letters will show as boxes. To have some: {apt_line(fonts)}")


def advice(libraries: Mapping[str, str], fonts: Sequence[str]) -> str:
    """What is missing, and the line that mends it on Debian; elsewhere the names to look for."""
    missing = f"Qt needs system libraries that are not here: {', '.join(libraries)}.\n"
    if shutil.which("apt-get"):
        line = apt_line([*libraries.values(), *fonts])
        return f"{missing}Install them with this line, then try again:\n  {line}"
    return f"{missing}Install the packages of your system that hold them, then try again."


def apt_line(packages: Sequence[str]) -> str:
    """The one line for somebody who is not root."""
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def may_install() -> bool:
    """Root on a system with apt: a container, a build machine, a laptop being prepared."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install as root without questions; nothing to do for none."""
    if not packages:
        return
    say(f"Installing system packages with apt (about a minute): {' '.join(packages)}")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    fetch = ["apt-get", "update", "-qq"]
    put = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    if call_quietly(fetch, env) or call_quietly(put, env):
        raise StopError(
            "apt-get could not install them (its own words are above).\n"
            f"Look at the network, or install them by hand:\n  {apt_line(packages)}"
        )
