import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import congress.common.fields


class Migration(migrations.Migration):
    replaces = [("deputies", "0001_initial"), ("deputies", "0002_delegation_region"), ("deputies", "0003_field_names")]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("organs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="whose congress or working committee reviews first, where the place has a first review",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.region",
                        verbose_name="area",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegations",
                        to="organs.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "verbose_name": "delegation",
                "verbose_name_plural": "delegations",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("term", "name"), name="delegation_once")],
            },
        ),
        migrations.CreateModel(
            name="ElectingUnit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "seats",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="empty: not known", null=True, verbose_name="seats"
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="electing_units",
                        to="organs.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "verbose_name": "electing unit or district",
                "verbose_name_plural": "electing units and districts",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("term", "name"), name="electing_unit_once")],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="full name")),
                (
                    "sex",
                    models.CharField(
                        blank=True, choices=[("male", "Male"), ("female", "Female")], max_length=6, verbose_name="sex"
                    ),
                ),
                ("ethnicity", models.CharField(blank=True, max_length=20, verbose_name="ethnicity")),
                (
                    "born",
                    models.CharField(
                        blank=True,
                        help_text="YYYY, YYYY-MM or YYYY-MM-DD, as known",
                        max_length=10,
                        verbose_name="born",
                    ),
                ),
                ("party", models.CharField(blank=True, max_length=40, verbose_name="party")),
                ("education", models.CharField(blank=True, max_length=40, verbose_name="education")),
                ("employer", models.CharField(blank=True, max_length=120, verbose_name="employer and post")),
                ("phone", congress.common.fields.EncryptedTextField(blank=True, verbose_name="mobile phone")),
                ("address", models.CharField(blank=True, max_length=120, verbose_name="postal address")),
                ("postcode", models.CharField(blank=True, max_length=6, verbose_name="postcode")),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="person",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "persons",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["name"], name="person_name")],
            },
        ),
        migrations.CreateModel(
            name="Mandate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "electing_unit",
                    models.CharField(blank=True, max_length=80, verbose_name="electing unit or district"),
                ),
                ("card_no", models.CharField(blank=True, max_length=20, verbose_name="deputy card number")),
                ("structure", models.CharField(blank=True, max_length=40, verbose_name="deputy structure")),
                ("first_elected", models.CharField(blank=True, max_length=40, verbose_name="first elected")),
                ("is_reelected", models.BooleanField(default=False, verbose_name="re-elected")),
                ("group_name", models.CharField(blank=True, max_length=60, verbose_name="deputy group")),
                ("station_name", models.CharField(blank=True, max_length=60, verbose_name="liaison station")),
                ("note", models.CharField(blank=True, max_length=200, verbose_name="note")),
                (
                    "status",
                    models.CharField(
                        choices=[("in_office", "In office"), ("suspended", "Suspended"), ("ended", "Ended")],
                        default="in_office",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "end_cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term_ended", "End of term"),
                            ("moved_away", "Moved out of the area"),
                            ("resigned", "Resignation accepted"),
                            ("absent_twice", "Twice absent from sessions without leave"),
                            ("recalled", "Recalled"),
                            ("lost_nationality", "Loss of Chinese nationality"),
                            ("deprived", "Deprived of political rights"),
                            ("incapacitated", "Loss of legal capacity"),
                            ("died", "Death"),
                        ],
                        max_length=20,
                        verbose_name="cause",
                    ),
                ),
                (
                    "delegation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="deputies.delegation",
                        verbose_name="delegation",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="organs.term",
                        verbose_name="term",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mandates",
                        to="deputies.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "deputy",
                "verbose_name_plural": "deputies",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("person", "term"), name="mandate_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("card_no", ""), _negated=True),
                        fields=("term", "card_no"),
                        name="card_once_in_term",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_on__isnull", False),
                                ("status", "ended"),
                                models.Q(("end_cause", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "ended"), _negated=True),
                                ("end_cause", ""),
                                ("ended_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="mandate_end_has_cause",
                    ),
                ],
            },
        ),
    ]
