"""The head may go on by many entries at once, but only forward and only to one that stands."""

from django.db import migrations

FOLLOW = """
CREATE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number > OLD.number AND EXISTS (
        SELECT FROM audit_entry WHERE number = NEW.number AND digest = NEW.digest
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only: UPDATE on audit_head is refused'
        USING ERRCODE = 'insufficient_privilege';
END $$;

DROP TRIGGER audit_one_forward ON audit_head;
CREATE TRIGGER audit_forward BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_follow();
"""

STEP = """
DROP TRIGGER audit_forward ON audit_head;
DROP FUNCTION audit_follow();
CREATE TRIGGER audit_one_forward BEFORE UPDATE ON audit_head
    FOR EACH ROW WHEN (NEW.number <> OLD.number + 1) EXECUTE FUNCTION audit_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [migrations.RunSQL(FOLLOW, STEP)]
