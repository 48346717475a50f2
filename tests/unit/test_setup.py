"""The two commands, the lock files and the wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# The Python that this environment was made from: the environment itself has no pip.
PYTHON = str(Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}")
NAME_AND_VERSION = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)

linux_only = pytest.mark.skipif(sys.platform == "win32", reason="the two commands are shell scripts")


def environment(**changes: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "PYTEST"))}
    return kept | changes


def locked(name: str) -> set[tuple[str, str]]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return {(found[0].lower().replace("_", "-"), found[1]) for found in NAME_AND_VERSION.findall(text)}


def required(requirements: list[str]) -> set[tuple[str, str]]:
    pairs = {NAME_AND_VERSION.findall(requirement)[0] for requirement in requirements}
    return {(name.lower().replace("_", "-"), version) for name, version in pairs}


def test_lock_files_agree_with_the_project() -> None:
    run, test = locked("requirements.lock"), locked("requirements-test.lock")
    assert required(PROJECT["dependencies"]) <= run
    assert required(PROJECT["optional-dependencies"]["test"]) <= test
    assert run <= test


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_has_its_hashes(name: str) -> None:
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    assert all("--hash=sha256:" in entry for entry in entries if not entry.startswith("#"))


def test_every_dependency_says_why_it_is_there_and_its_licence() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    start = lines.index("dependencies = [")
    end = lines.index("[project.scripts]")
    licence = re.compile(r"MIT|BSD|Apache|LGPL|MPL")
    comment = ""
    for line in lines[start:end]:
        text = line.strip()
        if text.startswith("#"):
            comment += text
        elif text.startswith('"'):
            assert licence.search(comment), text
        else:
            comment = ""


@linux_only
@pytest.mark.parametrize("name", ["run", "test", ".ci/run", "installer/setup.sh"])
def test_scripts_are_plain_shell(name: str) -> None:
    subprocess.run(["sh", "-n", str(ROOT / name)], check=True)
    if name != "installer/setup.sh":
        assert os.access(ROOT / name, os.X_OK)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Lay out a program with no dependencies, whose command prints its arguments and where it ran."""
    folder = tmp_path / "a checkout"
    (folder / "desktop").mkdir(parents=True)
    (folder / "installer").mkdir()
    shutil.copy(ROOT / "run", folder / "run")
    shutil.copy(ROOT / "installer" / "setup.sh", folder / "installer" / "setup.sh")
    (folder / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    (folder / "desktop" / "__init__.py").touch()
    (folder / "desktop" / "__main__.py").write_text(
        "import os, sys; print(sys.argv[1:], os.getcwd())", encoding="utf-8"
    )
    return folder


def start(checkout: Path, *arguments: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(checkout / "run"), *arguments],
        cwd=cwd,
        env=environment(PYTHON=PYTHON) | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def environments(checkout: Path) -> list[Path]:
    return sorted(path for path in (checkout / ".venv").iterdir() if path.is_dir())


@linux_only
def test_run_sets_up_once_and_passes_its_arguments_on(checkout: Path, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file of the user was imported')", encoding="utf-8")
    first = start(checkout, "check", "two words.xlsx", "", cwd=tmp_path)
    assert first.stdout == f"['check', 'two words.xlsx', ''] {tmp_path}\n"
    assert first.returncode == 0
    assert first.stderr.count("\n") == 1
    again = start(checkout, "check", cwd=tmp_path)
    assert again.stdout == f"['check'] {tmp_path}\n"
    assert again.stderr == ""


@linux_only
def test_run_makes_another_environment_for_another_lock(checkout: Path, tmp_path: Path) -> None:
    start(checkout, "read", cwd=tmp_path)
    (checkout / "requirements.lock").write_text("# nothing, written otherwise\n", encoding="utf-8")
    start(checkout, "read", cwd=tmp_path)
    assert len(environments(checkout)) == 2
    assert all(f"-py3.{sys.version_info.minor}-" in path.name for path in environments(checkout))


@linux_only
def test_two_runs_at_once_share_one_environment(checkout: Path, tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [str(checkout / "run"), "read"],
            cwd=tmp_path,
            env=environment(PYTHON=PYTHON),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    said = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert [out for out, _ in said] == [f"['read'] {tmp_path}\n"] * 3
    assert sum(bool(err) for _, err in said) == 1
    assert len(environments(checkout)) == 1


@linux_only
def test_a_set_up_that_failed_is_one_sentence_and_leaves_nothing(checkout: Path, tmp_path: Path) -> None:
    (checkout / "requirements.lock").write_text("nothing==1.0\n", encoding="utf-8")
    done = start(checkout, "read", cwd=tmp_path, PIP_NO_INDEX="1")
    assert done.returncode == 3
    assert "请检查网络和 pip 的镜像设置" in done.stderr
    assert "Traceback" not in done.stderr
    assert environments(checkout) == []


@linux_only
def test_an_environment_whose_python_has_gone_is_made_anew(checkout: Path, tmp_path: Path) -> None:
    start(checkout, "read", cwd=tmp_path)
    (ready,) = environments(checkout)
    (ready / "bin" / "python").unlink()
    ready.with_name(f"{ready.name}.new.1").mkdir()  # what a killed start leaves
    done = start(checkout, "read", cwd=tmp_path)
    assert done.stdout == f"['read'] {tmp_path}\n"
    assert environments(checkout) == [ready]


@linux_only
def test_too_old_a_python_is_one_sentence(checkout: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3.9"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = start(checkout, "read", cwd=tmp_path, PYTHON=str(old))
    assert done.returncode == 3
    assert done.stderr.startswith("没有找到 Python 3.11 到 3.13")
    assert done.stderr.count("\n") == 1


@linux_only
def test_a_read_only_program_keeps_its_environment_in_the_users_cache(checkout: Path, tmp_path: Path) -> None:
    # A file in the place of the folder stands for a medium that can't be written: root may write anywhere.
    (checkout / ".venv").touch()
    done = start(checkout, "read", cwd=tmp_path, XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert done.stdout == f"['read'] {tmp_path}\n"
    assert any((tmp_path / "cache" / "ziping").glob("run-*/bin/python"))


def test_the_wheel_brings_the_resources_along(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (points,) = site.glob("*.dist-info/entry_points.txt")
    assert "ziping = desktop.__main__:main" in points.read_text(encoding="utf-8")
    assert len(list(site.glob("*.dist-info/licenses/**/LICENSE*"))) == 4
    found = subprocess.run(
        [sys.executable, "-P", "-c", "from desktop.paths import resources; print(resources())"],
        cwd=tmp_path,
        env=environment(PYTHONPATH=str(site)),
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    assert Path(found) == site / "desktop" / "resources"
    assert (Path(found) / "fonts" / "NotoSerifSC-Regular.ttf").is_file()
    assert any((Path(found) / "templates").rglob("*.yaml"))
