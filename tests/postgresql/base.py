"""Django's PostgreSQL, but what a test has written is deleted: TRUNCATE takes ten times as long."""

from django.db.backends.postgresql import base, operations

from tests.postgresql.creation import DatabaseCreation

KEPT = {"auth_permission", "django_content_type"}
"""What Django would make again at once, and the same."""


class DatabaseOperations(operations.DatabaseOperations):
    def sql_flush(self, style, tables, *, reset_sequences=False, allow_cascade=False):
        """Empties tables as TRUNCATE does: waits for other sessions, asks neither trigger nor key.

        Only a superuser may pass by the triggers that guard the history.
        """
        superuser = self.connection.connection.info.parameter_status("is_superuser") == "on"
        if reset_sequences or not superuser:
            options = {"reset_sequences": reset_sequences, "allow_cascade": allow_cascade}
            return super().sql_flush(style, tables, **options)
        names = [self.quote_name(table) for table in sorted({*tables} - KEPT)]
        return [
            f"LOCK TABLE {', '.join(names)} IN ACCESS EXCLUSIVE MODE",
            "SET LOCAL session_replication_role = replica",
            *(f"DELETE FROM {name}" for name in names),  # noqa: S608  # our own tables
        ]


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation
    ops_class = DatabaseOperations
