from tests.applications.conftest import now, visitor

__all__ = ["now", "visitor"]
