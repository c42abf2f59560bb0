"""Dates as official papers write them."""

from datetime import date


def written_day(day: date) -> str:
    """2026年3月9日: Arabic figures, the full year, no leading zeros. GB/T 9704-2012 §7.3.5.4."""
    return f"{day.year}年{day.month}月{day.day}日"
