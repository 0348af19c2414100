"""The day on which tests happen. A test that depends on the real today is broken."""

from datetime import UTC, date, datetime

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
