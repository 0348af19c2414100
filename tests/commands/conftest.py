import json

import pytest


@pytest.fixture
def file(tmp_path):
    def write(said):
        path = tmp_path / "answers.json"
        path.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
        return str(path)

    return write
