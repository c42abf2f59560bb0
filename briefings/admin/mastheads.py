"""The head and foot of the issues, set up by the office."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from briefings.models import Masthead
from briefings.rules.briefings import EDITORS, READERS
from congress.accounts.rules import Role
from congress.audit.office import RecordedAdmin

OTHERS = [(role.value, role.label) for role in Role if role not in READERS]


@admin.register(Masthead)
class MastheadAdmin(RecordedAdmin):
    viewers = EDITORS
    editors = EDITORS
    list_display = ["name", "kind", "congress", "is_on"]
    list_select_related = ["congress"]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "reader_roles":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.MultipleChoiceField(
            label=db_field.verbose_name,
            choices=OTHERS,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Office and leaders of the congress are sent every issue anyway."),
        )
