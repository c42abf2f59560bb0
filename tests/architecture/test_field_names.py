"""A field somebody reads has a name of its own, marked for translation; Django's own guess is English."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field
from django.utils.functional import Promise

from congress.organs.models import Unit

OWN = ("congress", "deputies", "stations", "suggestions", "briefings", "portal")


def desks() -> Iterator[tuple[str, Any, Any]]:
    """Every page of the back office and every table inside one, with its model."""
    for model, desk in admin.site._registry.items():
        yield str(desk), model, desk
        yield from ((str(desk), table.model, table) for table in desk.inlines)


def shown(desk: Any, model: Any) -> set[str]:
    """Names a page of the back office puts into columns, filters and forms."""
    named = desk.fields or flatten_fieldsets(desk.fieldsets or ())
    typed = named or [
        field.name for field in model._meta.fields if field.editable and field.name not in set(desk.exclude or ())
    ]
    columns = [*getattr(desk, "list_display", ()), *getattr(desk, "list_filter", ()), *desk.readonly_fields, *typed]
    names = (each[0] if isinstance(each, tuple) else each for each in columns)
    return {name for name in names if isinstance(name, str)}


def fields(model: Any, path: str) -> Iterator[Field]:
    """The fields a path such as `term__congress` walks through; nothing where it names a method."""
    for name in path.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:
            return
        if isinstance(field, Field):
            yield field
        model = field.related_model


def is_named(field: Any) -> bool:
    """Whether a translator meets the name; without `verbose_name` it is made of the attribute's."""
    return isinstance(field._verbose_name, Promise)


def test_a_name_django_made_up_is_seen() -> None:
    """Negative control."""
    assert (is_named(Unit._meta.get_field("id")), is_named(Unit._meta.get_field("name"))) == (False, True)


@pytest.mark.parametrize(("desk", "model"), [pytest.param(desk, model, id=name) for name, model, desk in desks()])
def test_every_field_the_back_office_shows_is_named(desk: Any, model: Any) -> None:
    found = {field for path in shown(desk, model) for field in fields(model, path)}
    assert [str(field) for field in found if not field.auto_created and not is_named(field)] == []


def test_every_relation_of_a_named_table_is_named() -> None:
    """What staff and trail call by name, they call by name whole."""
    own = [model for model in apps.get_models() if model.__module__.split(".")[0] in OWN]
    named = [model for model in own if isinstance(model._meta.original_attrs.get("verbose_name"), Promise)]
    relations = [
        field for model in named for field in [*model._meta.fields, *model._meta.many_to_many] if field.is_relation
    ]
    assert [str(field) for field in relations if not field.auto_created and not is_named(field)] == []
