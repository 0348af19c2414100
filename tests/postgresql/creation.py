"""A database for the tests of each process: migrated in one, and copied from it in the others."""

import os

from django.db.backends.postgresql import creation

TURN = "SELECT pg_advisory_lock(1)"  # until its connection closes


class DatabaseCreation(creation.DatabaseCreation):
    def create_test_db(self, *args, **options):
        """To migrate takes longer than everything else before the first test."""
        if not (migrated := name_of_copy()):
            return super().create_test_db(*args, **options)
        with self._nodb_cursor() as server:
            server.execute(TURN)
            server.execute("SELECT FROM pg_database WHERE datname = %s", [migrated])
            if server.rowcount:
                self.connection.settings_dict["TEST"]["TEMPLATE"] = migrated
                return super().create_test_db(*args, **options)
            name = super().create_test_db(*args, **options)
            self.connection.close()
            server.execute(f'CREATE DATABASE "{migrated}" TEMPLATE "{name}"')
            return name

    def _destroy_test_db(self, test_database_name, verbosity):
        super()._destroy_test_db(test_database_name, verbosity)
        if migrated := name_of_copy():
            with self._nodb_cursor() as server:
                server.execute(f'DROP DATABASE IF EXISTS "{migrated}"')


def name_of_copy():
    """Of this run alone, so it is never older than the migrations. Nothing for a single process."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID")
    return run and f"migrated_{run}"
