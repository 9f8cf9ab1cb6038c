"""The locks hold what pyproject.toml declares, pinned and hashed, without an address."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.start.tree import ROOT

DECLARED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned(lock: str) -> list[tuple[Requirement, int]]:
    """The requirements of a lock, each with the number of its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [(Requirement(line.split("--hash=")[0].strip()), line.count("--hash=sha256:")) for line in lines]


@pytest.mark.parametrize(
    ("lock", "declared"),
    [
        ("requirements.lock", DECLARED["dependencies"]),
        ("requirements-test.lock", DECLARED["dependencies"] + DECLARED["optional-dependencies"]["test"]),
    ],
)
def test_a_lock_holds_what_is_declared_pinned_and_hashed(lock: str, declared: list[str]) -> None:
    found = pinned(lock)
    versions: dict[str, list[str]] = {}
    for requirement, hashes in found:
        assert hashes > 0, requirement
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        name = canonicalize_name(requirement.name)
        versions.setdefault(name, []).append(str(requirement.specifier).removeprefix("=="))
    for wanted in map(Requirement, declared):
        assert all(map(wanted.specifier.contains, versions[canonicalize_name(wanted.name)])), wanted


def test_tests_run_on_what_the_app_runs_on() -> None:
    app, test = ({str(found) for found, _ in pinned(f"requirements{kind}.lock")} for kind in ("", "-test"))
    assert app <= test


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.search(
        r"://|^\s*-|@", (ROOT / lock).read_text(encoding="utf-8").replace("--hash=", ""), re.MULTILINE
    )
