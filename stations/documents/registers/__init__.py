"""The six registers of a station printed as books (台账, domain.md §4.3). Names are shown, phones masked."""

from typing import Any

from congress.documents.listings import Book, book_pdf
from stations.documents.registers import events, major, opinions, roster
from stations.models import Station
from stations.rules.registers import RegisterKind

BOOKS = {
    RegisterKind.RECEPTION: ("接待群众情况登记簿", opinions.RECEPTION, opinions.received),
    RegisterKind.HANDED: ("接待群众工作转办簿", opinions.HANDED, opinions.handed),
    RegisterKind.MEETINGS: ("人大代表会议记录簿", events.MEETINGS, events.meetings),
    RegisterKind.ACTIVITIES: ("人大代表活动记录簿", events.ACTIVITIES, events.activities),
    RegisterKind.MAJOR: ("重大事项记录簿", major.MAJOR, major.major),
    RegisterKind.ROSTER: ("人大代表花名册", roster.ROSTER, roster.members),
}


def register_pdf(kind: RegisterKind, station: Station, year: int, *, reader: Any) -> bytes:
    """One book of one station and year, of what the reader may see."""
    name, columns, rows_of = BOOKS[kind]
    rows = rows_of(station, year, reader)
    under = f"{station.name}　{year}年　共{len(rows)}条"
    return book_pdf(Book(heading=name, under=under, columns=columns, rows=rows))
