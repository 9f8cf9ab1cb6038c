"""The libraries of the system that Qt loads on Linux: looked up as the loader does, not by package."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

# What the loader is asked for → Debian's package with it.
OFFSCREEN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
}
WINDOW = {
    **OFFSCREEN,
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def missing(*, window: bool) -> dict[str, str]:
    """Those that neither the loader's list nor the loader itself knows, with their Debian packages."""
    if not sys.platform.startswith("linux"):
        return {}
    listed = _listed()
    wanted = WINDOW if window else OFFSCREEN
    return {name: package for name, package in wanted.items() if name not in listed and not _loads(name)}


def needed_now(lacking: Iterable[str]) -> bool:
    """Whether Qt could not open a window for want of these; those of X11 count only on X11."""
    wayland, offscreen = os.environ.get("WAYLAND_DISPLAY"), os.environ.get("QT_QPA_PLATFORM")
    if not (wayland or offscreen or os.environ.get("DISPLAY")):
        return False  # without a screen the app has a sentence of its own
    return any(name in OFFSCREEN or not (wayland or offscreen) for name in lacking)


def _listed() -> frozenset[str]:
    ldconfig = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if ldconfig is None:
        return frozenset()
    told = subprocess.run([ldconfig, "-p"], capture_output=True, text=True, check=False).stdout
    return frozenset(line.split(maxsplit=1)[0] for line in told.splitlines() if "=>" in line)


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
