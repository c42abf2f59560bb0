"""A letter and two sheets of the town of Qingyuan, a reader of printed pages, and a web server that keeps count."""

from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import NamedTuple

import pytest
from pypdf import PdfReader

from congress.documents.letters import Heading, Letter
from congress.documents.sheets import Block, Sheet, choices

POINT_MM = 25.4 / 72


class Word(NamedTuple):
    """A run of text as printed, and where it begins: millimetres from the left and from the top of the page."""

    text: str
    left: float
    top: float


@pytest.fixture
def letter() -> Letter:
    return Letter(
        organ="清源市住房和城乡建设局",
        number="清住建函〔2026〕87号",
        title="关于对清源市第九届人民代表大会第五次会议第087号建议的答复",
        salutation="王建国等3名代表：",
        paragraphs=[
            "您提出的《关于加强城中村自建房安全排查整治的建议》（第087号）收悉，现答复如下：",
            Heading("一、关于全面排查的建议"),
            "截至10月底，全市累计排查自建房12.6万栋。",
            Heading("（一）排查范围", level=2),
            "乡镇（街道）逐栋上门，专业技术人员现场判断。",
        ],
        signing_organ="清源市住房和城乡建设局",
        signed_on=date(2026, 11, 8),
        signed_by="李志强",
        category="类别：A",
        openness="主动公开",
        contact_name="张伟",
        contact_phone="0379-65230087",
        attachments=["代表建议办理情况征询意见表", "整治清单"],
        copies_to=["市人大常委会办公室", "市人民政府办公室"],
    )


@pytest.fixture
def opinion_form() -> Sheet:
    return Sheet(
        heading="清源市第九届人民代表大会第五次会议代表建议、批评和意见办理情况征询意见表",
        number="第087号",
        intro="请于收到答复之日起十五日内填写。",
        rows=[
            [("标题", "关于加强城中村自建房安全排查整治的建议")],
            [("建议编号", "第087号"), ("主办单位", "清源市住房和城乡建设局")],
            [("办理结果", choices(("满意", "基本满意", "不满意"), "基本满意"))],
            Block("对办理情况的意见", "希望加快处置。", lines=6),
        ],
        notes=["本表由代表直接交市人大常委会。"],
        signatures=["代表签名：", "2026年　月　日"],
    )


@pytest.fixture
def words_on() -> Callable[[bytes, int], list[Word]]:
    def read(pdf: bytes, page: int) -> list[Word]:
        words: list[Word] = []

        def keep(text: str, cm: list[float], tm: list[float], *_font: object) -> None:
            left, bottom = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            if text.strip():
                words.append(Word(text.strip(), left * POINT_MM, 297 - bottom * POINT_MM))

        PdfReader(BytesIO(pdf)).pages[page].extract_text(visitor_text=keep)
        return words

    return read


@pytest.fixture
def calls() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on the loopback, and the paths it was asked for."""
    asked: list[str] = []

    class Keeper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_words: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Keeper)
    thread = Thread(target=server.serve_forever, args=[0.01], daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()
