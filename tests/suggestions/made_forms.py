"""Small forms made for one test: a Word document of plain lines and of blocks of its XML."""

import io
import zipfile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FILLED = (
    "清源市第九届人民代表大会第四次会议",
    "代表建议专用纸",
    "标题：关于修路的建议",
    "领衔代表：曹丽　代表证号：090084",
    "建议内容：",
    "路坏了。",
    "建议承办单位：市交通局",
    "是否公开：同意公开",
)


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>"


def docx(*blocks: str, namespace: str = NAMESPACE, prolog: str = "", extra: dict[str, bytes] | None = None) -> bytes:
    """A Word document of the given paragraphs (plain text) and blocks (XML)."""
    body = "".join(block if block.startswith("<") else paragraph(block) for block in blocks)
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": f'{prolog}<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'.encode(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | (extra or {})).items():
            archive.writestr(name, content)
    return file.getvalue()
