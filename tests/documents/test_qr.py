import re
from xml.etree import ElementTree

import pytest
from qrcode.main import QRCode

from congress.documents.qr import qr_svg

ADDRESS = "https://rd.example.cn/d/8f3a91c2"


def test_the_dark_modules_are_those_of_the_code():
    svg = ElementTree.fromstring(qr_svg(ADDRESS))
    code = QRCode(error_correction=0, border=4)
    code.add_data(ADDRESS.encode())
    expected = {(x, y) for y, row in enumerate(code.get_matrix()) for x, dark in enumerate(row) if dark}
    drawn = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", svg[1].get("d"))}
    assert drawn == expected


def test_the_svg_has_no_style_script_or_typed_text():
    svg = qr_svg('"><script>alert(1)</script>')
    assert set(re.findall(r"[a-zA-Z-]+(?==)", svg)) == {"xmlns", "viewBox", "shape-rendering", "fill", "d"}
    assert "script" not in svg


def test_a_text_too_long_for_a_code_is_refused():
    with pytest.raises(ValueError, match="41"):
        qr_svg("办" * 1000)
