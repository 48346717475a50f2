"""The run itself is strict: what must fail a test does."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

SETTINGS = """
[pytest]
qt_api = pyside6
qt_log_level_fail = DEBUG
filterwarnings = error
markers = office:
"""


@pytest.fixture
def strict(pytester: pytest.Pytester) -> pytest.Pytester:
    """Lay out a test folder with the rules of this one."""
    pytester.makeconftest((HERE / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini(SETTINGS)
    return pytester


FAULTS = {
    "a log record": "import logging\ndef test(): logging.getLogger('x').warning('stray')",
    "a name resolved": """
        import urllib.request
        def test():
            try: urllib.request.urlopen('http://localhost:1')
            except OSError: pass
        """,
    "a connection": """
        import socket
        def test():
            with socket.socket() as one:
                try: one.connect(('127.0.0.1', 1))
                except OSError: pass
        """,
    "a warning": "import warnings\ndef test(): warnings.warn('w')",
    "a line of Qt": "from PySide6.QtCore import qWarning\ndef test(qapp): qWarning('a line')",
    "an unclosed file": "import gc\ndef test():\n    open(__file__)\n    gc.collect()",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_fails_the_run(fault: str, strict: pytest.Pytester) -> None:
    strict.makepyfile(FAULTS[fault])
    outcome = strict.runpytest_subprocess().parseoutcomes()
    assert outcome.get("failed", 0) + outcome.get("errors", 0) == 1


def test_what_is_allowed_passes(strict: pytest.Pytester) -> None:
    strict.makepyfile(
        """
        import logging
        import os
        import socket

        def test_expected_record(caplog):
            logging.getLogger('x').warning('expected')
            assert caplog.messages == ['expected']
            caplog.clear()

        def test_sockets_of_this_machine():
            one, other = socket.socketpair()
            one.close(), other.close()

        def test_user_folder(user_folder):
            assert os.environ['ZIPING_HOME'] == str(user_folder)
        """
    )
    strict.runpytest_subprocess().assert_outcomes(passed=3)


def test_a_missing_program_is_named(strict: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    strict.makepyfile("import pytest\n@pytest.mark.office\ndef test(): raise AssertionError")
    outcome = strict.runpytest_subprocess("-rs")
    outcome.assert_outcomes(skipped=1)
    outcome.stdout.fnmatch_lines(["*soffice is not installed (Debian: libreoffice-calc)*"])
