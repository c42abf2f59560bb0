"""What the desks propose beside an item: similar ones, the unit, the category, doubts about a reply. People decide."""

from typing import Any

from suggestions.advice import doubts_about, marks_of, recommend_for, similar_to_this
from suggestions.advice.scales import Learnt, learnt_about
from suggestions.advice.similar import MOST, SHOWN
from suggestions.advice.whose import Proposal
from suggestions.forms import StepForm
from suggestions.models import Suggestion
from suggestions.similarity.words import terms_of

Thoughts = dict[str, Any]


def beside(request: Any, step: str, item: Suggestion, form: StepForm | None, reply: Any) -> Thoughts:
    """For the page, by the step that comes first on it; what the form is filled with is only a proposal."""
    if form and step == "accept":
        learnt = learnt_about(terms_of(item.title, item.body), item.congress_id)
        return _similar(request, item, learnt) | _category(item, form, learnt)
    if form and step == "assign":
        return _units(request, item, form)
    return {"doubts": doubts_about(reply, asked=item.body)} if reply else {}


def _similar(request: Any, item: Suggestion, learnt: Learnt) -> Thoughts:
    found = similar_to_this(item, among=Suggestion.objects.visible_to(request.user), best=MOST, scale=learnt.scale)
    return {"similar": found[:SHOWN], "marks": marks_of(item, found)}


def _category(item: Suggestion, form: StepForm, learnt: Learnt) -> Thoughts:
    proposals = recommend_for([item], units=(), learnt=learnt)[item.pk].categories
    if proposals and "category" in form.fields and not form.initial.get("category"):
        form.initial["category"] = proposals[0].row.pk
    return {"categories": proposals}


def _units(request: Any, item: Suggestion, form: StepForm) -> Thoughts:
    """The form names the unit clicked; or the first proposed, unless the deputy wishes another and we are not sure."""
    field: Any = form.fields["lead"]
    advice = recommend_for([item], units=field.queryset)[item.pk]
    chosen = request.GET.get("lead", "")
    if chosen in {str(unit.pk) for unit in field.queryset}:
        form.initial["lead"] = int(chosen)
    elif advice.units and _comes_first(advice.units[0], item):
        form.initial["lead"] = advice.units[0].row.pk
    return {"proposals": advice.units, "categories": advice.categories}


def _comes_first(proposal: Proposal, item: Suggestion) -> bool:
    return proposal.degree == "sure" or not item.proposed_unit_id
