"""Pages everybody can use: in type of 30 px, from right to left, by keyboard alone, and read aloud."""

import pytest

from tests.browser.test_every_page import NARROW, overflow, violations

SIZES = ["16px", "22px", "30px", "16px"]  # standard, large, largest, and back
TARGETS = "button, input:not([type=hidden], [type=checkbox]), select, textarea, summary, a.btn, .c-mast a, .c-pick"
LEAST = 60  # px, in large type
PUBLIC = ["/", "/published", "/stations/", "/stations/tree", "/stations/map", "/stations/events", "/privacy"]
PUBLIC += ["/accessibility", "/opinions/track", "/accounts/sign-in"]
ORDER = ["text", "place", "photos", "name", "phone", "has_read_notice", "may_pass_on", "may_publish"]
MEASURE = """targets => [...document.querySelectorAll(targets)]
    .filter(each => each.checkVisibility() && each.getBoundingClientRect().height < 59.5)
    .map(each => each.outerHTML.slice(0, 80))"""
HERE = """() => {
    const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
    return {name: here.name || here.className, outline: parseFloat(style.outlineWidth), seen: box.bottom > 0};
}"""
# A voice of the device and one that would send the words away; what is spoken is written down.
VOICE = """
    const voices = [
        {name: "far", lang: "zh-CN", localService: false}, {name: "near", lang: "zh-CN", localService: true},
    ];
    window.heard = [];
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    Object.defineProperty(window, "speechSynthesis", {value: {
        getVoices: () => voices,
        speak: (piece) => window.heard.push([piece.voice.name, piece.text]),
        cancel: () => window.heard.push("silence"),
    }});
"""
ALOUD = "[data-aloud]"


@pytest.fixture
def addresses(square, live_server):
    """The public pages, that of a station, and the form behind a code."""
    own = [square.station.get_absolute_url(), square.code.get_absolute_url()]
    return [live_server.url + path for path in [*PUBLIC, *own]]


def test_type_grows_to_30_px_and_targets_to_60_and_all_stays_within_the_window(pages, addresses):
    page, sizes, faults = pages(), [], []
    for _press in SIZES:
        page.goto(addresses[-1])
        sizes.append(page.evaluate("getComputedStyle(document.body).fontSize"))
        control = page.evaluate(MEASURE, TARGETS)
        for address in addresses if sizes[-1] != "16px" else []:
            page.goto(address)
            small = page.evaluate(MEASURE, TARGETS)
            faults += [(address, sizes[-1], fault) for fault in small]
            faults += [(address, sizes[-1], overflow(page))] if overflow(page) > NARROW else []
        faults += violations(page) if sizes[-1] == "30px" else []
        with page.expect_navigation():
            page.click(".c-mast form button >> nth=0")
    assert (sizes, faults) == (SIZES, [])
    assert control != []  # in standard type targets are of 44 px


def test_from_right_to_left_no_public_page_is_wider_than_a_phone(pages, addresses):
    page, widths = pages(), {}
    for address in addresses:
        page.goto(address)
        page.evaluate("document.documentElement.dir = 'rtl'")
        widths[address] = overflow(page)
    skip = page.evaluate("getComputedStyle(document.querySelector('.c-skip')).right")
    assert ({address: width for address, width in widths.items() if width > NARROW}, skip) == ({}, "16px")


def test_the_form_is_walked_by_keyboard_in_its_order_and_one_sees_where_one_is(pages, addresses):
    page = pages()
    page.goto(addresses[-1])
    page.keyboard.press("Tab")
    first = page.evaluate(HERE)
    page.keyboard.press("Enter")
    reached = page.evaluate("document.activeElement.id")
    walked = []
    while len(walked) < 40 and "btn-primary" not in (walked or [{"name": ""}])[-1]["name"]:
        page.keyboard.press("Tab")
        walked.append(page.evaluate(HERE))
    assert (first["name"], first["seen"], reached) == ("c-skip", True, "main")
    assert [each["name"] for each in walked if each["name"] in ORDER] == ORDER
    assert [each for each in (first, *walked) if each["outline"] < 3 or not each["seen"]] == []


def test_a_page_is_read_aloud_by_a_voice_of_the_device_and_stops(pages, addresses):
    page = pages()
    page.add_init_script(VOICE)
    page.goto(addresses[-1])
    page.fill("[name=text]", "路灯坏了。请修。")
    page.focus(ALOUD)
    page.keyboard.press("Enter")
    reading, heard = page.inner_text(ALOUD), page.evaluate("window.heard")
    page.keyboard.press("Escape")
    assert {voice for voice, _text in heard} == {"near"}
    texts = [text for _voice, text in heard]
    assert (texts[0], reading, page.inner_text(ALOUD)) == ("deputy-deputy", "停止朗读", "朗读")
    assert [words in texts for words in ("路灯坏了。", "请修。", "称呼 选填", "提交给deputy-deputy代表")] == [
        True
    ] * 3 + [False]
    assert page.evaluate("window.heard.at(-1)") == "silence"


def test_where_the_device_has_no_voice_there_is_no_button(pages, addresses):
    """The Chromium of the tests has none of its own."""
    page = pages()
    page.goto(addresses[-1])
    assert [page.is_visible(ALOUD), page.evaluate("speechSynthesis.getVoices().length")] == [False, 0]
