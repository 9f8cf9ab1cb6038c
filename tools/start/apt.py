"""Debian's packages: installed when that asks nobody, otherwise the exact command is told."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from tools.start.words import say


def is_there() -> bool:
    """Whether this is a system of Debian's family."""
    return sys.platform.startswith("linux") and shutil.which("apt-get") is not None


def tell(packages: Iterable[str]) -> None:
    """The command for a person to type."""
    sudo = "" if _is_root() else "sudo "
    order = f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"
    say("System packages are missing. Please run:\n  {order}", order=order)


def install(packages: Iterable[str]) -> bool:
    """Install as root or by a sudo that asks for no password; False when that is not to be had."""
    apt = _without_asking()
    if apt is None:
        return False
    wanted = list(packages)
    say("Installing system packages: {packages} …", packages=" ".join(wanted))
    order = [*apt, "install", "-y", "-q", "--no-install-recommends", *wanted]
    # The lists of a fresh machine are empty or old: they are fetched only when they prove so.
    return _quiet(order) or (_quiet([*apt, "update", "-q"]) and _quiet(order))


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _without_asking() -> list[str] | None:
    if not is_there():
        return None
    if _is_root():
        return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("sudo") and _quiet(["sudo", "-n", "true"]):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def _quiet(command: list[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0
