import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("deputies", "0001_initial"),
        ("files", "0001_initial"),
        ("organs", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Round",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                ("started_on", models.DateField()),
                ("reason", models.TextField(blank=True)),
                ("no_feedback_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["number"],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "part",
                    models.CharField(
                        choices=[("lead", "Lead"), ("co", "Co-handler")], max_length=4, verbose_name="part"
                    ),
                ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="organs.unit"
                    ),
                ),
            ],
            options={
                "verbose_name": "assignment",
                "verbose_name_plural": "assignments",
                "ordering": ["-part", "pk"],
            },
        ),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="categories", to="organs.congress"
                    ),
                ),
            ],
            options={
                "verbose_name": "category",
                "verbose_name_plural": "categories",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CoOpinion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    ),
                ),
            ],
            options={
                "verbose_name": "outcome category",
                "verbose_name_plural": "outcome categories",
                "ordering": ["code"],
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
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reply", to="suggestions.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "reply",
                "verbose_name_plural": "replies",
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
                        ],
                        max_length=7,
                        verbose_name="method",
                    ),
                ),
                ("on", models.DateField(verbose_name="day")),
                ("people", models.CharField(max_length=200, verbose_name="who took part")),
                ("content", models.TextField(max_length=4000, verbose_name="what was discussed")),
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
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="contacts", to="suggestions.round"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
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
                ("may_publish", models.BooleanField(default=False, verbose_name="agrees to publication")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("accepted", "Accepted"),
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
                ("version", models.PositiveIntegerField(default=0)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="suggestions", to="organs.congress"
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
            },
        ),
        migrations.CreateModel(
            name="StepRecord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=20)),
                (
                    "from_status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("accepted", "Accepted"),
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
                            ("accepted", "Accepted"),
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
                ("at", models.DateTimeField()),
                ("note", models.TextField(blank=True)),
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
            },
        ),
        migrations.AddField(
            model_name="round",
            name="suggestion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rounds", to="suggestions.suggestion"
            ),
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
            },
        ),
        migrations.CreateModel(
            name="Cosigner",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
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
            },
        ),
        migrations.CreateModel(
            name="Clock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("dispatch", "Hand-over"),
                            ("redispatch", "Hand-over after a return"),
                            ("sign", "Sign-in"),
                            ("return", "Return window"),
                            ("contact", "First contact with the deputy"),
                            ("co_opinion", "Co-handling opinion"),
                            ("answer", "Answer"),
                            ("extended", "Answer, extended"),
                            ("rehandle", "Answer after re-handling"),
                            ("rating", "Rating"),
                        ],
                        max_length=10,
                        verbose_name="clock",
                    ),
                ),
                ("starts_on", models.DateField(verbose_name="starts on")),
                ("amount", models.PositiveSmallIntegerField()),
                ("unit", models.CharField(max_length=10)),
                ("local_clause", models.CharField(blank=True, max_length=200)),
                ("due_on", models.DateField(verbose_name="due on")),
                ("is_provisional", models.BooleanField(default=False)),
                ("stopped_on", models.DateField(blank=True, null=True)),
                ("reminded", models.CharField(blank=True, max_length=4)),
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
        migrations.AddField(
            model_name="assignment",
            name="suggestion",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="assignments", to="suggestions.suggestion"
            ),
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
                    ),
                ),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="verdict", to="suggestions.round"
                    ),
                ),
            ],
            options={
                "verbose_name": "rating",
                "verbose_name_plural": "ratings",
            },
        ),
        migrations.AddConstraint(
            model_name="category",
            constraint=models.UniqueConstraint(fields=("congress", "name"), name="category_once"),
        ),
        migrations.AddConstraint(
            model_name="numberseries",
            constraint=models.UniqueConstraint(fields=("session", "period"), name="number_series_once"),
        ),
        migrations.AddConstraint(
            model_name="outcomecategory",
            constraint=models.UniqueConstraint(fields=("congress", "code"), name="outcome_code_once"),
        ),
        migrations.AddConstraint(
            model_name="returnrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "open")), fields=("assignment",), name="one_open_return"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("category__isnull", False), ("sent_on__isnull", False), ("state", "sent")),
                    models.Q(("state", "sent"), _negated=True),
                    _connector="OR",
                ),
                name="sent_reply_is_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="suggestion",
            index=models.Index(fields=["congress", "status", "-id"], name="suggestion_by_status"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.UniqueConstraint(fields=("session", "period", "number"), name="suggestion_number_once"),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(("is_imported", True), ("lead__isnull", False), _connector="OR"),
                name="suggestion_has_lead",
            ),
        ),
        migrations.AddConstraint(
            model_name="suggestion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "submitted", "not_accepted", "withdrawn"]),
                    ("number__isnull", False),
                    _connector="OR",
                ),
                name="suggestion_accepted_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="round",
            constraint=models.UniqueConstraint(fields=("suggestion", "number"), name="round_once"),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answer", "refused"), _negated=True), fields=("suggestion",), name="one_extension"
            ),
        ),
        migrations.AddConstraint(
            model_name="cosigner",
            constraint=models.UniqueConstraint(fields=("suggestion", "mandate"), name="cosigner_once"),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_on__isnull", True)), fields=["due_on"], name="clock_running"
            ),
        ),
        migrations.AddIndex(
            model_name="clock",
            index=models.Index(
                condition=models.Q(("stopped_on__isnull", True)), fields=["suggestion", "due_on"], name="clock_of_item"
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_on__isnull", True)),
                fields=("suggestion", "assignment", "kind"),
                name="clock_runs_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="clock",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_on__gt", models.F("starts_on"))), name="clock_order"
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("part", "lead"), models.Q(("state", "returned"), _negated=True)),
                fields=("suggestion",),
                name="one_lead_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "returned"), _negated=True),
                fields=("suggestion", "unit"),
                name="unit_once_at_a_time",
            ),
        ),
    ]
