"""How long a form takes to become a PDF, beside reportlab alone that draws the same number of strings.

Run by `pytest tests/benchmarks/bench_pdf.py`.
"""

from __future__ import annotations

from io import BytesIO

from pytest_benchmark.fixture import BenchmarkFixture
from reportlab.pdfgen.canvas import Canvas

from desktop.layout.compose import compose
from desktop.layout.pages import Pages
from desktop.layout.paginate import paginate
from desktop.models.form import Form
from desktop.printing.fonts import SONG, typefaces
from desktop.printing.pdf import write_pdf
from desktop.printing.raster import render
from tests.helpers.papers import METRICS, case_form, stress_form


def pages_of(form: Form) -> tuple[str, Pages]:
    sheet = compose(form, None, METRICS)
    return sheet.title, paginate(sheet, form.template.page)


def draw_bare(pages: Pages) -> None:
    """Draw every line of text and a rectangle for every cell, each by the plain call."""
    canvas = Canvas(BytesIO(), pageCompression=1)
    for parts in pages.pages:
        for part in parts:
            canvas.rect(part.left, pages.height - part.top - part.height, part.width, part.height)
            canvas.setFont(SONG, part.size)
            for line, baseline in zip(part.lines, part.baselines, strict=True):
                canvas.drawString(part.left, pages.height - baseline, line)
        canvas.showPage()
    canvas.save()


def test_one_form_warm(benchmark: BenchmarkFixture) -> None:
    benchmark.extra_info["peer"] = "test_one_form_by_reportlab_alone"
    printed = pages_of(case_form("000-1"))
    benchmark(lambda: write_pdf([printed], BytesIO()))


def test_one_form_by_reportlab_alone(benchmark: BenchmarkFixture) -> None:
    typefaces()
    benchmark(draw_bare, pages_of(case_form("000-1"))[1])


def test_one_form_from_document_to_pdf(benchmark: BenchmarkFixture) -> None:
    form = case_form("000-1")
    benchmark(lambda: write_pdf([pages_of(form)], BytesIO()))


def test_one_very_long_form(benchmark: BenchmarkFixture) -> None:
    printed = pages_of(stress_form())
    benchmark(lambda: write_pdf([printed], BytesIO()))


def test_a_hundred_forms_in_one_file(benchmark: BenchmarkFixture) -> None:
    printed = pages_of(case_form("000-1"))
    benchmark.pedantic(lambda: write_pdf([printed] * 100, BytesIO()), rounds=3, warmup_rounds=1)


def test_load_the_typefaces(benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(typefaces, setup=typefaces.cache_clear, rounds=3)


def test_render_a_page_at_screen_size(benchmark: BenchmarkFixture) -> None:
    content = BytesIO()
    write_pdf([pages_of(case_form("000-1"))], content)
    benchmark(render, content.getvalue(), 0, 96)
