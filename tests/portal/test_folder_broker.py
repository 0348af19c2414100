"""Messages in a folder: nobody can read half of one."""

from kombu import Connection

from portal.celery import app


class Curious:
    """Looks around while it is being written."""

    def __init__(self, folder):
        self.folder = folder

    def __json__(self):
        return sorted(path.name for path in self.folder.glob("*.msg"))


def channel(folder):
    assert app
    folders = {"data_folder_in": str(folder), "data_folder_out": str(folder)}
    options = {**folders, "control_folder": str(folder / "control")}
    return Connection("filesystem://", transport_options=options).channel()


def test_a_message_can_be_found_only_when_it_is_all_there(tmp_path):
    folder = channel(tmp_path)

    folder._put("celery", {"seen": Curious(tmp_path)})

    assert folder._get("celery") == {"seen": []}
    assert not [path for path in tmp_path.iterdir() if path.is_file()]
