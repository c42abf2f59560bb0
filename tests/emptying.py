"""The database as migrations left it, after a test that committed.

Django truncates every table, writes all permissions anew and forgets what migrations wrote: half a second a test.
"""

from django.db import connection, transaction
from django.test import TransactionTestCase

APPEND_ONLY = {"accounts_event", "audit_entry", "audit_head"}  # refuse DELETE
KEPT_BY = {  # tables with the trigger that refuses DELETE of some rows
    "briefings_briefing": "briefings_no_delete",
    "briefings_letter": "letters_no_delete",
    "briefings_letterround": "letter_rounds_no_delete",
}
OF_DJANGO = {"auth_permission", "django_content_type"}  # told by the models, whatever a test does
HOLIDAYS = "organs_holiday"  # written by a migration


def take_over() -> None:
    """Once a run: keep what migrations wrote, let the trail be truncated, and empty in Django's place."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE migrated AS TABLE {HOLIDAYS}")
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER audit_no_truncate")
        cursor.execute("ALTER TABLE audit_head DISABLE TRIGGER audit_no_truncate")
    TransactionTestCase._fixture_teardown = lambda _case: empty()  # type: ignore[attr-defined]


@transaction.atomic
def empty() -> None:
    """Empties the tables that are filled. Who is still writing is waited for, as TRUNCATE does."""
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - OF_DJANGO
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {', '.join(sorted(tables))} IN SHARE ROW EXCLUSIVE MODE")
        cursor.execute(" UNION ALL ".join(f"(SELECT '{table}' FROM {table} LIMIT 1)" for table in sorted(tables)))
        filled = {table for (table,) in cursor.fetchall()}
        if filled & APPEND_ONLY:
            cursor.execute(f"TRUNCATE {', '.join(sorted(APPEND_ONLY))}")
        for table in sorted(filled & KEPT_BY.keys()):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER {KEPT_BY[table]}")
        for table in sorted(filled - APPEND_ONLY):
            cursor.execute(f"DELETE FROM {table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in sorted(filled & KEPT_BY.keys()):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER {KEPT_BY[table]}")
        cursor.execute(f"INSERT INTO {HOLIDAYS} TABLE migrated")
