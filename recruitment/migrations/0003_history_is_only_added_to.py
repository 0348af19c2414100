"""What has happened to an application cannot be changed or removed, not even by our own code."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION recruitment_refuse_to_rewrite_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The history of an application is only ever added to.'
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER history_is_only_added_to BEFORE UPDATE OR DELETE ON recruitment_stagechange
    FOR EACH ROW EXECUTE FUNCTION recruitment_refuse_to_rewrite_history();
"""
BACKWARDS = """
DROP TRIGGER history_is_only_added_to ON recruitment_stagechange;
DROP FUNCTION recruitment_refuse_to_rewrite_history();
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0002_roles")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
