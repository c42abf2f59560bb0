"""Sentences over figures: the words for more, less and the same."""

from collections.abc import Iterable

from briefings.sections.figures import Figure, Value, change

NONE = "—"


def shown(value: Value) -> str:
    """1186, 96.8; a dash where there is none."""
    return NONE if value is None else f"{value}"


def signed(value: Value) -> str:
    """＋9, －2.5, a nought for no change, a dash where nothing can be compared."""
    if value is None:
        return NONE
    return f"{'＋' if value > 0 else '－'}{shown(abs(value))}" if value else "0"


def told(figure: Figure) -> str:
    """96.8%（30/31）, or 306件."""
    if figure.whole is None:
        return f"{figure.count}{figure.unit}"
    return f"{shown(figure.value)}%（{figure.count}/{figure.whole}）" if figure.whole else "暂无可计件"


def compared(figure: Figure) -> str:
    """，比上月提高0.9个百分点，比去年同期增加24件; empty where there is nothing to compare with."""
    return "".join(f"，{_moved(figure, then, when)}" for when, then in figure.earlier if _is_comparable(figure, then))


def _is_comparable(now: Figure, then: Figure | None) -> bool:
    """A figure on both sides, and not nothing on both."""
    return then is not None and change(now, then) is not None and bool(now.count or then.count)


def _moved(now: Figure, then: Figure | None, when: str) -> str:
    by = change(now, then)
    if not by:
        return f"与{when}持平"
    if now.whole is None:
        return f"比{when}{'增加' if by > 0 else '减少'}{shown(abs(by))}{now.unit}"
    return f"比{when}{'提高' if by > 0 else '下降'}{shown(abs(by))}个百分点"


def joined(parts: Iterable[str]) -> str:
    """甲、乙和丙."""
    found = list(parts)
    return found[0] if len(found) == 1 else f"{'、'.join(found[:-1])}和{found[-1]}" if found else ""
