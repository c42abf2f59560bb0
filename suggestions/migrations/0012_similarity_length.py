from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("suggestions", "0011_gradings")]

    operations = [
        # Entries are derived: the next sweep reads every suggestion again.
        migrations.RunSQL("DELETE FROM suggestions_similarityentry", migrations.RunSQL.noop),
        migrations.AddField("similarityentry", "length", models.FloatField(default=1), preserve_default=False),
    ]
