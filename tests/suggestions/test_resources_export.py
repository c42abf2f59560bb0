"""Suggestions out as a table that an import reads again."""

from io import BytesIO

import openpyxl
import pytest

from suggestions.models import Suggestion
from suggestions.resources import export_suggestions, import_history, preview_history
from tests.once import shared
from tests.suggestions.sample_city import TODAY, prepare_city, sample, taken

COLUMNS = [
    "编号", "标题", "领衔代表", "附议代表", "类别", "会议/闭会", "届次会次", "主办单位", "分办单位", "会办单位",
    "交办日期", "答复日期", "办理结果", "满意度", "内容摘要",
]  # fmt: skip


lived, city = shared(prepare_city)


def test_the_export_reads_again_as_unchanged(city):
    import_history(sample(), on=TODAY, leave_refused=True)
    exported = export_suggestions(Suggestion.objects.order_by("pk"), with_ratings=True)
    sheet = openpyxl.load_workbook(BytesIO(exported)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == COLUMNS
    again = preview_history(BytesIO(exported), on=TODAY)
    assert (again.new, again.changed, len(again.unchanged)) == ((), (), 234)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_export_asks_the_same_few_questions_for_any_number_of_rows(city, rows, django_assert_num_queries):
    taken(*({"编号": str(number)} for number in range(1, rows + 1)))
    with django_assert_num_queries(9):
        export_suggestions(Suggestion.objects.order_by("pk"), with_ratings=True)


def test_an_export_without_ratings_has_no_such_column(city):
    taken({})
    exported = export_suggestions(Suggestion.objects.all(), with_ratings=False)
    sheet = openpyxl.load_workbook(BytesIO(exported)).worksheets[0]
    assert [cell.value for cell in sheet[1]] == [column for column in COLUMNS if column != "满意度"]


def test_a_formula_in_a_title_is_exported_as_text(city):
    taken({"标题": '=HYPERLINK("http://x")'})
    exported = export_suggestions(Suggestion.objects.all(), with_ratings=True)
    sheet = openpyxl.load_workbook(BytesIO(exported)).worksheets[0]
    assert (sheet["B2"].value, sheet["B2"].data_type) == ('=HYPERLINK("http://x")', "s")
