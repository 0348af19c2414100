import logging

from portal.logs import Discreet


def test_a_log_line_names_the_fault_and_the_place_and_nothing_that_anybody_said():
    row = " ".join(("Gw" + "en", "Hughes"))
    try:
        raise ValueError(row)
    except ValueError as fault:
        where = (type(fault), fault, fault.__traceback__)
    record = logging.LogRecord("portal", logging.ERROR, "x", 1, "It failed", (), where)

    line = Discreet("{message}", style="{").format(record)

    assert "ValueError" in line
    assert "test_logs.py" in line
    assert row not in line
