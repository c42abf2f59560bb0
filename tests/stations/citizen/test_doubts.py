"""Words somebody should look at; pointed out, never taken away."""

import pytest

from stations.rules.doubts import doubts_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("路灯坏了，请修。", []),
        ("你们这些混蛋，路灯坏了不修", ["混蛋"]),
        ("混 蛋", ["混蛋"]),
        ("王.八*蛋", ["王八蛋"]),
        ("专业代开发票，加微信 abc123", ["加微信", "代开发票", "开发票"]),
        ("详情见 https://x.example/a?b=1，谢谢", ["https://x.example/a?b=1"]),
        ("详情见 buy-now.top 谢谢", ["buy-now.top"]),
        ("小区在 3.5 公里外", []),
    ],
)
def test_insults_advertising_and_addresses_of_the_net_are_named(text: str, found: list[str]) -> None:
    assert doubts_in(text) == found


def test_at_most_five_are_named() -> None:
    assert len(doubts_in("混蛋 白痴 畜生 人渣 败类 贱人 去死")) == 5
