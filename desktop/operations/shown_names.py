"""Names of files as people can read them, whatever bytes the system keeps them in."""

from __future__ import annotations

import codecs
import re

from desktop.text import importing as wording

TO_BE_SHOWN = "shown-names"
"""How a stream is asked to write what its encoding lacks: bytes of names as shown_name does."""
_BYTES = re.compile("[\udc80-\udcff]+")
"""Where a name is no UTF-8, Python keeps its bytes as these."""


def shown_name(name: str) -> str:
    """Write a name on one line: in Chinese where it was kept so, what can't be shown as boxes."""
    return "".join(
        sign if sign.isprintable() else wording.NO_SIGN for sign in " ".join(_BYTES.sub(_read, name).split())
    )


def _read(run: re.Match[str]) -> str:
    raw = run[0].encode("utf-8", "surrogateescape")
    return raw.decode("gb18030", "replace").replace("\ufffd", wording.NO_SIGN)


def _shown(error: UnicodeError) -> tuple[str | bytes, int]:
    """Write what an encoding lacks."""
    if isinstance(error, UnicodeEncodeError) and (run := _BYTES.match(error.object, error.start)):
        try:
            return shown_name(run[0]).encode(error.encoding), run.end()
        except UnicodeEncodeError:
            pass
    return codecs.backslashreplace_errors(error)


codecs.register_error(TO_BE_SHOWN, _shown)
