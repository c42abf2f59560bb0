"""The words printed on the form (代表建议专用纸) and how places vary them."""

import re

from congress.common.text import squeeze

LABELS = {
    "name": ("代表姓名", "姓名", "领衔代表姓名"),
    "lead": ("领衔代表", "领衔人", "提建议人"),
    "cosigners": ("附议代表", "附议人", "附议代表姓名", "联名代表"),
    "card": ("代表证号码", "代表证号", "代表证编号", "证号"),
    "phone": ("联系电话", "电话", "手机", "手机号", "手机号码"),
    "postcode": ("邮政编码", "邮编"),
    "address": ("通讯地址", "通信地址", "联系地址", "地址"),
    "title": ("标题", "案由", "题目", "建议标题"),
    "unit": ("建议承办单位", "建议办理单位"),
    "consent": ("是否同意公开", "是否公开", "公开意见"),
    "body": ("建议内容", "具体内容", "内容"),
    "kind": ("类别",),
    "number": ("编号",),
    "office": ("以下由工作机构填写", "以下由承办单位填写", "以下由办理机构填写"),
}
FIELD_OF = {label: field for field, labels in LABELS.items() for label in labels}

_SPACED = "|".join(r"\s*".join(label) for label in sorted(FIELD_OF, key=len, reverse=True))
_LABELLED = rf"({_SPACED})\s*(?:[（(][^（）()]*[）)])?\s*[：:]"
PAIR = re.compile(rf"{_LABELLED}(.*?)(?=\s+{_LABELLED.replace('(', '(?:', 1)}|$)", re.DOTALL)
ORDINAL = re.compile(r"^[一二三四五六七八九十]+、")

HEAD_LENGTH = 60
"""Characters. Heads, numbers and ticks are short lines; the patterns for them are not tried on longer ones."""
FORM_HEAD = re.compile(
    r"(.+?届(?:人民代表大会|人大).*?第?[一二三四五六七八九十]+次会议)?(闭会期间)?(代表.{2,12}专用纸)?"
)
PAPER = "代表建议专用纸"
NUMBER_LINE = re.compile(r"(建议|议案|批评|意见|批评和意见|建议、批评和意见)?第?[_\s]*(\d*)[_\s]*号")

TICK = "[☑☒√✓✔■●]"
BOX = "[☑☒√✓✔■●□☐○]"
CHOICE = "(不?同意|不?公开|是|否)(?:公开)?"
CONSENT_LINE = re.compile(rf"(?:{BOX}{{0,2}}{CHOICE})+{BOX}?")


def field_of(text: str) -> str | None:
    """The field a label names: numbered, padded, broken over lines or with a remark in brackets, it stays the same."""
    label = re.sub(r"\([^()]*\)", "", squeeze(text)).rstrip(":")
    return FIELD_OF.get(ORDINAL.sub("", label))


def labelled(text: str) -> list[tuple[str, str]]:
    """The pairs of a line that begins with a label and a colon, such as 领衔代表：郑霞艳　　代表证号：090032."""
    line = ORDINAL.sub("", text.strip())
    if not PAIR.match(line):
        return []
    return [(FIELD_OF[squeeze(found[1])], found[2].strip()) for found in PAIR.finditer(line)]


def is_consent(text: str) -> bool:
    """A line of nothing but boxes and choices, as □同意公开　☑不同意公开."""
    return len(text) <= HEAD_LENGTH and bool(CONSENT_LINE.fullmatch(squeeze(text)))


def consent(text: str) -> bool | None:
    """Whether the deputy agrees to publication; None when nothing, or both, is ticked."""
    line = re.sub(r"[()]", "", squeeze(text))
    first_box, first_choice = re.search(BOX, line), re.search(CHOICE, line)
    if first_choice is None:
        return None
    if first_box is None:
        chosen = re.findall(CHOICE, line)
    elif first_box.start() < first_choice.start():
        chosen = re.findall(f"{TICK}{CHOICE}", line)
    else:
        chosen = re.findall(f"{CHOICE}{TICK}", line)
    return chosen[0] in ("同意", "公开", "是") if len(chosen) == 1 else None
