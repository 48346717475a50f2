"""The parts of a Word file that are the same for every form, and the zip file around all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from desktop.text import workbook as wording
from desktop.workbook.docx_markup import HEAD, NAMES
from desktop.workbook.steady import zipped

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CUSTOM = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"

_SONG = wording.SONG_NAME
_STYLES = (
    f"{HEAD}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr>"
    f'<w:rFonts w:ascii="{_SONG}" w:hAnsi="{_SONG}" w:eastAsia="{_SONG}"/>'
    '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    # Without room added between Chinese and Latin text, lines break where the form's own do.
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
    "</w:pPr></w:pPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
    "</w:styles>"
)
_FONTS = (
    f"{HEAD}<w:fonts {NAMES}>"
    f'<w:font w:name="{_SONG}"><w:altName w:val="SimSun"/></w:font>'
    f'<w:font w:name="{wording.HEI_NAME}"><w:altName w:val="SimHei"/></w:font></w:fonts>'
)
_SETTINGS = (
    f'{HEAD}<w:settings {NAMES}><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)


def document_package(body: str, feet: Sequence[str], title: str, properties: Mapping[str, str]) -> bytes:
    """Put the parts of a Word file together.

    Args:
        body: Markup of the document's body.
        feet: The parts of the feet; their relation ids are `foot_id` of their numbers from 1.
        title: Title of the file.
        properties: Own properties of the file, by name.
    """
    parts = {
        "[Content_Types].xml": _types(len(feet)),
        "_rels/.rels": _root(),
        "docProps/core.xml": _core(title),
        "docProps/custom.xml": _properties(properties),
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(len(feet)),
        "word/styles.xml": _STYLES,
        "word/fontTable.xml": _FONTS,
        "word/settings.xml": _SETTINGS,
        **{f"word/footer{number}.xml": foot for number, foot in enumerate(feet, 1)},
    }
    return zipped((name, content.encode()) for name, content in parts.items())


def foot_id(number: int) -> str:
    """Name the relation to a foot, by its number from 1."""
    return f"foot{number}"


def _types(feet: int) -> str:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        **{f"/word/footer{number}.xml": f"{_WORD}.footer+xml" for number in range(1, feet + 1)},
    }
    listed = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides.items()
    )
    return (
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _root() -> str:
    return _related(
        ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
    )


def _relations(feet: int) -> str:
    return _related(
        ("rId1", f"{_OFFICE}/relationships/styles", "styles.xml"),
        ("rId2", f"{_OFFICE}/relationships/fontTable", "fontTable.xml"),
        ("rId3", f"{_OFFICE}/relationships/settings", "settings.xml"),
        *(
            (foot_id(one), f"{_OFFICE}/relationships/footer", f"footer{one}.xml")
            for one in range(1, feet + 1)
        ),
    )


def _related(*relations: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{to}"/>' for name, kind, to in relations
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(title: str) -> str:
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{wording.CREATOR}</dc:creator></cp:coreProperties>"
    )


def _properties(properties: Mapping[str, str]) -> str:
    listed = "".join(
        f'<property fmtid="{_CUSTOM}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(properties.items(), 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{listed}</Properties>"
    )
