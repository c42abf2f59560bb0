"""The database itself refuses to change or delete an issued briefing, whoever asks: application, shell or console."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION briefings_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an issued briefing never changes: % of % is refused', TG_OP, OLD.id
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER briefings_no_change BEFORE UPDATE ON briefings_briefing FOR EACH ROW
    WHEN (
        OLD.status = 'issued'
        AND to_jsonb(OLD) - 'is_public' - 'version' IS DISTINCT FROM to_jsonb(NEW) - 'is_public' - 'version'
    )
    EXECUTE FUNCTION briefings_refuse();
CREATE TRIGGER briefings_no_delete BEFORE DELETE ON briefings_briefing FOR EACH ROW
    WHEN (OLD.status = 'issued') EXECUTE FUNCTION briefings_refuse();
"""

ALLOW = """
DROP TRIGGER briefings_no_delete ON briefings_briefing;
DROP TRIGGER briefings_no_change ON briefings_briefing;
DROP FUNCTION briefings_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("briefings", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
