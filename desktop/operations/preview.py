"""The pages of a form as they are printed, as pictures for the preview and for printers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.form import Form
from desktop.operations.forms import pdf_bytes
from desktop.operations.progress import Progress, silent

if TYPE_CHECKING:
    from desktop.printing.raster import Raster


@dataclass(frozen=True, slots=True)
class Preview:
    """One PDF and the number of its pages."""

    pdf: bytes
    pages: int

    def picture(self, page: int, dpi: int) -> Raster:
        """Render a page.

        Args:
            page: Number of the page, from 0.
            dpi: Pixels per inch.
        """
        from desktop.printing.raster import render

        return render(self.pdf, page, dpi)


def make_preview(forms: Sequence[Form], progress: Progress = silent) -> Preview:
    """Print forms into memory.

    Raises:
        Cancelled: The user stopped the work.
        UserError: A character has no glyph.
    """
    from desktop.printing.raster import page_count

    progress(0, len(forms), forms[0].template.form if forms else "")
    pdf = pdf_bytes(forms)
    return Preview(pdf, page_count(pdf))
