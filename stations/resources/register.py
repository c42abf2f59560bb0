"""Opinions as the rows of a reception register, with the headings an import reads again."""

from typing import Any

from django.utils.timezone import localtime
from import_export import fields, resources

from congress.common.spreadsheets import write_table
from congress.common.text import mask_phone
from stations.models import Opinion
from stations.opinion_list import HANDLED_WORDS, HEADINGS, RATING_WORDS, SEX_WORDS, TOPIC_WORDS
from stations.rules.registers import Handled

COLUMNS = tuple(HEADINGS)


def _column(name: str, attribute: str | None = None) -> fields.Field:
    return fields.Field(attribute=attribute, column_name=HEADINGS[name][0])


class RegisterResource(resources.ModelResource):
    """One row an opinion. Names stay here, phones are masked: an import keeps what an empty cell does not tell."""

    number = _column("number")
    said_on = _column("said_on")
    said_at = _column("said_at")
    station = _column("station")
    deputies = _column("deputies")
    recorder = _column("recorder")
    name = _column("name")
    sex = _column("sex")
    phone = _column("phone")
    address = _column("address")
    topic = _column("topic")
    text = _column("text", "text")
    ask = _column("ask", "ask")
    handled = _column("handled")
    unit = _column("unit")
    due_on = _column("due_on")
    result = _column("result")
    told_on = _column("told_on")
    told_by = _column("told_by", "told_by")
    rating = _column("rating")

    class Meta:
        model = Opinion
        fields = COLUMNS
        export_order = COLUMNS

    def dehydrate_number(self, opinion: Any) -> str:
        return opinion.book_no or opinion.receipt

    def dehydrate_said_on(self, opinion: Any) -> str:
        return f"{localtime(opinion.received_at):%Y-%m-%d}"

    def dehydrate_said_at(self, opinion: Any) -> str:
        return f"{localtime(opinion.received_at):%H:%M}"

    def dehydrate_station(self, opinion: Any) -> str:
        return opinion.station.name if opinion.station else ""

    def dehydrate_deputies(self, opinion: Any) -> str:
        return deputies_of(opinion)

    def dehydrate_recorder(self, opinion: Any) -> str:
        return opinion.recorder or str(opinion.recorded_by or "")

    def dehydrate_sex(self, opinion: Any) -> str:
        return SEX_WORDS.get(opinion.sex, "")

    def dehydrate_phone(self, opinion: Any) -> str:
        return mask_phone(opinion.phone)

    def dehydrate_topic(self, opinion: Any) -> str:
        return TOPIC_WORDS.get(opinion.topic, "")

    def dehydrate_handled(self, opinion: Any) -> str:
        return HANDLED_WORDS[Handled(opinion.handled)]

    def dehydrate_unit(self, opinion: Any) -> str:
        return opinion.unit.name if opinion.unit else opinion.handed_to

    def dehydrate_due_on(self, opinion: Any) -> str:
        return str(opinion.owed_on or "")

    def dehydrate_result(self, opinion: Any) -> str:
        return opinion.answer or opinion.reply

    def dehydrate_told_on(self, opinion: Any) -> str:
        return f"{localtime(opinion.answered_at):%Y-%m-%d}" if opinion.answered_at else ""

    def dehydrate_rating(self, opinion: Any) -> str:
        return RATING_WORDS.get(opinion.rating, "")


def export_opinions(opinions: Any) -> bytes:
    """These opinions as .xlsx, every cell text. The caller hands in only what the reader may see."""
    joined = opinions.select_related("station", "unit", "deputy__person", "recorded_by")
    table: Any = RegisterResource().export(joined.with_handled().prefetch_related("present__person"))
    return write_table("接待登记", table.headers, table)


def deputies_of(opinion: Any) -> str:
    """The names of the deputies spoken to and present, in their order."""
    heard = [opinion.deputy, *opinion.present.all()]
    return "、".join(mandate.person.name for mandate in heard if mandate)
