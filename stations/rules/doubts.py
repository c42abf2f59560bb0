"""Words to look at in what citizens write: insults and advertising. Found ones are pointed out; nothing is hidden."""

import re

from congress.common.text import squeeze

MOST = 5  # words named
INSULTS = [
    "傻逼",
    "傻比",
    "煞笔",
    "沙比",
    "脑残",
    "白痴",
    "混蛋",
    "王八蛋",
    "狗官",
    "狗东西",
    "狗日",
    "畜生",
    "他妈的",
    "滚蛋",
    "去死",
    "不得好死",
    "人渣",
    "败类",
    "贱人",
    "婊子",
]
ADVERTISING = [
    "加微信",
    "微信号",
    "加qq",
    "qq群",
    "代开发票",
    "开发票",
    "办证",
    "无抵押",
    "刷单",
    "兼职日结",
    "网赚",
    "博彩",
    "棋牌",
    "优惠券",
    "扫码领",
    "代写",
    "包过",
    "招代理",
    "引流",
    "返利",
]
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s，。；、]+|[\w-]+\.(?:com|cn|net|top|xyz|vip|shop|cc)\b", re.I)
_BETWEEN = re.compile(r"[^\w]|_")


def doubts_in(text: str) -> list[str]:
    """Insults, advertising and net addresses in the text, each once, however spaced or dotted; at most five."""
    plain = _BETWEEN.sub("", squeeze(text)).lower()
    found = [word for word in (*INSULTS, *ADVERTISING) if word in plain]
    return [*found, *(address[:30] for address in _ADDRESS.findall(text))][:MOST]
