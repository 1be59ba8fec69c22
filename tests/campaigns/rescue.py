"""A laptop nobody can open the usual way: by the recovery code, and by the city's own key.

    python -m tests.campaigns.rescue --seed 1 --count 50

Each trial registers people who are never sent, and then the way in is lost. Half of the laptops are
opened by the recovery code with an empty keychain; of the others nothing is left but a rescue file,
which the city takes in with its own key, twice. Every other laptop had been in contact before.
"""

import argparse
import io
import json
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central_server.cli.main import main as operate
from central_server.database import Database as CityDatabase
from central_server.models import FactRow, RegistrationRow
from central_server.settings import Settings
from desktop_app.storage.database import Database
from desktop_app.sync.activation import read_activation
from desktop_app.sync.client import CityServer as Line
from desktop_app.sync.round import run_round
from desktop_app.use_cases.first_run import recover, set_up
from desktop_app.use_cases.keeping import RESCUE_SUFFIX, write_rescue
from desktop_app.use_cases.who import WhoAreYou
from tests.campaigns.acts import Clerk
from tests.campaigns.office import OFFICER, PASSWORD, FileKeychain, guess_cheaply, sit_down
from tests.fixtures.people import NOW
from tests.fixtures.server import CityServer, found, running_server, sqlite_url

ANOTHER = "kenanga merah 52 sore"
PEOPLE = 6


def facts_of(database: Database) -> set[str]:
    with database.reading() as tx:
        return {str(fact.id) for fact in tx.outbox.numbered(range(1, 1000))}


def trial(server: CityServer, folder: Path, chance: Random, *, by_code: bool, met: bool) -> str:
    """Lose the way in and find another; return what is not as promised, or nothing."""
    keychain = FileKeychain(folder / "keychain.json")
    data = folder / "data"
    new = set_up(
        data, keychain, read_activation(server.activation_file()),
        officer_name=OFFICER, password=PASSWORD, now=NOW,
    )  # fmt: skip
    database = new.opened.database
    clerk = Clerk(sit_down(database, new.opened.officer), chance, first=chance.randrange(1, 8000))
    clerk.do("register")
    if met:
        with closing(Line(server.url, lambda: NOW)) as line:
            run_round(database, line, lambda: NOW)
    for _ in range(PEOPLE):
        clerk.do(chance.choice(("register", "amend", "print_proof")))
    saved = facts_of(database)
    if by_code:
        database.close()
        return _by_the_code(data, folder, new.recovery_code, saved)
    stick = folder / f"stik{RESCUE_SUFFIX}"
    write_rescue(data, stick)
    database.close()
    return _by_the_city(server, stick, saved)


def _by_the_code(data: Path, folder: Path, code: str, saved: set[str]) -> str:
    (folder / "keychain.json").write_text(json.dumps({}))
    found = recover(data, FileKeychain(folder / "keychain.json"), code, ANOTHER, NOW)
    if isinstance(found, WhoAreYou):
        return "the code opens, and asks who is there"
    opened = found.opened
    there = facts_of(opened.database)
    opened.database.close()
    if opened.repair.anything:
        return f"something was mended: {opened.repair}"
    return "" if there == saved else f"{len(saved - there)} acts are gone"


def _by_the_city(server: CityServer, stick: Path, saved: set[str]) -> str:
    url = server.settings.database
    for _ in range(2):
        paper = io.StringIO()
        code = operate(["--database", url, "--operator", "uji", "rescue", str(stick)], paper=paper)
        if code or "unreadable" in paper.getvalue():
            return f"the operator was told: {paper.getvalue()}"

    def judge(session: Session) -> str:
        stored = select(FactRow.id).where(FactRow.sequence.is_not(None))
        missing = saved - {str(one) for one in session.scalars(stored)}
        rows, numbers = session.execute(
            select(func.count(), func.count(RegistrationRow.number.distinct())).select_from(
                RegistrationRow
            )
        ).one()
        if missing:
            return f"{len(missing)} acts did not arrive"
        return "" if rows == numbers else "a registration is there twice"

    return server.database.within(judge)


def campaign(seed: int, count: int) -> list[str]:
    """Run so many trials against one city; return what went wrong, by trial."""
    guess_cheaply()
    wrong = []
    with tempfile.TemporaryDirectory(prefix="rescue-") as place:
        folder = Path(place)
        url = sqlite_url(folder)
        with closing(CityDatabase(Settings(database=url))) as city:
            found(city)
        with running_server(url) as server:
            for number in range(count):
                home = folder / f"{number}"
                home.mkdir()
                said = trial(
                    server,
                    home,
                    Random(f"{seed} {number}"),
                    by_code=number % 2 == 0,
                    met=number % 4 < 2,
                )
                if said:
                    wrong.append(f"trial {number}: {said}")
    return wrong


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=50)
    typed = parser.parse_args(arguments)
    wrong = campaign(typed.seed, typed.count)
    print(*wrong, sep="\n")
    print(f"seed {typed.seed}: {typed.count - len(wrong)} of {typed.count} came back whole")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
