import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("suggestions", "0001_initial"),
        ("suggestions", "0002_depth"),
        ("suggestions", "0003_carry_over"),
        ("suggestions", "0004_extension_has_its_part"),
        ("suggestions", "0005_clock_moves"),
        ("suggestions", "0006_similarity"),
        ("suggestions", "0007_motions"),
        ("suggestions", "0008_key_suggestions"),
        ("suggestions", "0009_spot_checks"),
        ("suggestions", "0010_look_backs"),
        ("suggestions", "0011_gradings"),
        ("suggestions", "0012_similarity_length"),
        ("suggestions", "0013_morning_digests"),
        ("suggestions", "0014_registers"),
        ("suggestions", "0015_archive_jobs"),
        ("suggestions", "0016_handover_meeting"),
        ("suggestions", "0017_field_names"),
        ("suggestions", "0018_publications"),
        ("suggestions", "0019_motion_attachments"),
        ("suggestions", "0020_newest_publications"),
        ("suggestions", "0021_supervision_papers_awards_inquiries"),
        ("suggestions", "0022_offline_items"),
        ("suggestions", "0023_replies_in_person"),
    ]

    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("deputies", "0001_initial"),
        ("files", "0001_initial"),
        ("organs", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Category",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                ("committee", models.CharField(blank=True, max_length=60, verbose_name="special committee")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="categories",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("congress", "name"), name="category_once")],
            },
        ),
        migrations.CreateModel(
            name="HandoverMeeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("held_on", models.DateField(verbose_name="held on")),
                ("place", models.CharField(max_length=100, verbose_name="place")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                ("form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handover_meetings",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handover_meetings",
                        to="organs.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "hand-over meeting",
                "verbose_name_plural": "hand-over meetings",
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Motion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        choices=[("in", "In session"), ("between", "Between sessions")],
                        max_length=7,
                        verbose_name="period",
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                ("title", models.CharField(max_length=100, verbose_name="matter (案由)")),
                ("grounds", models.TextField(blank=True, max_length=20000, verbose_name="grounds (案据)")),
                ("proposal", models.TextField(blank=True, max_length=20000, verbose_name="proposal (方案)")),
                ("is_bill", models.BooleanField(default=False, verbose_name="asks for legislation")),
                (
                    "bill",
                    models.TextField(
                        blank=True, max_length=20000, verbose_name="draft bill or its main points, with an explanation"
                    ),
                ),
                ("text_no", models.PositiveIntegerField(default=1, verbose_name="edition of the text")),
                ("committee", models.CharField(blank=True, max_length=60, verbose_name="special committee")),
                ("decision", models.CharField(blank=True, max_length=13, verbose_name="presidium's decision")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("collecting", "Collecting co-signers"),
                            ("submitted", "Submitted"),
                            ("registered", "Registered"),
                            ("with_committee", "With the committee for its opinion"),
                            ("opined", "Committee's opinion given"),
                            ("reconsidering", "To be reconsidered"),
                            ("on_agenda", "On the session's agenda"),
                            ("standing", "With the standing committee"),
                            ("examining", "Examined between sessions"),
                            ("reported", "Result reported"),
                            ("approved", "Result approved"),
                            ("as_suggestion", "Treated as a suggestion"),
                            ("not_motion", "Not a motion"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=14,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="state of the record")),
                ("form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created_at", models.DateTimeField(verbose_name="begun at")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                ("registered_on", models.DateField(blank=True, null=True, verbose_name="registered on")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="suggestions.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="motions",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="motions_led",
                        to="deputies.mandate",
                        verbose_name="lead mover",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="motions",
                        to="organs.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "motion",
                "verbose_name_plural": "motions",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["congress", "status", "-id"], name="motion_by_status")],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "period", "number"), name="motion_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "collecting", "submitted", "withdrawn"]),
                            ("number__isnull", False),
                            _connector="OR",
                        ),
                        name="motion_registered_number",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        choices=[("in", "In session"), ("between", "Between sessions")],
                        max_length=7,
                        verbose_name="period",
                    ),
                ),
                ("number", models.PositiveIntegerField(blank=True, null=True, verbose_name="number")),
                ("title", models.CharField(max_length=100, verbose_name="title")),
                ("body", models.TextField(blank=True, max_length=20000, verbose_name="text")),
                ("lead_name", models.CharField(max_length=60, verbose_name="lead deputy's name")),
                (
                    "contact_preference",
                    models.CharField(
                        choices=[("meeting", "Meeting in person"), ("phone", "Telephone"), ("writing", "In writing")],
                        default="meeting",
                        max_length=7,
                        verbose_name="how you wish to be contacted",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("research", "Topical research"),
                            ("inspection", "Inspection"),
                            ("forum", "Forums and visits"),
                            ("group", "Deputy group"),
                            ("station", "Reception at a station"),
                            ("own_work", "Own work"),
                            ("other", "Other"),
                        ],
                        max_length=10,
                        verbose_name="grown out of",
                    ),
                ),
                ("may_publish", models.BooleanField(default=False, verbose_name="agrees to publication")),
                ("is_confidential", models.BooleanField(default=False, verbose_name="asks for confidentiality")),
                (
                    "declared_clean_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="declared free of state secrets at"),
                ),
                ("text_version", models.PositiveIntegerField(default=1, verbose_name="edition of the text")),
                ("withdrawal_reason", models.TextField(blank=True, verbose_name="reason for the withdrawal")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("reviewed", "Waiting for the committee's review"),
                            ("accepted", "Accepted"),
                            ("merged", "Handled with another"),
                            ("entrusted", "With the first-tier office"),
                            ("assigned", "Assigned"),
                            ("handling", "In progress"),
                            ("replied", "Replied"),
                            ("rehandling", "Being redone"),
                            ("tracking", "Tracking promises"),
                            ("closed", "Closed"),
                            ("not_accepted", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0, verbose_name="state of the record")),
                ("form_key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("created_at", models.DateTimeField(verbose_name="begun at")),
                ("submitted_on", models.DateField(blank=True, null=True, verbose_name="submitted on")),
                ("accepted_on", models.DateField(blank=True, null=True, verbose_name="accepted on")),
                ("assigned_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="replied on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
                ("is_imported", models.BooleanField(default=False, verbose_name="imported from earlier years")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="suggestions.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "first_tier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="first-tier office",
                    ),
                ),
                (
                    "from_motion",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestion",
                        to="suggestions.motion",
                        verbose_name="from the motion",
                    ),
                ),
                (
                    "handover_meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="suggestions.handovermeeting",
                        verbose_name="handed over at",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="deputies.mandate",
                        verbose_name="lead deputy",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="suggestions.suggestion",
                        verbose_name="handled with",
                    ),
                ),
                (
                    "proposed_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="unit you propose",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suggestions",
                        to="organs.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestion",
                "verbose_name_plural": "suggestions",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["congress", "status", "-id"], name="suggestion_by_status")],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "period", "number"), name="suggestion_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(("is_imported", True), ("lead__isnull", False), _connector="OR"),
                        name="suggestion_has_lead",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "not_accepted", "reviewed", "submitted", "withdrawn"]),
                            ("number__isnull", False),
                            _connector="OR",
                        ),
                        name="suggestion_accepted_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "merged"), _negated=True),
                            ("merged_into__isnull", False),
                            _connector="OR",
                        ),
                        name="merged_into_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("pk")), _negated=True),
                        name="not_merged_into_itself",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "entrusted"), _negated=True),
                            ("first_tier__isnull", False),
                            _connector="OR",
                        ),
                        name="entrusted_to_an_office",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "Lead"), ("separate", "Answers separately"), ("co", "Co-handler")],
                        max_length=8,
                        verbose_name="part",
                    ),
                ),
                ("task", models.CharField(blank=True, max_length=400, verbose_name="what it answers")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for sign-in"),
                            ("signed", "Signed for"),
                            ("returned", "Returned"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("assigned_on", models.DateField(verbose_name="handed over on")),
                ("signed_on", models.DateField(blank=True, null=True, verbose_name="signed in on")),
                (
                    "handler",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="handled by",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="organs.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="assignments",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["-part", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("part", "lead"), models.Q(("state", "returned"), _negated=True)),
                        fields=("suggestion",),
                        name="one_lead_at_a_time",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "returned"), _negated=True),
                        fields=("suggestion", "unit"),
                        name="unit_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("part", "separate"), _negated=True),
                            models.Q(("task", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="separate_part_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="GradingScheme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("version", models.PositiveSmallIntegerField(default=1, verbose_name="version")),
                (
                    "subject",
                    models.CharField(
                        choices=[("units", "Units"), ("suggestions", "Suggestions (stars)")],
                        default="units",
                        max_length=11,
                        verbose_name="what is graded",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="valid from")),
                (
                    "items",
                    models.TextField(
                        help_text="One item a line: label | points | what. What is computed: signed_in, answered, within_3, within_6, contacted, satisfied, content, solved, replied; or who gives the points: staff, deputies, committee. Or tests: label | good: signed_in>=100 | pass: signed_in>=90",
                        max_length=4000,
                        verbose_name="items",
                    ),
                ),
                (
                    "levels",
                    models.TextField(
                        help_text="One level a line: label | at least", max_length=1000, verbose_name="levels"
                    ),
                ),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grading_schemes",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "grading scheme",
                "verbose_name_plural": "grading schemes",
                "ordering": ["name", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "name", "version"), name="grading_scheme_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Grading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("items", models.TextField()),
                ("levels", models.TextField()),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("from_on", models.DateField(verbose_name="handed over from")),
                ("until_on", models.DateField(verbose_name="handed over until")),
                ("frozen_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("meeting", models.CharField(blank=True, max_length=80, verbose_name="decided by")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gradings",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="gradings",
                        to="suggestions.gradingscheme",
                        verbose_name="scheme",
                    ),
                ),
            ],
            options={
                "verbose_name": "grading",
                "verbose_name_plural": "gradings",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("until_on__gte", models.F("from_on"))), name="grading_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("frozen_at__isnull", True),
                            models.Q(("decided_on__isnull", False), models.Q(("meeting", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="grading_frozen_by_decision",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IssuedPaper",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("urging", "Urging letter"),
                            ("circular", "Circular on handling"),
                            ("awards", "List of awards"),
                        ],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("to", models.TextField(verbose_name="to")),
                ("on", models.DateField(verbose_name="day")),
                ("words", models.JSONField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issued_papers",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "issued paper",
                "verbose_name_plural": "issued papers",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("congress", "kind", "year", "number"), name="issued_paper_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Award",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("from_on", models.DateField(verbose_name="accepted from")),
                ("until_on", models.DateField(verbose_name="accepted until")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "Nominations open"),
                            ("decided", "Decided"),
                            ("announced", "Announced"),
                            ("void", "Given up"),
                        ],
                        default="open",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("meeting", models.CharField(blank=True, max_length=80, verbose_name="chairs' meeting")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="awards",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "grading",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.grading",
                        verbose_name="grading of units",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="award",
                        to="suggestions.issuedpaper",
                        verbose_name="issued paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "awards of a year",
                "verbose_name_plural": "awards of the years",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("from_on__lte", models.F("until_on"))), name="award_period"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["announced", "decided"]), _negated=True),
                            models.Q(("decided_on__isnull", False), models.Q(("meeting", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="award_decided_by_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("paper__isnull", False), ("status", "announced")),
                            models.Q(models.Q(("status", "announced"), _negated=True), ("paper__isnull", True)),
                            _connector="OR",
                        ),
                        name="announced_award_has_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AwardStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("open", "Nominations open"),
                            ("decided", "Decided"),
                            ("announced", "Announced"),
                            ("void", "Given up"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("open", "Nominations open"),
                            ("decided", "Decided"),
                            ("announced", "Announced"),
                            ("void", "Given up"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.award"
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
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Circular",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                ("from_on", models.DateField(verbose_name="handed over from")),
                ("until_on", models.DateField(verbose_name="handed over until")),
                ("cut_off", models.DateField(verbose_name="figures as of")),
                ("opening", models.TextField(blank=True, max_length=2000, verbose_name="opening words")),
                ("demands", models.TextField(blank=True, max_length=2000, verbose_name="what is demanded")),
                ("lines", models.JSONField()),
                (
                    "status",
                    models.CharField(
                        choices=[("drafted", "Waits for approval"), ("issued", "Issued"), ("dropped", "Given up")],
                        default="drafted",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
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
                        related_name="circulars",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "paper",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="circular",
                        to="suggestions.issuedpaper",
                        verbose_name="issued paper",
                    ),
                ),
            ],
            options={
                "verbose_name": "circular",
                "verbose_name_plural": "circulars",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_on__lte", models.F("until_on")), ("until_on__lte", models.F("cut_off"))
                        ),
                        name="circular_period",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("drafted_by", models.F("approved_by")), _negated=True),
                        name="circular_by_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("approved_by__isnull", False), ("paper__isnull", False), ("status", "issued")),
                            models.Q(models.Q(("status", "issued"), _negated=True), ("paper__isnull", True)),
                            _connector="OR",
                        ),
                        name="issued_circular_has_paper",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CircularStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[("drafted", "Waits for approval"), ("issued", "Issued"), ("dropped", "Given up")],
                        max_length=8,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[("drafted", "Waits for approval"), ("issued", "Issued"), ("dropped", "Given up")],
                        max_length=8,
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
                    "circular",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.circular"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("amount", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=10)),
                ("local_clause", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField(verbose_name="due on")),
                ("is_provisional", models.BooleanField(default=False)),
                ("stopped_on", models.DateField(blank=True, null=True)),
                ("reminded", models.CharField(blank=True, max_length=4)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First review"),
                            ("dispatch", "Hand-over"),
                            ("pass_on", "Passing on to units"),
                            ("redispatch", "Hand-over after a return"),
                            ("sign", "Sign-in"),
                            ("return", "Return window"),
                            ("contact", "First contact with the deputy"),
                            ("co_opinion", "Co-handling opinion"),
                            ("answer", "Answer"),
                            ("extended", "Answer, extended"),
                            ("rehandle", "Answer after re-handling"),
                            ("rating", "Rating"),
                            ("promise", "Promise"),
                        ],
                        max_length=10,
                        verbose_name="clock",
                    ),
                ),
                (
                    "assignment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clocks",
                        to="suggestions.assignment",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="suggestions.suggestion"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_on__isnull", True)), fields=["due_on"], name="clock_running"
                    ),
                    models.Index(
                        condition=models.Q(("stopped_on__isnull", True)),
                        fields=["suggestion", "due_on"],
                        name="clock_of_item",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_on__isnull", True)),
                        fields=("suggestion", "assignment", "kind"),
                        name="clock_runs_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("starts_on"))), name="clock_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClockMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "cause",
                    models.CharField(
                        choices=[("rule", "the local rule changed"), ("calendar", "the calendar changed")], max_length=8
                    ),
                ),
                ("because", models.CharField(max_length=300)),
                ("before_on", models.DateField()),
                ("after_on", models.DateField()),
                ("moved_on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "clock",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="suggestions.clock"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("before_on", models.F("after_on")), _negated=True), name="clock_move_moves"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("letter_no", models.CharField(blank=True, max_length=40, verbose_name="document number")),
                ("text", models.TextField(max_length=10000, verbose_name="opinion")),
                ("sent_at", models.DateTimeField()),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="opinions",
                        to="suggestions.assignment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Digest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("expires_at", models.DateTimeField()),
                ("content", models.JSONField()),
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="digests",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "morning digest",
                "verbose_name_plural": "morning digests",
                "ordering": ["-on", "pk"],
                "constraints": [models.UniqueConstraint(fields=("congress", "user", "on"), name="digest_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Draw",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="title")),
                (
                    "from_status",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("reviewed", "Waiting for the committee's review"),
                            ("accepted", "Accepted"),
                            ("merged", "Handled with another"),
                            ("entrusted", "With the first-tier office"),
                            ("assigned", "Assigned"),
                            ("handling", "In progress"),
                            ("replied", "Replied"),
                            ("rehandling", "Being redone"),
                            ("tracking", "Tracking promises"),
                            ("closed", "Closed"),
                            ("not_accepted", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("size", models.PositiveSmallIntegerField(verbose_name="how many are drawn")),
                (
                    "seed_kind",
                    models.CharField(
                        choices=[
                            ("public", "A public figure of a later day"),
                            ("secret", "A secret whose hash is published first"),
                        ],
                        max_length=6,
                        verbose_name="where the seed comes from",
                    ),
                ),
                ("seed_source", models.CharField(max_length=200, verbose_name="which figure, or who keeps the secret")),
                ("seed_on", models.DateField(verbose_name="day of the seed")),
                ("commitment", models.CharField(blank=True, max_length=64, verbose_name="SHA-256 of the secret")),
                ("population", models.TextField(blank=True)),
                ("population_hash", models.CharField(blank=True, max_length=64)),
                ("seed", models.CharField(blank=True, max_length=200, verbose_name="seed")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("announced", "Announced"),
                            ("frozen", "List frozen"),
                            ("drawn", "Drawn"),
                            ("void", "Given up"),
                        ],
                        default="announced",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("announced_at", models.DateTimeField(verbose_name="announced at")),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.category",
                        verbose_name="category",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draws",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.session",
                        verbose_name="session",
                    ),
                ),
            ],
            options={
                "verbose_name": "spot check",
                "verbose_name_plural": "spot checks",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("size__gte", 1)), name="draw_of_some"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["frozen", "drawn"]), _negated=True),
                            models.Q(("population_hash", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="draw_list_is_hashed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "drawn"), _negated=True),
                            models.Q(("seed", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="draw_has_seed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("seed_kind", "public"), models.Q(("commitment", ""), _negated=True), _connector="OR"
                        ),
                        name="secret_is_committed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Drawn",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("turn", models.PositiveSmallIntegerField()),
                ("key", models.CharField(max_length=40)),
                (
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drawn", to="suggestions.draw"
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="drawn", to="suggestions.suggestion"
                    ),
                ),
            ],
            options={
                "ordering": ["turn"],
                "constraints": [
                    models.UniqueConstraint(fields=("draw", "turn"), name="draw_turn_once"),
                    models.UniqueConstraint(fields=("draw", "suggestion"), name="drawn_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Appraisal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("heard", models.TextField(max_length=4000, verbose_name="report that was heard")),
                ("comment", models.TextField(max_length=4000, verbose_name="comment")),
                ("members", models.PositiveSmallIntegerField(verbose_name="members")),
                ("present", models.PositiveSmallIntegerField(verbose_name="present")),
                ("satisfied", models.PositiveSmallIntegerField(verbose_name="satisfied")),
                ("mostly", models.PositiveSmallIntegerField(verbose_name="mostly satisfied")),
                ("dissatisfied", models.PositiveSmallIntegerField(verbose_name="not satisfied")),
                ("of_all", models.BooleanField()),
                ("half_suffices", models.BooleanField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "drawn",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="appraisal", to="suggestions.drawn"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("present__gte", 1), ("present__lte", models.F("members"))),
                        name="appraisal_present",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "present__gte",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        models.F("satisfied"), "+", models.F("mostly")
                                    ),
                                    "+",
                                    models.F("dissatisfied"),
                                ),
                            )
                        ),
                        name="appraisal_votes",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DrawStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("announced", "Announced"),
                            ("frozen", "List frozen"),
                            ("drawn", "Drawn"),
                            ("void", "Given up"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("announced", "Announced"),
                            ("frozen", "List frozen"),
                            ("drawn", "Drawn"),
                            ("void", "Given up"),
                        ],
                        max_length=9,
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
                    "draw",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.draw"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GradingResult",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("facts", models.JSONField()),
                ("scores", models.JSONField()),
                ("total", models.DecimalField(decimal_places=2, max_digits=7, null=True)),
                ("level", models.CharField(blank=True, max_length=40)),
                (
                    "grading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="results", to="suggestions.grading"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.unit"),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("grading", "unit"), name="grading_result_once")],
            },
        ),
        migrations.CreateModel(
            name="GradingScore",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=80)),
                ("points", models.DecimalField(decimal_places=2, max_digits=6)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "grading",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="suggestions.grading"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.unit"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("grading", "unit", "item"), name="grading_score_once"),
                    models.CheckConstraint(condition=models.Q(("points__gte", 0)), name="grading_score_positive"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Habit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("term", models.CharField(max_length=20)),
                ("items", models.PositiveIntegerField()),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="suggestions.category",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organs.congress"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organs.unit"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("congress", "term", "unit", "category"),
                        include=("items",),
                        name="habit_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Inquiry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="topic")),
                ("on", models.DateField(verbose_name="day")),
                ("place", models.CharField(max_length=100, verbose_name="place")),
                ("chair", models.CharField(blank=True, max_length=60, verbose_name="chaired by")),
                ("present", models.TextField(blank=True, max_length=2000, verbose_name="present")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held, tasks followed up"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="planned",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inquiries",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
                ("units", models.ManyToManyField(related_name="+", to="organs.unit", verbose_name="units that answer")),
                (
                    "suggestions",
                    models.ManyToManyField(
                        related_name="inquiries", to="suggestions.suggestion", verbose_name="suggestions"
                    ),
                ),
            ],
            options={
                "verbose_name": "topical inquiry",
                "verbose_name_plural": "topical inquiries",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["held", "closed"]), _negated=True),
                            models.Q(("chair", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="held_inquiry_has_chair",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("task", models.CharField(max_length=300, verbose_name="task")),
                ("due_on", models.DateField(verbose_name="until")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To be done"), ("done", "Done")],
                        default="open",
                        max_length=4,
                        verbose_name="state",
                    ),
                ),
                ("evidence", models.TextField(blank=True, max_length=4000, verbose_name="evidence")),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="done on")),
                ("reminded", models.CharField(blank=True, max_length=4)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="suggestions.inquiry"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(condition=models.Q(("state", "open")), fields=["due_on"], name="follow_up_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_on__isnull", True), ("state", "open")),
                            models.Q(
                                ("done_on__isnull", False), ("state", "done"), models.Q(("evidence", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="done_task_is_shown",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="InquiryStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held, tasks followed up"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("planned", "Planned"),
                            ("held", "Held, tasks followed up"),
                            ("closed", "Closed"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=9,
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
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.inquiry"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="KeyCriterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_criteria",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "criterion for key suggestions",
                "verbose_name_plural": "criteria for key suggestions",
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("congress", "name"), name="key_criterion_once")],
            },
        ),
        migrations.CreateModel(
            name="KeyItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                ("proposed_on", models.DateField(verbose_name="proposed on")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("chosen", "Under key supervision"),
                            ("refused", "Not chosen"),
                            ("withdrawn", "Proposal withdrawn"),
                            ("reported", "Reported to the chairs' meeting"),
                            ("ended", "Key supervision ended"),
                        ],
                        default="proposed",
                        max_length=9,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="decided on")),
                ("meeting", models.CharField(blank=True, max_length=80, verbose_name="chairs' meeting")),
                ("leader", models.CharField(blank=True, max_length=40, verbose_name="supervising leader")),
                (
                    "official",
                    models.CharField(blank=True, max_length=60, verbose_name="leading official of the unit's side"),
                ),
                ("committee", models.CharField(blank=True, max_length=60, verbose_name="special committee")),
                ("plan", models.TextField(blank=True, max_length=4000, verbose_name="plan")),
                ("report_by", models.DateField(blank=True, null=True, verbose_name="report to the chairs' meeting by")),
                ("reported_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
                ("ended_on", models.DateField(blank=True, null=True, verbose_name="ended on")),
                (
                    "criteria",
                    models.ManyToManyField(related_name="+", to="suggestions.keycriterion", verbose_name="criteria"),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="proposed by",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="key_items",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "key suggestion",
                "verbose_name_plural": "key suggestions",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["chosen", "proposed", "reported"])),
                        fields=("suggestion",),
                        name="key_item_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["chosen", "ended", "refused", "reported"]), _negated=True),
                            models.Q(("decided_on__isnull", False), models.Q(("meeting", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="key_item_decided_by_meeting",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="KeyReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("text", models.TextField(max_length=8000, verbose_name="report")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="suggestions.keyitem"
                    ),
                ),
                ("uploads", models.ManyToManyField(related_name="+", to="files.upload")),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="KeyStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("chosen", "Under key supervision"),
                            ("refused", "Not chosen"),
                            ("withdrawn", "Proposal withdrawn"),
                            ("reported", "Reported to the chairs' meeting"),
                            ("ended", "Key supervision ended"),
                        ],
                        max_length=9,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("chosen", "Under key supervision"),
                            ("refused", "Not chosen"),
                            ("withdrawn", "Proposal withdrawn"),
                            ("reported", "Reported to the chairs' meeting"),
                            ("ended", "Key supervision ended"),
                        ],
                        max_length=9,
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.keyitem"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="MotionAttachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="attachments", to="suggestions.motion"
                    ),
                ),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.upload"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MotionBody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("asked", "Asked for its opinion"), ("carries", "Carries it out")], max_length=7
                    ),
                ),
                ("since", models.DateField()),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="bodies", to="suggestions.motion"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.unit"),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("motion", "unit", "part"), name="motion_body_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on__isnull", True)),
                            models.Q(("answered_on__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="motion_body_answer_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MotionClock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("amount", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=10)),
                ("local_clause", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField(verbose_name="due on")),
                ("is_provisional", models.BooleanField(default=False)),
                ("stopped_on", models.DateField(blank=True, null=True)),
                ("reminded", models.CharField(blank=True, max_length=4)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("refer", "Referral to a committee"),
                            ("opinion", "Committee's opinion"),
                            ("send", "Sending to the bodies concerned"),
                            ("bodies", "Opinions of the bodies concerned"),
                            ("report", "Committee's result report"),
                            ("rereport", "Result report, handled again"),
                            ("implement", "Implementation report"),
                        ],
                        max_length=9,
                        verbose_name="clock",
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="clocks", to="suggestions.motion"
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("stopped_on__isnull", True)), fields=["due_on"], name="motion_clock_running"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stopped_on__isnull", True)),
                        fields=("motion", "kind"),
                        name="motion_clock_runs_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gt", models.F("starts_on"))), name="motion_clock_order"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MotionReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opinion", "Committee's opinion"),
                            ("result", "Result report"),
                            ("reply", "Reply to the movers"),
                        ],
                        max_length=7,
                    ),
                ),
                ("body", models.TextField(max_length=20000)),
                (
                    "advice",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("put_on_agenda", "Put on the session's agenda"),
                            ("to_standing", "Pass to the standing committee"),
                            ("to_committee", "Pass to a special committee between sessions"),
                            ("as_suggestion", "Treat as a suggestion"),
                            ("not_motion", "Not a motion"),
                        ],
                        max_length=13,
                    ),
                ),
                ("letter_no", models.CharField(blank=True, max_length=40, verbose_name="document number")),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="suggestions.motion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="MotionSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(choices=[("in", "In session"), ("between", "Between sessions")], max_length=7),
                ),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.session"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("session", "period"), name="motion_series_once")],
            },
        ),
        migrations.CreateModel(
            name="MotionSigner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Asked to sign"),
                            ("signed", "Signed this text"),
                            ("declined", "Did not sign"),
                            ("dropped", "Invitation dropped"),
                            ("leaving", "Asks to withdraw"),
                            ("left", "Withdrew"),
                        ],
                        default="invited",
                        max_length=8,
                    ),
                ),
                ("signed_text", models.PositiveIntegerField(blank=True, null=True)),
                ("signed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("wants_reconsideration", models.BooleanField(default=False)),
                (
                    "mandate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="motions_signed",
                        to="deputies.mandate",
                    ),
                ),
                (
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="signers", to="suggestions.motion"
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("motion", "mandate"), name="motion_signer_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed", "leaving"]), _negated=True),
                            ("signed_text__isnull", False),
                            _connector="OR",
                        ),
                        name="motion_signer_has_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MotionStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("collecting", "Collecting co-signers"),
                            ("submitted", "Submitted"),
                            ("registered", "Registered"),
                            ("with_committee", "With the committee for its opinion"),
                            ("opined", "Committee's opinion given"),
                            ("reconsidering", "To be reconsidered"),
                            ("on_agenda", "On the session's agenda"),
                            ("standing", "With the standing committee"),
                            ("examining", "Examined between sessions"),
                            ("reported", "Result reported"),
                            ("approved", "Result approved"),
                            ("as_suggestion", "Treated as a suggestion"),
                            ("not_motion", "Not a motion"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=14,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("collecting", "Collecting co-signers"),
                            ("submitted", "Submitted"),
                            ("registered", "Registered"),
                            ("with_committee", "With the committee for its opinion"),
                            ("opined", "Committee's opinion given"),
                            ("reconsidering", "To be reconsidered"),
                            ("on_agenda", "On the session's agenda"),
                            ("standing", "With the standing committee"),
                            ("examining", "Examined between sessions"),
                            ("reported", "Result reported"),
                            ("approved", "Result approved"),
                            ("as_suggestion", "Treated as a suggestion"),
                            ("not_motion", "Not a motion"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=14,
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
                    "motion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.motion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(choices=[("in", "In session"), ("between", "Between sessions")], max_length=7),
                ),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.session"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("session", "period"), name="number_series_once")],
            },
        ),
        migrations.CreateModel(
            name="OfflineItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "period",
                    models.CharField(
                        choices=[("in", "In session"), ("between", "Between sessions")],
                        max_length=7,
                        verbose_name="period",
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="number")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("received", "Received on paper"),
                            ("handed_over", "Handed over on paper"),
                            ("replied", "Replied on paper"),
                            ("closed", "Closed"),
                        ],
                        default="received",
                        max_length=11,
                        verbose_name="status",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("form_key", models.UUIDField(editable=False, unique=True)),
                ("received_on", models.DateField(verbose_name="received on")),
                ("handed_over_on", models.DateField(blank=True, null=True, verbose_name="handed over on")),
                ("replied_on", models.DateField(blank=True, null=True, verbose_name="replied on")),
                ("closed_on", models.DateField(blank=True, null=True, verbose_name="closed on")),
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
                    "lead",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="deputies.mandate",
                        verbose_name="lead deputy",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.session",
                        verbose_name="session",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="lead unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "classified item",
                "verbose_name_plural": "classified items",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("session", "period", "number"), name="offline_number_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("handed_over_on__isnull", True),
                                models.Q(("handed_over_on__gte", models.F("received_on")), ("unit__isnull", False)),
                                _connector="OR",
                            ),
                            models.Q(
                                ("replied_on__isnull", True),
                                ("replied_on__gte", models.F("handed_over_on")),
                                _connector="OR",
                            ),
                            models.Q(
                                ("closed_on__isnull", True), ("closed_on__gte", models.F("replied_on")), _connector="OR"
                            ),
                        ),
                        name="offline_days_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfflineStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("received", "Received on paper"),
                            ("handed_over", "Handed over on paper"),
                            ("replied", "Replied on paper"),
                            ("closed", "Closed"),
                        ],
                        max_length=11,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("received", "Received on paper"),
                            ("handed_over", "Handed over on paper"),
                            ("replied", "Replied on paper"),
                            ("closed", "Closed"),
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.offlineitem"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OutcomeCategory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=2, verbose_name="letter")),
                ("label", models.CharField(max_length=60, verbose_name="meaning")),
                ("is_solved", models.BooleanField(default=False, verbose_name="counts as solved")),
                ("is_planned", models.BooleanField(default=False, verbose_name="counts as planned")),
                ("needs_tracking", models.BooleanField(default=False, verbose_name="is tracked until kept")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcome_categories",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome category",
                "verbose_name_plural": "outcome categories",
                "ordering": ["code"],
                "constraints": [models.UniqueConstraint(fields=("congress", "code"), name="outcome_code_once")],
            },
        ),
        migrations.CreateModel(
            name="PaperSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("urging", "Urging letter"),
                            ("circular", "Circular on handling"),
                            ("awards", "List of awards"),
                        ],
                        max_length=8,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.congress",
                        verbose_name="congress",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("congress", "kind", "year"), name="paper_series_once")],
            },
        ),
        migrations.CreateModel(
            name="Publication",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.CharField(db_index=True, max_length=12)),
                ("title", models.CharField(max_length=300)),
                ("body", models.TextField(blank=True)),
                (
                    "passages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("source", models.CharField(max_length=64)),
                ("words", models.TextField()),
                (
                    "pairs",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), size=None),
                ),
                ("released_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ending",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("replaced", "replaced by a newer release"),
                            ("consent", "consent withdrawn by the deputy"),
                            ("office", "taken back by the office"),
                        ],
                        max_length=8,
                    ),
                ),
                ("reason", models.TextField(blank=True, max_length=4000)),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="publications",
                        to="suggestions.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["pairs"], name="publication_pairs"
                    ),
                    models.Index(
                        condition=models.Q(("ended_at", None)),
                        fields=["-released_at", "-id"],
                        name="publication_newest",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("suggestion",), name="published_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)), fields=("slug",), name="public_address_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None), ("ending", "")),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ending", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="publication_ends_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_by", models.CharField(max_length=60, verbose_name="asked by")),
                ("text", models.TextField(max_length=4000, verbose_name="question")),
                ("official", models.CharField(blank=True, max_length=60, verbose_name="answered by")),
                ("answer", models.TextField(blank=True, max_length=8000, verbose_name="answer")),
                (
                    "inquiry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="suggestions.inquiry"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="unit that answers",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("official", "")),
                            models.Q(
                                models.Q(("answer", ""), _negated=True), models.Q(("official", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="answer_has_official",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("first", "First handling"),
                            ("rehandle", "Re-handling"),
                            ("promise", "After the promises"),
                        ],
                        default="first",
                        max_length=8,
                    ),
                ),
                ("started_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("no_feedback_on", models.DateField(blank=True, null=True)),
                ("owing", models.ManyToManyField(blank=True, related_name="rounds_owed", to="suggestions.assignment")),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="suggestions.suggestion"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "constraints": [models.UniqueConstraint(fields=("suggestion", "number"), name="round_once")],
            },
        ),
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being drafted"),
                            ("checked", "Checked"),
                            ("signed", "Signed off"),
                            ("sent", "Sent"),
                        ],
                        default="draft",
                        max_length=8,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("letter_no", models.CharField(blank=True, max_length=40, verbose_name="document number")),
                (
                    "openness",
                    models.CharField(
                        choices=[("active", "Public"), ("on_request", "Public on request"), ("none", "Not public")],
                        default="active",
                        max_length=10,
                        verbose_name="openness",
                    ),
                ),
                ("body", models.TextField(max_length=20000, verbose_name="text of the reply")),
                ("contact_name", models.CharField(max_length=40, verbose_name="handled by")),
                ("contact_phone", models.CharField(max_length=30, verbose_name="telephone")),
                ("signer", models.CharField(blank=True, max_length=60, verbose_name="signed off by")),
                ("drafted_at", models.DateTimeField()),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                (
                    "assignment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="suggestions.assignment",
                        verbose_name="assignment",
                    ),
                ),
                (
                    "category",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.outcomecategory",
                        verbose_name="outcome category",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="drafted by",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replies",
                        to="suggestions.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "reply",
                "verbose_name_plural": "replies",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("round", "assignment"), name="reply_once", nulls_distinct=False),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category__isnull", False), ("sent_on__isnull", False), ("state", "sent")),
                            models.Q(("state", "sent"), _negated=True),
                            _connector="OR",
                        ),
                        name="sent_reply_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("body", models.TextField()),
                (
                    "publication",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="suggestions.publication",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="published", to="suggestions.reply"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [models.UniqueConstraint(fields=("publication", "reply"), name="answer_published_once")],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=300, verbose_name="what is promised")),
                ("due_on", models.DateField(verbose_name="until")),
                ("person", models.CharField(max_length=40, verbose_name="person responsible")),
                ("made_on", models.DateField(verbose_name="made on")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "To be kept"), ("kept", "Kept"), ("explained", "Cannot be kept, explained")],
                        default="open",
                        max_length=9,
                        verbose_name="state",
                    ),
                ),
                ("evidence", models.TextField(blank=True, max_length=4000, verbose_name="evidence or explanation")),
                ("settled_on", models.DateField(blank=True, null=True, verbose_name="settled on")),
                (
                    "upload",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.upload",
                        verbose_name="file",
                    ),
                ),
                (
                    "reply",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promises",
                        to="suggestions.reply",
                        verbose_name="reply",
                    ),
                ),
            ],
            options={
                "verbose_name": "promise",
                "verbose_name_plural": "promises",
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_on__isnull", True), ("state", "open")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                ("settled_on__isnull", False),
                                models.Q(("evidence", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="settled_promise_is_shown",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReturnRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        choices=[("open", "Not yet decided"), ("agreed", "Agreed"), ("refused", "Refused")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("answer_note", models.TextField(blank=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="return_requests",
                        to="suggestions.assignment",
                    ),
                ),
                (
                    "proposed_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "open")), fields=("assignment",), name="one_open_return"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("before", "Before handling"),
                            ("during", "During handling"),
                            ("after", "After handling"),
                        ],
                        max_length=6,
                        verbose_name="stage",
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("meeting", "Meeting in person"),
                            ("visit", "Visit on site"),
                            ("phone", "Telephone"),
                            ("forum", "Discussion meeting"),
                            ("writing", "In writing"),
                            ("reply", "Reply face to face"),
                        ],
                        max_length=7,
                        verbose_name="method",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("people", models.CharField(max_length=200, verbose_name="who took part")),
                ("content", models.TextField(max_length=4000, verbose_name="what was discussed")),
                ("head_came", models.BooleanField(default=False, verbose_name="a head of the unit came")),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="suggestions.assignment",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "sheet",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.upload",
                        verbose_name="signed record",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="suggestions.round"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("method", "reply"),
                            models.Q(("head_came", False), ("sheet__isnull", True)),
                            _connector="OR",
                        ),
                        name="signed_reply_face_to_face",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SimilarityEntry",
            fields=[
                (
                    "suggestion",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="similarity",
                        serialize=False,
                        to="suggestions.suggestion",
                    ),
                ),
                ("version", models.PositiveIntegerField()),
                (
                    "terms",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                (
                    "told",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("length", models.FloatField()),
                (
                    "category",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="suggestions.category",
                    ),
                ),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organs.congress"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="organs.unit"
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["terms"], name="similarity_terms"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Presence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("place", models.CharField(max_length=100, verbose_name="place")),
                ("leader", models.CharField(blank=True, max_length=100, verbose_name="leader in charge")),
                ("deputies", models.CharField(blank=True, max_length=200, verbose_name="proposing deputies")),
                ("unit", models.CharField(blank=True, max_length=200, verbose_name="unit")),
                ("congress", models.CharField(blank=True, max_length=200, verbose_name="supervision by the congress")),
                ("press", models.CharField(blank=True, max_length=200, verbose_name="media")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="what was done")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("uploads", models.ManyToManyField(related_name="+", to="files.upload", verbose_name="files")),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="presences",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "presence on site",
                "verbose_name_plural": "presences on site",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Nominee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("basis", models.CharField(blank=True, max_length=200, verbose_name="figures")),
                ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                ("is_chosen", models.BooleanField(default=False, verbose_name="chosen")),
                (
                    "award",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="nominees", to="suggestions.award"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organs.unit",
                        verbose_name="unit",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("award", "suggestion"), name="nominated_suggestion_once"),
                    models.UniqueConstraint(fields=("award", "unit"), name="nominated_unit_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("suggestion__isnull", True), ("unit__isnull", False)),
                            models.Q(("suggestion__isnull", False), ("unit__isnull", True)),
                            _connector="OR",
                        ),
                        name="nominee_is_one_thing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookBack",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                ("people", models.CharField(max_length=200, verbose_name="who looked")),
                (
                    "finding",
                    models.CharField(
                        choices=[("kept", "Done as promised"), ("partly", "Done in part"), ("not_kept", "Not done")],
                        max_length=8,
                        verbose_name="finding",
                    ),
                ),
                ("evidence", models.TextField(max_length=4000, verbose_name="what was seen")),
                ("reopened", models.BooleanField(default=False, verbose_name="reopened")),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                ("uploads", models.ManyToManyField(related_name="+", to="files.upload", verbose_name="files")),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_backs",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "look-back",
                "verbose_name_plural": "look-backs",
                "ordering": ["-on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("reason", models.TextField(max_length=2000, verbose_name="reason")),
                ("asked_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        choices=[("open", "Not yet decided"), ("agreed", "Agreed"), ("refused", "Refused")],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("answer_note", models.TextField(blank=True)),
                (
                    "assignment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="extensions",
                        to="suggestions.assignment",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="extensions",
                        to="suggestions.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answer", "refused"), _negated=True),
                        fields=("suggestion", "assignment"),
                        name="one_extension",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Cosigner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Asked"),
                            ("confirmed", "Co-signed"),
                            ("declined", "Declined"),
                            ("dropped", "Left out"),
                        ],
                        default="confirmed",
                        max_length=9,
                    ),
                ),
                ("text_version", models.PositiveIntegerField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("agrees_to_withdraw", models.BooleanField(default=False)),
                (
                    "mandate",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cosigned",
                        to="deputies.mandate",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cosigners",
                        to="suggestions.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("suggestion", "mandate"), name="cosigner_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "confirmed"), _negated=True),
                            ("text_version__isnull", False),
                            ("answered_at__isnull", True),
                            _connector="OR",
                        ),
                        name="confirmation_of_a_text",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "upload",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.upload"
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attachments",
                        to="suggestions.suggestion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="StarGrade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("lines", models.JSONField()),
                ("total", models.DecimalField(decimal_places=2, max_digits=7)),
                ("level", models.CharField(blank=True, max_length=40, verbose_name="level")),
                ("reasons", models.TextField(max_length=4000, verbose_name="reasons")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "scheme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="suggestions.gradingscheme",
                        verbose_name="scheme",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="star_grades",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "star grade",
                "verbose_name_plural": "star grades",
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reasons", ""), _negated=True), name="star_grade_has_reasons"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StepRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("reviewed", "Waiting for the committee's review"),
                            ("accepted", "Accepted"),
                            ("merged", "Handled with another"),
                            ("entrusted", "With the first-tier office"),
                            ("assigned", "Assigned"),
                            ("handling", "In progress"),
                            ("replied", "Replied"),
                            ("rehandling", "Being redone"),
                            ("tracking", "Tracking promises"),
                            ("closed", "Closed"),
                            ("not_accepted", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "to_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("reviewed", "Waiting for the committee's review"),
                            ("accepted", "Accepted"),
                            ("merged", "Handled with another"),
                            ("entrusted", "With the first-tier office"),
                            ("assigned", "Assigned"),
                            ("handling", "In progress"),
                            ("replied", "Replied"),
                            ("rehandling", "Being redone"),
                            ("tracking", "Tracking promises"),
                            ("closed", "Closed"),
                            ("not_accepted", "Not accepted"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=12,
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
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="suggestions.suggestion"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Urging",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="day")),
                (
                    "light",
                    models.CharField(
                        choices=[
                            ("go", "On time"),
                            ("near", "Due soon"),
                            ("hot", "Urgent"),
                            ("late", "Late"),
                            ("off", "–"),
                        ],
                        max_length=4,
                        verbose_name="light",
                    ),
                ),
                ("due_on", models.DateField(null=True, verbose_name="last day")),
                ("note", models.TextField(blank=True, verbose_name="words")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "letter",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urging",
                        to="suggestions.issuedpaper",
                        verbose_name="letter",
                    ),
                ),
                (
                    "people",
                    models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL, verbose_name="people told"),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="urgings",
                        to="suggestions.suggestion",
                        verbose_name="suggestion",
                    ),
                ),
            ],
            options={
                "verbose_name": "urging",
                "verbose_name_plural": "urgings",
                "ordering": ["-on", "-pk"],
                "constraints": [models.UniqueConstraint(fields=("suggestion", "on"), name="urged_once_a_day")],
            },
        ),
        migrations.CreateModel(
            name="Verdict",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "attitude",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("mostly", "Mostly satisfied"),
                            ("dissatisfied", "Not satisfied"),
                        ],
                        max_length=12,
                        verbose_name="attitude",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("mostly", "Mostly satisfied"),
                            ("dissatisfied", "Not satisfied"),
                        ],
                        max_length=12,
                        verbose_name="result",
                    ),
                ),
                (
                    "overall",
                    models.CharField(
                        choices=[
                            ("satisfied", "Satisfied"),
                            ("mostly", "Mostly satisfied"),
                            ("dissatisfied", "Not satisfied"),
                        ],
                        max_length=12,
                        verbose_name="overall",
                    ),
                ),
                ("opinion", models.TextField(blank=True, max_length=4000, verbose_name="opinion")),
                ("on", models.DateField(null=True)),
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
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="verdict",
                        to="suggestions.round",
                        verbose_name="round",
                    ),
                ),
            ],
            options={
                "verbose_name": "rating",
                "verbose_name_plural": "ratings",
            },
        ),
        migrations.CreateModel(
            name="ArchiveJob",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("running", "Being put together"),
                            ("done", "Ready"),
                            ("failed", "Failed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="waiting",
                        max_length=9,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("leased_until", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "result",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="files.upload",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organs.session"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=("by", "session"),
                        name="archive_job_open_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("result__isnull", True), ("state", "done"), _connector="OR"),
                        name="archive_offered_whole",
                    ),
                ],
            },
        ),
    ]
