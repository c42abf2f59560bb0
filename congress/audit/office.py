"""Dictionaries kept in the back office: each change goes to the trail, in the same transaction."""

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from congress.accounts.office import OfficeAdmin
from congress.audit.actions import record


class RecordedAdmin(OfficeAdmin):
    """Rows of the congresses a person works in, found along `scope`; others are as if they never were.

    An empty scope is for what all congresses share.
    """

    scope = "congress"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.filter(**{f"{self.scope}__in": _congresses(request)}) if self.scope else rows

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        name, _dot, rest = self.scope.partition("__")
        if name and db_field.name == name:
            own = {f"{rest or 'pk'}__in": _congresses(request)}
            kwargs["queryset"] = db_field.related_model._default_manager.filter(**own)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request: Any, obj: models.Model, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        act = f"{obj._meta.model_name}.{'change' if change else 'add'}"
        record(act, f"{obj._meta.model_name}:{obj.pk}", by=request.user, detail={"fields": form.changed_data})


def _congresses(request: Any) -> set[int]:
    return {post.congress_id for post in request.user.current_posts}
