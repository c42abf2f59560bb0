"""What import-linter cannot see: links between tables, and the table that no migration makes."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import Model

from congress.management.catalogue import PACKAGES


def own_models() -> Iterator[type[Model]]:
    return (model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES)


def links() -> Iterator[tuple[str, Any, type[Model]]]:
    """Each relation that a table of ours states itself, by name, with the table it points to."""
    for model in own_models():
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.related_model:
                yield f"{model._meta.label}.{field.name}", field, field.related_model


def rank(model: type[Model]) -> int:
    """How high the table's app stands: INSTALLED_APPS is written from the ground up."""
    return [config.label for config in apps.get_app_configs()].index(model._meta.app_label)


def test_links_between_tables_point_down_the_floors() -> None:
    upward = [name for name, field, target in links() if rank(target) > rank(field.model)]
    assert upward == []


def test_no_table_points_to_whatever_table_comes() -> None:
    private = [(model, field) for model in own_models() for field in model._meta.private_fields]
    generic = [model._meta.label for model, field in private if isinstance(field, GenericForeignKey)]
    typed = [name for name, _field, target in links() if target is ContentType]
    assert generic + typed == []


@pytest.mark.django_db
def test_every_change_of_a_table_has_its_migration() -> None:
    call_command("makemigrations", "--check", "--dry-run")
