import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("audit", "0001_initial"), ("audit", "0003_field_names")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Head",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="audit_one_head")],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name="number")),
                ("at", models.DateTimeField(verbose_name="at")),
                ("post", models.CharField(blank=True, max_length=120, verbose_name="as")),
                ("act", models.CharField(max_length=60, verbose_name="act")),
                ("thing", models.CharField(max_length=80, verbose_name="thing")),
                ("detail", models.JSONField(default=dict, verbose_name="detail")),
                ("previous", models.CharField(max_length=64, verbose_name="digest of the entry before")),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "trail entry",
                "verbose_name_plural": "audit trail",
                "ordering": ["-number"],
                "indexes": [models.Index(fields=["thing"], name="audit_thing")],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="audit_number_from_one")
                ],
            },
        ),
    ]
