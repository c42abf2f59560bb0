"""The lists a place words for itself: classes of matters and outcome categories."""

from django.contrib import admin

from congress.accounts.rules import STAFF, Role
from congress.audit.office import RecordedAdmin
from suggestions.models import Category, OutcomeCategory


class DictionaryAdmin(RecordedAdmin):
    viewers = STAFF
    editors = frozenset({Role.SYSTEM_ADMIN, Role.DISPATCHER})
    list_filter = ["congress", "is_active"]
    list_select_related = ["congress"]


@admin.register(Category)
class CategoryAdmin(DictionaryAdmin):
    list_display = ["name", "committee", "congress", "is_active"]
    search_fields = ["name"]


@admin.register(OutcomeCategory)
class OutcomeCategoryAdmin(DictionaryAdmin):
    list_display = ["code", "label", "is_solved", "is_planned", "needs_tracking", "congress", "is_active"]
    list_display_links = ["code", "label"]
