"""QR codes, as rows of modules and as SVG."""

from django.utils.safestring import SafeString, mark_safe
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

QUIET_ZONE = 4  # modules of white around the code, ISO/IEC 18004


def qr_rows(text: str) -> list[list[bool]]:
    """The text's modules row by row, dark is true, with the white border around.

    Raises ValueError beyond 2 331 bytes (error correction M).
    """
    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET_ZONE)
    code.add_data(text.encode())
    rows: list[list[bool]] = code.get_matrix()
    return rows


def qr_svg(text: str) -> SafeString:
    """The text as an SVG that fills its box, without style attributes, scripts or ids. The text itself is not in it.

    Raises ValueError as `qr_rows` does.
    """
    matrix = qr_rows(text)
    side = len(matrix)
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark)
    return mark_safe(  # made of numbers only
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path fill="#000" d="{dark}"/></svg>'
    )
