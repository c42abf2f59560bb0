"""From the lines and rows of a filled form to the draft of a suggestion."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import NamedTuple

from django.utils.translation import gettext as _

from congress.common.text import one_line, person_name, squeeze
from suggestions.form_reader import labels
from suggestions.form_reader.flow import Row, flow, has_revisions
from suggestions.form_reader.opening import open_document

SIGNER_FIELDS = ("name", "card", "phone", "address", "postcode")
SINGLE_FIELDS = ("title", "unit", "consent", "kind", "number", *SIGNER_FIELDS)


@dataclass(frozen=True)
class Signer:
    """A deputy as written on the form; what is not filled in is empty."""

    name: str = ""
    card: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""


class FormProblem(NamedTuple):
    """A sentence about one part of the form. What is wrong stops the form, the rest is to be looked at."""

    field: str
    value: str
    reason: str
    is_wrong: bool = False


@dataclass(frozen=True)
class FormDraft:
    """What the form says; nothing is guessed. `is_between` when its head says 闭会期间."""

    session: str
    is_between: bool
    kind: str
    number: str | None
    title: str
    lead: Signer
    cosigners: tuple[Signer, ...]
    proposed_unit: str
    publish_consent: bool | None
    body: tuple[str, ...]
    has_unaccepted_changes: bool
    problems: tuple[FormProblem, ...]


def read_form(data: bytes) -> FormDraft:
    """Read a .docx as sent. Raises FileRefused when the file as a whole cannot be taken."""
    document = open_document(data)
    form = _Form()
    for item in flow(document):
        if form.section == "office":
            break
        if isinstance(item, Row):
            form.take_row(item.cells)
        else:
            form.take_line(item.text)
    return form.draft(has_revisions(document))


@dataclass
class _Form:
    """The form while it is read from top to bottom."""

    session: str = ""
    paper: str = ""
    is_between: bool = False
    section: str = ""
    columns: tuple[str | None, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    cosigners: list[dict[str, str]] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def take_line(self, text: str) -> None:
        text, self.columns = one_line(text), ()
        if not text or self._take_head(text):
            return
        named = labels.field_of(text)
        pairs = labels.labelled(text)
        if named:
            self.section = named
        elif pairs and self._is_open(pairs[0][0]):
            for name, value in pairs:
                self._take(name, value)
        elif labels.is_consent(text) and self._is_open("consent"):
            self._take("consent", text)
        elif self.section == "closing" or not self._has_begun():
            self.left_out.append(text)
        else:
            self._take("body", text)

    def take_row(self, cells: tuple[str, ...]) -> None:
        fields = tuple(labels.field_of(cell) for cell in cells)
        if all(fields):
            self._begin_columns(fields)
        elif self.columns and len(cells) == len(self.columns) and not self._restates_labels(fields):
            self._take_signer(cells)
        else:
            self._take_pairs(cells, fields)

    def _begin_columns(self, fields: tuple[str | None, ...]) -> None:
        if "cosigners" in fields or self.values.get("name"):
            self.section = "cosigners"
        if "name" not in fields:
            fields = tuple("name" if name in ("lead", "cosigners") else name for name in fields)
        self.columns = fields

    def _restates_labels(self, fields: tuple[str | None, ...]) -> bool:
        return any(name and name != self.columns[place] for place, name in enumerate(fields))

    def _take_signer(self, cells: tuple[str, ...]) -> None:
        row = dict(zip(self.columns, cells, strict=True))
        values = {name: value for name, value in row.items() if name in SIGNER_FIELDS and value.strip()}
        if self.section != "cosigners" and "name" not in self.values:
            self.values |= values
        elif values:
            self.cosigners.append(values)

    def _take_pairs(self, cells: tuple[str, ...], fields: tuple[str | None, ...]) -> None:
        self.columns = ()
        place = 0
        while place < len(cells):
            follows = place + 1 < len(cells) and not fields[place + 1]
            if (name := fields[place]) and follows:
                self._take(name, cells[place + 1])
                place += 1
            else:
                for line in cells[place].splitlines():
                    self.take_line(line)
            place += 1

    def _take(self, name: str, value: str) -> None:
        if name == "body":
            self.section = "body"
            self.body += filter(None, map(one_line, value.splitlines()))
        elif name == "cosigners":
            self.section = "cosigners"
            self.cosigners += [{"name": name} for name in re.split(r"[、，,;；\s]+", value) if name]
        elif name in SIGNER_FIELDS and self.section == "cosigners":
            self._take_cosigner(name, value)
        elif name == "lead":
            self.values.setdefault("name", value)
        elif name in SINGLE_FIELDS and value.strip():
            self.values.setdefault(name, value)
        if name in ("unit", "consent") and self.body:
            self.section = "closing"

    def _take_cosigner(self, name: str, value: str) -> None:
        """Co-signers one below the other instead of in columns: a name, or a second value, begins the next."""
        if not value.strip():
            return
        if name == "name" or not self.cosigners or name in self.cosigners[-1]:
            self.cosigners.append({})
        self.cosigners[-1][name] = value

    def _has_begun(self) -> bool:
        """What stands above the first part of the form, such as 附件1, is not yet its text."""
        return self.section == "body" or bool(self.values.keys() & {"title", "name"})

    def _is_open(self, name: str) -> bool:
        """Inside the text only what is still missing may begin a new part: 联系电话： can be a sentence of it."""
        if not self.body or self.section == "cosigners":
            return True
        return name not in self.values and name not in ("body", "lead")

    def _take_head(self, text: str) -> bool:
        """The session, the name of the paper, and the line with the number above the form."""
        if self.body or len(text) > labels.HEAD_LENGTH:
            return False
        line = squeeze(text)
        if head := labels.FORM_HEAD.fullmatch(line):
            self.session, self.paper = self.session or head[1] or "", self.paper or head[3] or ""
            self.is_between = self.is_between or bool(head[2])
        elif found := labels.NUMBER_LINE.fullmatch(line):
            self.values.setdefault("kind", found[1] or "")
            self.values.setdefault("number", found[2])
        return bool(head or found)

    def draft(self, has_unaccepted_changes: bool) -> FormDraft:
        number = "".join(filter(str.isdigit, squeeze(self.values.get("number", ""))))
        draft = FormDraft(
            session=self.session,
            is_between=self.is_between,
            kind=squeeze(self.values.get("kind", "")) or ("议案" if "议案" in self.paper else "建议"),
            number=number or None,
            title=_joined(self.values.get("title", "")),
            lead=_signer(self.values),
            cosigners=tuple(map(_signer, self.cosigners)),
            proposed_unit=squeeze(self.values.get("unit", "")),
            publish_consent=labels.consent(self.values.get("consent", "")),
            body=tuple(self.body),
            has_unaccepted_changes=has_unaccepted_changes,
            problems=(),
        )
        return replace(draft, problems=tuple(chain(_problems(draft), map(_left_out, self.left_out))))


def _problems(draft: FormDraft) -> Iterator[FormProblem]:
    lead = draft.lead
    for is_missing, name, reason, is_wrong in (
        (not draft.session, "session", _("The form does not name the session."), True),
        (not draft.title, "title", _("The form has no title."), True),
        (not draft.body, "body", _("The form has no text."), True),
        (not lead.name, "name", _("The form does not name the lead deputy."), not lead.card),
        (not lead.card, "card", _("The lead deputy's card number is missing."), False),
        (
            draft.publish_consent is None,
            "consent",
            _("It is not clear whether the deputy agrees to publication."),
            False,
        ),
        (
            draft.has_unaccepted_changes,
            "body",
            _("The file has changes that nobody accepted yet; they were taken."),
            False,
        ),
    ):
        if is_missing:
            yield FormProblem(name, "", reason, is_wrong)
    yield from _problems_of_cosigners(draft)


def _problems_of_cosigners(draft: FormDraft) -> Iterator[FormProblem]:
    seen = {draft.lead.card: draft.lead.name}
    for signer in draft.cosigners:
        who = signer.name or signer.card
        if not signer.name or not signer.card:
            yield FormProblem("cosigners", who, _("The co-signer's name or card number is missing."))
        elif signer.card in seen:
            reason = _("The card number %(card)s is already that of %(name)s.")
            yield FormProblem("cosigners", who, reason % {"card": signer.card, "name": seen[signer.card]})
        seen.setdefault(signer.card, signer.name)


def _left_out(text: str) -> FormProblem:
    return FormProblem("body", text, _("This stands outside the form and was not taken into the text."))


def _signer(values: dict[str, str]) -> Signer:
    return Signer(
        name=person_name(values.get("name", "")),
        card=squeeze(values.get("card", "")),
        phone=squeeze(values.get("phone", "")),
        address=_joined(values.get("address", "")),
        postcode=squeeze(values.get("postcode", "")),
    )


def _joined(text: str) -> str:
    return one_line("".join(line.strip() for line in text.splitlines()))
