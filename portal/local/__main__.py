"""`make run`: the whole product on a machine that has nothing but Python."""

import os
import sys
from pathlib import Path

from portal.local import address, leftovers, startup, state
from portal.local.children import adopt_orphans
from portal.local.crew import Crew, Failed, Stopped
from portal.local.plan import Plan, make

HR_EMAIL = "recruiter@fitthebill.example"


def main() -> None:
    root = Path(__file__).resolve().parents[2]
    os.chdir(root)
    os.umask(0o077)
    folder = state.open_folder(Path(os.environ.get("STATE_FOLDER") or ".local").resolve())
    lock = state.lock(folder)
    leftovers.end(folder)
    plan = make(folder, state.made_up_once(folder), os.environ)
    os.pwrite(lock, plan.environment["SITE_URL"].encode(), 0)
    state.write_private(folder / "env", state.as_env_file(plan.environment))
    sys.exit(run(plan, root))


def run(plan: Plan, root: Path) -> int:
    crew = Crew(plan.folder, {**os.environ, **plan.environment})
    crew.listen()
    adopt_orphans()
    try:
        startup.begin(crew, plan, root)
        say(welcome(plan))
        crew.keep()
    except Stopped:
        say("\nStopping ...")
        return 0
    except Failed as problem:
        say(f"\n{problem}")
        return 1
    finally:
        crew.stop()
        address.forget(plan.folder / "postgres")


def welcome(plan: Plan) -> str:
    site = plan.environment["SITE_URL"]
    caught = f"http://localhost:{plan.mailbox_port}/  every email, caught on this computer"
    lines = {
        "Site": f"{site}/",
        "HR desk": f"{site}/admin/",
        "Mailbox": caught if plan.mailbox else "none here: emails go where EMAIL_URL says",
        "HR sign-in": HR_EMAIL,
        "Password": plan.environment["DEMO_PASSWORD"],
    }
    block = "\n".join(f"  {name:<12}{text}" for name, text in lines.items())
    return f"\n  Fit the Bill is running.\n\n{block}\n\n  Ctrl-C stops everything.\n"


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
