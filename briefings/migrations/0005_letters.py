"""Letters on duty; the database itself refuses to change or delete a numbered one, but for its PDF, made once."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

REFUSE = """
CREATE FUNCTION briefings_refuse_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a numbered letter never changes: % of % is refused', TG_OP, OLD.id
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER letters_no_change BEFORE UPDATE ON briefings_letter FOR EACH ROW
    WHEN (
        OLD.number IS NOT NULL
        AND (
            OLD.pdf_id IS NOT NULL AND to_jsonb(OLD) IS DISTINCT FROM to_jsonb(NEW)
            OR to_jsonb(OLD) - 'pdf_id' - 'sha256' IS DISTINCT FROM to_jsonb(NEW) - 'pdf_id' - 'sha256'
        )
    )
    EXECUTE FUNCTION briefings_refuse_letter();
CREATE TRIGGER letters_no_delete BEFORE DELETE ON briefings_letter FOR EACH ROW
    WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION briefings_refuse_letter();
CREATE TRIGGER letter_rounds_no_change BEFORE UPDATE ON briefings_letterround FOR EACH ROW
    WHEN (
        OLD.status = 'issued' AND to_jsonb(OLD) - 'version' IS DISTINCT FROM to_jsonb(NEW) - 'version'
    )
    EXECUTE FUNCTION briefings_refuse_letter();
CREATE TRIGGER letter_rounds_no_delete BEFORE DELETE ON briefings_letterround FOR EACH ROW
    WHEN (OLD.status = 'issued') EXECUTE FUNCTION briefings_refuse_letter();
"""

ALLOW = """
DROP TRIGGER letter_rounds_no_delete ON briefings_letterround;
DROP TRIGGER letter_rounds_no_change ON briefings_letterround;
DROP TRIGGER letters_no_delete ON briefings_letter;
DROP TRIGGER letters_no_change ON briefings_letter;
DROP FUNCTION briefings_refuse_letter();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("briefings", "0004_plans"),
        ("deputies", "0001_squashed_0003_field_names"),
        ("files", "0004_files_of_nobody"),
        ("organs", "0002_holidays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LetterRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                ("cut_off", models.DateField(verbose_name="figures as of")),
                ("mark", models.CharField(max_length=12, verbose_name="mark of the document number")),
                ("left_out", models.JSONField(default=list)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("drafted", "Being edited"),
                            ("in_approval", "Waits for approval"),
                            ("issued", "Issued"),
                            ("dropped", "Given up"),
                        ],
                        default="drafted",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("sent_on", models.DateField(null=True, verbose_name="sent on")),
                ("issued_on", models.DateField(null=True, verbose_name="issued on")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="approved by",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter_rounds",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
            ],
            options={
                "verbose_name": "letters on duty of a year",
                "verbose_name_plural": "letters on duty",
                "ordering": ["-year", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("organisation", "To the organisation department"), ("employer", "To an employer")],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("place", models.PositiveIntegerField()),
                ("addressee", models.CharField(max_length=80, verbose_name="addressee")),
                ("facts", models.JSONField()),
                ("sentence", models.CharField(blank=True, max_length=300, verbose_name="sentence of the office")),
                ("year", models.PositiveSmallIntegerField(null=True, verbose_name="year of the number")),
                ("number", models.PositiveIntegerField(null=True, verbose_name="number in the year")),
                ("words", models.JSONField(null=True)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "mandate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duty_letters",
                        to="deputies.mandate",
                        verbose_name="deputy",
                    ),
                ),
                (
                    "pdf",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.upload",
                        verbose_name="PDF",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="briefings.letterround",
                        verbose_name="letters on duty",
                    ),
                ),
            ],
            options={
                "verbose_name": "letter on duty",
                "verbose_name_plural": "single letters on duty",
                "ordering": ["round", "place"],
            },
        ),
        migrations.CreateModel(
            name="LetterRoundStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("drafted", "Being edited"),
                            ("in_approval", "Waits for approval"),
                            ("issued", "Issued"),
                            ("dropped", "Given up"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("drafted", "Being edited"),
                            ("in_approval", "Waits for approval"),
                            ("issued", "Issued"),
                            ("dropped", "Given up"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="briefings.letterround"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="letterround",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "dropped"), _negated=True),
                fields=("congress", "year"),
                name="letters_of_year_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="letterround",
            constraint=models.CheckConstraint(
                condition=models.Q(("cut_off__year", models.F("year"))), name="letters_cut_off_in_year"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterround",
            constraint=models.CheckConstraint(
                condition=models.Q(("sent_by", models.F("approved_by")), _negated=True), name="letters_by_two_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="letterround",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("approved_by__isnull", False), ("issued_on__isnull", False), ("status", "issued")),
                    models.Q(
                        models.Q(("status", "issued"), _negated=True),
                        ("approved_by__isnull", True),
                        ("issued_on__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="issued_letters_are_approved",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(
                condition=models.Q(("number__isnull", False), ("pdf", None)),
                fields=["id"],
                name="letter_awaiting_paper",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("round", "place"), name="letter_place_once"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("round", "mandate"), name="letter_of_deputy_once"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "organisation")), fields=("round",), name="letter_to_organisation_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.UniqueConstraint(fields=("congress", "year", "number"), name="letter_number_once"),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "organisation"), ("mandate", None)),
                    models.Q(("kind", "employer"), ("mandate__isnull", False)),
                    _connector="OR",
                ),
                name="letter_to_employer_has_deputy",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("number", None), ("pdf", None), ("words", None), ("year", None)),
                    models.Q(("number__isnull", False), ("words__isnull", False), ("year__isnull", False)),
                    _connector="OR",
                ),
                name="numbered_letter_is_worded",
            ),
        ),
        migrations.RunSQL(REFUSE, ALLOW),
    ]
