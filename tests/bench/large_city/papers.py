"""The city's briefing, circular and report: their figures, and the PDF beside WeasyPrint alone on the same page."""

import gc
from functools import partial
from typing import Any

from django.utils.timezone import localdate
from weasyprint import HTML

from briefings.documents.briefings import bulletin, frozen
from briefings.models import Briefing, Masthead
from briefings.rules.periods import Kind, Period, period_over
from briefings.sections import counted
from congress.documents.bulletins import Bulletin, bulletin_html, bulletin_pdf
from congress.documents.pdf import OwnFilesOnly
from tests.bench.large_city.measuring import cost, load, share, told
from tests.bench.large_city.places import City

TIMES, ROUNDS = 5, 10


def report(city: City) -> None:
    congress, today = city.whole.congress, localdate()
    for kind in Kind:
        period = period_over(kind, today)
        costs = [cost(partial(counted, congress, kind, period)) for _time in range(TIMES)]
        print(f"  {kind:9} {told(costs)} ({load()})")
    paper = _paper(city, period_over(Kind.MONTH, today))
    html = bulletin_html(paper)
    ours, alone = [], []
    for _round in range(ROUNDS):
        for costs, make in ((ours, lambda: bulletin_pdf(paper)), (alone, lambda: _alone(html))):
            gc.collect()  # so that neither pays for what the other left
            costs.append(cost(make))
    print(f"  PDF       {told(ours)} ({load()})")
    print(f"  alone     {told(alone)}, on the same {len(html)} characters of HTML")
    by_clock, by_core = (
        share([one[place] / other[place] for one, other in zip(ours, alone, strict=True)], 0.5) for place in (0, 1)
    )
    print(f"  ratio     {by_clock:.2f} by the clock, {by_core:.2f} by the core (medians of {ROUNDS} rounds in turn)")


def _paper(city: City, month: Period) -> Bulletin:
    words: dict[str, Any] = counted(city.whole.congress, Kind.MONTH, month)
    name = f"{city.whole.congress.region.name}人大工作简报"
    head = frozen(Masthead(name=name, editing_unit="办公室编", editors="王慧敏", reports_to="省人大常委会办公厅。"))
    return bulletin(Briefing(congress=city.whole.congress, month=month.first, masthead=head, **words))


def _alone(html: str) -> bytes:
    made: bytes = HTML(string=html, base_url="paper:", url_fetcher=OwnFilesOnly()).write_pdf(pdf_tags=True)
    return made
