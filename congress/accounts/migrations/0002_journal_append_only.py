"""The database itself refuses to change or drop a row of the account journal."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION accounts_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the account journal is append-only: % is refused', TG_OP
        USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER accounts_event_no_change BEFORE UPDATE OR DELETE ON accounts_event
    FOR EACH STATEMENT EXECUTE FUNCTION accounts_refuse();
"""

ALLOW = """
DROP TRIGGER accounts_event_no_change ON accounts_event;
DROP FUNCTION accounts_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_squashed_0004_field_names")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
