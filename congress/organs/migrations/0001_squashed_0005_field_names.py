import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("organs", "0001_initial"),
        ("organs", "0003_first_tier"),
        ("organs", "0004_motion_deadline"),
        ("organs", "0005_field_names"),
    ]

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(unique=True, verbose_name="day")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rest", "Rest day"), ("work", "Make-up working day")],
                        max_length=4,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(max_length=40, verbose_name="holiday")),
            ],
            options={
                "verbose_name": "holiday",
                "verbose_name_plural": "holidays",
                "ordering": ["-on"],
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        max_length=12,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("^\\d{12}$")],
                        verbose_name="code",
                    ),
                ),
                ("name", models.CharField(max_length=60, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("province", "Province"),
                            ("city", "City"),
                            ("district", "District"),
                            ("county", "County"),
                            ("town", "Town"),
                            ("township", "Township"),
                            ("street", "Street"),
                            ("village", "Village or community"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="organs.region",
                        verbose_name="belongs to",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Congress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("national", "National"),
                            ("province", "Province"),
                            ("city", "City"),
                            ("county", "County"),
                            ("township", "Township"),
                        ],
                        max_length=10,
                        verbose_name="level",
                    ),
                ),
                ("name", models.CharField(help_text="as in “清源市人民代表大会”", max_length=60, verbose_name="name")),
                ("committee_name", models.CharField(max_length=60, verbose_name="standing committee")),
                (
                    "office_name",
                    models.CharField(
                        help_text="the body that handles deputies' work (代表法 §12)",
                        max_length=60,
                        verbose_name="working committee",
                    ),
                ),
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="congress",
                        to="organs.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "congress",
                "verbose_name_plural": "congresses",
                "ordering": ["region__code"],
            },
        ),
        migrations.CreateModel(
            name="Term",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="ends on")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="terms",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "term",
                "verbose_name_plural": "terms",
                "ordering": ["congress", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "number"), name="term_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True), ("ends_on__gt", models.F("starts_on")), _connector="OR"
                        ),
                        name="term_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("opened_on", models.DateField(verbose_name="opened on")),
                ("closed_on", models.DateField(verbose_name="closed on")),
                (
                    "motions_until",
                    models.DateTimeField(
                        blank=True,
                        help_text="the presidium's deadline; empty: until the session closes",
                        null=True,
                        verbose_name="motions until",
                    ),
                ),
                (
                    "presidium_last_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="movers may ask to reconsider until before it",
                        null=True,
                        verbose_name="presidium's last meeting",
                    ),
                ),
                (
                    "term",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="organs.term",
                        verbose_name="term",
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "ordering": ["-opened_on"],
                "constraints": [
                    models.UniqueConstraint(fields=("term", "number"), name="session_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("closed_on__gte", models.F("opened_on"))), name="session_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("short_name", models.CharField(blank=True, max_length=40, verbose_name="short name")),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("government", "Government"),
                            ("supervision", "Supervision commission"),
                            ("court", "Court"),
                            ("procuratorate", "Procuratorate"),
                            ("vertical", "Vertically managed body"),
                            ("mass", "Mass organisation"),
                            ("enterprise", "Enterprise"),
                            ("party", "Party body"),
                            ("congress", "Congress body"),
                        ],
                        default="government",
                        max_length=15,
                        verbose_name="system",
                    ),
                ),
                ("duties", models.TextField(blank=True, verbose_name="duties")),
                (
                    "is_first_tier",
                    models.BooleanField(
                        default=False,
                        help_text="takes suggestions over and passes them on to units",
                        verbose_name="first-tier office",
                    ),
                ),
                ("contact_name", models.CharField(blank=True, max_length=40, verbose_name="liaison")),
                ("contact_phone", models.CharField(blank=True, max_length=30, verbose_name="office phone")),
                ("is_active", models.BooleanField(default=True, verbose_name="active")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "unit",
                "verbose_name_plural": "units",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("congress", "name"), name="unit_name_once")],
            },
        ),
        migrations.CreateModel(
            name="LocalRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, verbose_name="rule")),
                ("amount", models.PositiveSmallIntegerField(verbose_name="amount")),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("days", "days"),
                            ("workdays", "workdays"),
                            ("months", "months"),
                            ("count", "Count"),
                            ("yes_no", "1 is yes, 0 is no"),
                        ],
                        max_length=10,
                        verbose_name="counted in",
                    ),
                ),
                ("clause", models.CharField(max_length=200, verbose_name="clause")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_until", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_rules",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "local rule",
                "verbose_name_plural": "local rules",
                "ordering": ["key", "-valid_from"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "key", "valid_from"), name="local_rule_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__gte", 1), models.Q(("amount", 0), ("unit", "yes_no")), _connector="OR"
                        ),
                        name="local_rule_positive",
                    ),
                ],
            },
        ),
    ]
