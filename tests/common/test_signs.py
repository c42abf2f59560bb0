import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from congress.common.templatetags import signs

TODAY = date(2026, 11, 20)


def drawn(name):
    return f'<svg class="c-ico" aria-hidden="true"><use href="/static/signs.svg#{name}"/></svg>'


def shown(text, **values):
    return Template("{% load signs %}" + text).render(Context(values))


def test_a_sign_is_hidden_from_screen_readers():
    assert shown('{% sign "i-go" %}') == drawn("i-go")


def test_a_status_is_a_sign_and_its_word():
    assert shown('{% status_sign "replied" "已答复" %}') == (
        f'<span class="c-st c-st-go">{drawn("st-replied")}已答复</span>'
    )


def test_a_status_that_waits_for_the_reader_is_marked():
    assert shown('{% status_sign "draft" "草稿" yours=True %}') == (
        f'<span class="c-st c-st-you">{drawn("st-draft")}草稿</span>'
    )


def test_a_light_is_a_sign_and_its_word():
    assert shown('{% light_sign "late" "逾期 2 天" %}') == (
        f'<span class="c-li c-li-late">{drawn("li-late")}逾期 2 天</span>'
    )


def test_a_category_is_a_boxed_letter_and_its_words():
    assert shown('{% category_box "B" "列入计划" %}') == '<span class="c-cat"><b>B</b>列入计划</span>'


def test_a_rating_is_a_sign_and_its_word():
    assert shown('{% rating_sign "mostly" "基本满意" %}') == (f'<span class="c-st">{drawn("ra-half")}基本满意</span>')


def test_words_from_people_are_escaped():
    assert shown("{% category_box code %}", code="<b>") == '<span class="c-cat"><b>&lt;b&gt;</b></span>'


def test_every_sign_is_drawn():
    named = {symbol for symbol, _colour in signs.STATUS_SIGNS.values()} | set(signs.RATING_SIGNS.values())
    named |= {f"li-{light}" for light in ("go", "near", "hot", "late", "off")}
    symbols = re.findall(r'<symbol id="([^"]+)"', (Path(settings.BASE_DIR) / "static" / "signs.svg").read_text())
    assert named - set(symbols) == set()


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 23), "Mon 23 Nov"),
        (date(2027, 2, 22), "Mon 22 Feb 2027"),
        (date(2025, 12, 31), "Wed 31 Dec 2025"),
    ],
)
def test_a_day_names_its_weekday_and_a_foreign_year(day, expected):
    with translation.override("en"):
        assert signs.short_day(day, TODAY) == expected


def test_an_agenda_row_begins_with_its_day():
    with translation.override("en"):
        assert shown("{% date_block day today %}", day=date(2026, 12, 1), today=TODAY) == (
            '<span class="c-date"><b>1 Dec</b>Tue</span>'
        )
        assert shown("{% date_block day today %}", day=date(2027, 1, 4), today=TODAY) == (
            '<span class="c-date"><b>4 Jan</b>Mon 2027</span>'
        )
