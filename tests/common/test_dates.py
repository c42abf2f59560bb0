from datetime import date, datetime

import pytest

from congress.common.dates import UnreadableDate, full_years, read_day, read_month


@pytest.mark.parametrize(
    ("written", "month"),
    [
        ("1988.10", "1988-10"),
        ("1986.5", "1986-05"),
        ("１９９７．０３", "1997-03"),
        (" 1970-09 ", "1970-09"),
        ("1979年07月14日", "1979-07"),
        ("1981/02/24", "1981-02"),
        ("1987年2月", "1987-02"),
        ("1987年2月生", "1987-02"),
        ("一九八五年十二月", "1985-12"),
        ("八五年三月", "1985-03"),
        ("71/5", "1971-05"),
        ("19681223", "1968-12"),
        (196806, "1968-06"),
        (19770503, "1977-05"),
        (32026, "1987-09"),
        (32026.5, "1987-09"),
        (1970.09, "1970-09"),
        (1991.12, "1991-12"),
        (datetime(1989, 11, 19), "1989-11"),  # noqa: DTZ001
        ("2023-03-10 00:00:00", "2023-03"),
        (1985, "1985"),
        ("1985年", "1985"),
    ],
)
def test_a_month_is_read_in_every_spelling(written, month):
    assert read_month(written, latest_year=2025) == month


@pytest.mark.parametrize("written", ["1964年13月", "1968.00", "1985-02-30", "abc", "", None, "1985.3.32", "12", 1980.1])
def test_what_is_no_date_is_refused(written):
    with pytest.raises(UnreadableDate):
        read_month(written)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023.3.10", date(2023, 3, 10)),
        ("2023年5月25日", date(2023, 5, 25)),
        (20230523, date(2023, 5, 23)),
        (45000, date(2023, 3, 15)),
        ("1月7日", date(2025, 1, 7)),
    ],
)
def test_a_day_is_read(written, day):
    assert read_day(written, year=2025) == day


def test_a_month_is_not_a_day():
    with pytest.raises(UnreadableDate):
        read_day("2023年5月")


@pytest.mark.parametrize(
    ("born", "years"), [("2007-06", 18), ("2007-07", 17), ("2007", 18), ("1964-12", 60), ("2015-06", 10)]
)
def test_age_is_counted_in_full_years(born, years):
    assert full_years(born, date(2025, 6, 30)) == years
