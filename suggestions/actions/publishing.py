"""Publishing: the deputy agrees or withdraws the consent, the office releases and takes back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from congress.accounts.models import User
from congress.accounts.rules import Role
from congress.common.lifecycle import Refused
from suggestions.actions.public_copy import PublicCopy, copies_of, copies_to_release
from suggestions.actions.steps import required, step
from suggestions.actions.telling import deputies, office, tell
from suggestions.models import Publication, PublishedAnswer, Suggestion
from suggestions.models.publications import PASSAGE_LENGTH, SLUG_LENGTH
from suggestions.rules.publishing import Ending, bars

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # none that is taken for another when read out
SHORTEST = 2  # characters of a passage; one alone would stand everywhere


class Releases(NamedTuple):
    """What became of several: released ones, and those refused with the sentence."""

    released: list[Suggestion]
    refused: list[tuple[Suggestion, str]]


@transaction.atomic
def consent(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """The lead deputy agrees that text, answers and rating are published; the office still decides."""
    if suggestion.is_confidential:
        raise Refused(_("You asked for confidentiality; what is confidential is not published."))
    return step("consent", suggestion, by=by, at=at, seen=seen, may_publish=True)


@transaction.atomic
def revoke_consent(suggestion: Suggestion, *, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """As easily as given (个人信息保护法 §15): what is public goes off the site with this transaction."""
    suggestion = step("revoke_consent", suggestion, by=by, at=at, seen=seen, may_publish=False)
    if _end(suggestion, Ending.CONSENT, by=by, at=at):
        text = gettext_noop("The deputy withdrew the consent, it is off the public site: %(title)s")
        tell(office(suggestion, Role.SUPERVISOR, at), "consent-withdrawn", text, suggestion, at=at)
    return suggestion


@transaction.atomic
def release(
    suggestion: Suggestion, *, passages: Iterable[str] = (), by: User, at: datetime, seen: int | None = None
) -> Publication:
    """Publish the words as they stand, people's numbers, houses and these passages hidden; an older release ends."""
    suggestion = step("release", suggestion, by=by, at=at, seen=seen)
    hidden = list(dict.fromkeys(passage.strip() for passage in passages))
    [copy] = copies_of([suggestion], {suggestion.pk: hidden})
    _check(copy)
    before = suggestion.publications.first()
    if before and not before.ended_at:
        _check_new(copy, before)
        _end(suggestion, Ending.REPLACED, by=by, at=at)
    made = _publish(copy, before, by=by, at=at)
    text = gettext_noop("Released to the public: %(title)s")
    tell(deputies(suggestion), "suggestion-published", text, suggestion, at=at)
    return made


@transaction.atomic
def release_many(rows: Sequence[tuple[Suggestion, int | None]], *, by: User, at: datetime) -> Releases:
    """Release each for itself, as seen; one that is refused changes nothing and stops no other."""
    found = Releases([], [])
    seen = {row.pk: version for row, version in rows}
    items = Suggestion.objects.select_for_update(of=("self",)).filter(pk__in=seen).order_by("pk")
    for copy in copies_to_release(list(items)):
        item = copy.suggestion
        try:
            release(item, passages=copy.passages, by=by, at=at, seen=seen[item.pk])
        except Refused as refusal:
            found.refused.append((item, str(refusal)))
        else:
            found.released.append(item)
    return found


@transaction.atomic
def take_back(suggestion: Suggestion, *, reason: str, by: User, at: datetime, seen: int | None = None) -> Suggestion:
    """Take it off the public site; the deputies are told why. It waits for no new release until the unit answers."""
    told = required(reason, _("Say why it is taken off the public site; the deputy is told."))
    suggestion = step("take_back", suggestion, by=by, at=at, seen=seen, note=told)
    if not _end(suggestion, Ending.OFFICE, by=by, at=at, reason=told):
        raise Refused(_("It is not on the public site. Nothing was changed."))
    text = gettext_noop("Taken off the public site: %(title)s. %(note)s")
    tell(deputies(suggestion), "suggestion-taken-back", text, suggestion, at=at, note=told[:200])
    return suggestion


def _check(copy: PublicCopy) -> None:
    own = copy.suggestion
    against = bars(
        status=own.status,
        may_publish=own.may_publish,
        is_confidential=own.is_confidential,
        is_declared=own.declared_clean_at is not None,
    )
    if against:
        raise Refused(" ".join(str(bar.label) for bar in against))
    wrong = [passage for passage in copy.passages if not SHORTEST <= len(passage) <= PASSAGE_LENGTH]
    if wrong:
        raise Refused(_("A passage to hide has 2 to 200 characters: %(text)s") % {"text": wrong[0][:40]})
    if copy.not_found:
        raise Refused(_("This passage stands in none of the texts: %(text)s") % {"text": copy.not_found[0]})


def _check_new(copy: PublicCopy, before: Publication) -> None:
    if (copy.source, sorted(copy.passages)) == (before.source, sorted(before.passages)):
        raise Refused(_("It was released already, as it stands. Nothing was changed."))


def _publish(copy: PublicCopy, before: Publication | None, *, by: User, at: datetime) -> Publication:
    made = Publication.objects.create(
        suggestion=copy.suggestion,
        slug=before.slug if before else get_random_string(SLUG_LENGTH, LETTERS),
        title=copy.title,
        body=copy.body,
        passages=list(copy.passages),
        source=copy.source,
        words=copy.words,
        pairs=copy.pairs,
        released_at=at,
        released_by=by,
    )
    PublishedAnswer.objects.bulk_create(
        PublishedAnswer(publication=made, reply=reply, body=body) for reply, body in copy.answered
    )
    return made


def _end(suggestion: Suggestion, ending: Ending, *, by: User, at: datetime, reason: str = "") -> bool:
    """End what stands; whether something stood."""
    standing = suggestion.publications.standing()
    return bool(standing.update(ended_at=at, ended_by=by, ending=ending, reason=reason))
