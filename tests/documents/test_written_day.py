from datetime import date

from congress.documents.dates import written_day


def test_a_day_is_written_in_arabic_figures_without_leading_zeros():
    assert (written_day(date(2026, 3, 9)), written_day(date(2026, 11, 18))) == ("2026年3月9日", "2026年11月18日")
