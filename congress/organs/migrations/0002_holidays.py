"""The State Council's published days off and make-up working days, as the authority staff then edit."""

import csv
from pathlib import Path

from django.db import migrations

HOLIDAYS = Path(__file__).resolve().parent.parent / "holidays.csv"


def seed(apps, schema_editor):
    Holiday = apps.get_model("organs", "Holiday")
    with HOLIDAYS.open(encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        Holiday.objects.bulk_create(Holiday(on=row["on"], kind=row["kind"], name=row["name_zh"]) for row in rows)


class Migration(migrations.Migration):
    dependencies = [("organs", "0001_squashed_0005_field_names")]
    operations = [migrations.RunPython(seed, migrations.RunPython.noop)]
