"""What was sent with an application goes when it goes, whoever deletes it.

The sweep of the room of files then removes the bytes, as they belong to no row.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION recruitment_delete_files_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM recruitment_file WHERE subject = 'application:' || OLD.id;
    DELETE FROM recruitment_sending WHERE subject = 'application:' || OLD.id;
    RETURN NULL;
END $$;
CREATE TRIGGER files_go_with_their_application AFTER DELETE ON recruitment_application
    FOR EACH ROW EXECUTE FUNCTION recruitment_delete_files_of_application();
"""
BACKWARDS = """
DROP TRIGGER files_go_with_their_application ON recruitment_application;
DROP FUNCTION recruitment_delete_files_of_application();
"""


class Migration(migrations.Migration):
    dependencies = [("recruitment", "0010_tracker")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
