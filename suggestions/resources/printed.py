"""A printed form as a draft in the deputy's name: what taking it over would do, and doing it."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import BinaryIO

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.audit.actions import record
from congress.common.spreadsheets import Preview, Problem, ReadRow, Severity, Sheet
from congress.common.text import squeeze
from congress.organs.models import Congress, Region, Session, Unit
from deputies.models import Mandate
from deputies.roster.cells import UnreadableCell
from deputies.rules import MandateStatus
from suggestions.actions.telling import deputy, tell
from suggestions.form_reader import FormDraft, FormProblem, Signer, read_form
from suggestions.history.cells import read_session
from suggestions.history.words import NAME_LENGTH
from suggestions.models import Cosigner, Suggestion
from suggestions.models.suggestion import BODY_LENGTH, TITLE_LENGTH

PAPER = "代表建议专用纸"
ROW = 1
"""A form is a table of one row."""
COLUMNS = {
    "session": "届次会次",
    "kind": "类别",
    "number": "编号",
    "title": "标题",
    "name": "领衔代表",
    "card": "代表证号",
    "cosigners": "附议代表",
    "unit": "建议承办单位",
    "consent": "是否同意公开",
    "body": "建议内容",
}
TAKEN = gettext_noop("Your printed form “%(title)s” was entered as a draft. Read it and submit it.")
CONSENT_WORDS = {True: "同意", False: "不同意", None: ""}
_FORMS = uuid.UUID("6f6b7d0e-53f1-5c0a-9d53-1f0a6a0c7f11")  # name space of keys made from a file's content


@dataclass(frozen=True)
class Plan:
    """The draft a form would become, with its co-signers."""

    suggestion: Suggestion
    cosigners: tuple[Cosigner, ...]


def preview_form(file: BinaryIO, *, region: Region | None = None, congress: Congress | None = None) -> Preview:
    """What taking over this form would do. Nothing is written; the same file a second time changes nothing.

    The session named on the form tells the congress, within `region`. Raises FileRefused when the file as a whole
    cannot be taken.
    """
    data = file.read()
    form = read_form(data)
    matching = _Matching(form, region, congress)
    plan = matching.plan(uuid.uuid5(_FORMS, hashlib.sha256(data).hexdigest()))
    place = ((PAPER, ROW),)
    is_refused = any(problem.severity is Severity.REFUSED for problem in matching.problems)
    is_here = plan is not None and Suggestion.objects.filter(form_key=plan.suggestion.form_key).exists()
    return Preview(
        sheets=(_sheet(form),),
        problems=tuple(matching.problems),
        new=() if is_refused or is_here else place,
        unchanged=place if is_here and not is_refused else (),
        plan=plan,
    )


@transaction.atomic
def import_form(
    file: BinaryIO,
    *,
    by: User | None = None,
    leave_refused: bool = False,
    region: Region | None = None,
    congress: Congress | None = None,
) -> Preview:
    """Take the form over as a draft and tell its deputy. The preview that comes back tells by `is_taken` if it was.

    A form is one row: with `leave_refused` a refused one is left, which writes nothing.
    """
    list(Congress.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    preview = preview_form(file, region=region, congress=congress)
    if not preview.may_be_taken(leave_refused=leave_refused):
        return preview
    if preview.new:
        plan: Plan = preview.plan
        plan.suggestion.created_at = now = timezone.now()
        plan.suggestion.save()
        Cosigner.objects.bulk_create(plan.cosigners)
        record("suggestion.begin", f"suggestion:{plan.suggestion.pk}", by=by, detail={"from": PAPER})
        tell(deputy(plan.suggestion), "form-taken", TAKEN, plan.suggestion, at=now)
    return replace(preview, is_taken=True)


class _Matching:
    """A form matched with what exists here; every doubt goes to `problems`."""

    def __init__(self, form: FormDraft, region: Region | None, congress: Congress | None) -> None:
        self.form, self.region, self.congress = form, region, congress
        self.problems = [_problem(problem) for problem in form.problems]

    def plan(self, form_key: uuid.UUID) -> Plan | None:
        """None when the session or the lead deputy is not found."""
        session = self._session()
        lead = self._lead(session) if session else None
        self._check_fields()
        if session is None or lead is None:
            return None
        suggestion = Suggestion(
            congress=session.term.congress,
            session=session,
            period=Suggestion.Period.BETWEEN if self.form.is_between else Suggestion.Period.IN_SESSION,
            title=self.form.title,
            body="\n".join(self.form.body),
            lead=lead,
            lead_name=lead.person.name,
            proposed_unit=self._unit(session.term.congress),
            may_publish=bool(self.form.publish_consent),
            form_key=form_key,
        )
        return Plan(suggestion, tuple(self._cosigners(suggestion, lead)))

    def _session(self) -> Session | None:
        if not self.form.session:
            return None
        sessions = Session.objects.select_related("term__congress__region")
        if self.congress:
            sessions = sessions.filter(term__congress=self.congress)
        if self.region:
            sessions = sessions.filter(term__congress__region__code__startswith=self.region.prefix)
        try:
            term, number = read_session(self.form.session)
        except UnreadableCell as error:
            self._note("session", self.form.session, str(error))
            return None
        found = [
            session
            for session in sessions.filter(term__number=term, number=number)
            if self.form.session.startswith((session.term.congress.region.name, session.term.congress.name))
        ]
        if len(found) != 1:
            self._note("session", self.form.session, _("there is no such session here"))
        return found[0] if len(found) == 1 else None

    def _lead(self, session: Session) -> Mandate | None:
        signer = self.form.lead
        if not signer.name and not signer.card:
            return None
        try:
            lead = self._mandate(signer, session)
        except UnreadableCell as error:
            self._note("name", signer.name or signer.card, str(error))
            return None
        if lead.status != MandateStatus.IN_OFFICE:
            self._note("name", signer.name, _("only a deputy in office may put forward a suggestion (代表法 §24, §36)"))
        if signer.card and lead.card_no != signer.card:
            self._note("card", signer.card, _("nobody has this card number; the deputy was found by name"), warn=True)
        return lead

    def _mandate(self, signer: Signer, session: Session) -> Mandate:
        """By card number, which must then be that of the name; else by name, if just one deputy of the term has it."""
        mandates = Mandate.objects.filter(term=session.term).select_related("person")
        carded = mandates.filter(card_no=signer.card).first() if signer.card else None
        if carded and signer.name and carded.person.name != signer.name:
            reason = _("the card number %(card)s is that of %(name)s")
            raise UnreadableCell(reason % {"card": signer.card, "name": carded.person.name})
        named = [carded] if carded else list(mandates.filter(person__name=signer.name)[:2])
        if not named:
            raise UnreadableCell(_("there is no such deputy in this term"))
        if len(named) > 1:
            raise UnreadableCell(_("several deputies have this name; the card number is needed"))
        return named[0]

    def _cosigners(self, suggestion: Suggestion, lead: Mandate) -> Iterable[Cosigner]:
        taken = {lead.pk}
        for signer in self.form.cosigners:
            try:
                mandate = self._mandate(signer, suggestion.session)
            except UnreadableCell as error:
                self._note("cosigners", signer.name or signer.card, str(error), warn=True)
                yield Cosigner(suggestion=suggestion, name=(signer.name or signer.card)[:NAME_LENGTH])
                continue
            if mandate.pk not in taken:
                yield Cosigner(suggestion=suggestion, mandate=mandate, name=mandate.person.name)
            taken.add(mandate.pk)

    def _unit(self, congress: Congress) -> Unit | None:
        wanted = self.form.proposed_unit
        units = [unit for unit in congress.units.active() if wanted in (squeeze(unit.name), squeeze(unit.short_name))]
        if wanted and not units:
            self._note("unit", wanted, _("not in the list of handling units; it is left open"), warn=True)
        return units[0] if wanted and units else None

    def _check_fields(self) -> None:
        form = self.form
        if form.kind == "议案":
            self._note("kind", form.kind, _("this is a motion; only suggestions are taken here"))
        if form.number:
            self._note("number", form.number, _("the number is given at acceptance; this one is not taken"), warn=True)
        for column, text, limit in (("title", form.title, TITLE_LENGTH), ("body", "\n".join(form.body), BODY_LENGTH)):
            if len(text) > limit:
                self._note(column, text[:40], _("longer than %(limit)s characters") % {"limit": limit})

    def _note(self, column: str, value: str, reason: str, *, warn: bool = False) -> None:
        self.problems.append(_problem(FormProblem(column, value, reason, not warn)))


def _problem(problem: FormProblem) -> Problem:
    severity = Severity.REFUSED if problem.is_wrong else Severity.WARNING
    return Problem(PAPER, ROW, COLUMNS[problem.field], problem.value, problem.reason, severity)


def _sheet(form: FormDraft) -> Sheet:
    values = {
        "session": form.session,
        "kind": form.kind,
        "number": form.number,
        "title": form.title,
        "name": form.lead.name,
        "card": form.lead.card,
        "cosigners": "、".join(signer.name for signer in form.cosigners),
        "unit": form.proposed_unit,
        "consent": CONSENT_WORDS[form.publish_consent],
        "body": "\n".join(form.body),
    }
    return Sheet(PAPER, form.session, ROW - 1, COLUMNS, rows=(ReadRow(PAPER, ROW, values),))
