"""Damage to the encrypted file, its log and its packets, a thousand times over; what comes back.

    python -m tests.campaigns.damage --seed 1 --count 1000

A trial copies a laptop's folder as a crash would leave it (the log not yet brought home), damages
one or two things in it by chance of the seed, opens it as a start does, and compares every act with
what had been said to be saved. Where one copy is whole nothing may be missing; where both are
damaged, whatever is missing must be named.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from sqlalchemy import text
from uuid_utils.compat import uuid7

from desktop_app.domain.office import Officer, Role, time_zone
from desktop_app.domain.repair import FileFate, Repair
from desktop_app.errors import Unavailable
from desktop_app.paths import COPIES_FOLDER
from desktop_app.storage.copies import OFFICE_NAMES
from desktop_app.storage.database import Database, create_database
from desktop_app.storage.device_key import DeviceKey, DeviceKeys
from desktop_app.storage.repair import open_checked
from desktop_app.use_cases.desk import Desk
from tests.campaigns.acts import Clerk
from tests.campaigns.office import FileKeychain, books
from tests.campaigns.standing import complaints
from tests.fixtures.desk import DEVICE, KEY
from tests.fixtures.people import CITY, KELURAHAN, NOW

ACTS = 40
PAGE = 4096
SEALS_TO = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
"""A city's recipient; nobody holds its identity."""

Damage = Callable[[Path, Random], None]


@dataclass
class Laptop:
    """A folder as a crash leaves it, and what had been said to be saved in it.

    Attributes:
        acts: Every row a clerk's acts left, by what it is about, and the number it belongs to.
    """

    folder: Path
    acts: dict[tuple[object, ...], str]
    others: bytes


@dataclass
class Score:
    """Counts of a campaign, by kind of damage."""

    trials: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    breaches: list[str] = field(default_factory=list)

    def line(self, kind: str) -> str:
        return (
            f"{kind:<28}{self.trials[kind]:>7}{self.told[kind]:>7}{self.named[kind]:>7}"
            f"{sum(breach.startswith(kind) for breach in self.breaches):>9}"
        )


def flip(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def zero_page(path: Path, chance: Random) -> None:
    content = bytearray(path.read_bytes())
    page = chance.randrange(len(content) // PAGE)
    content[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)
    path.write_bytes(content)


def cut(path: Path, chance: Random) -> None:
    path.write_bytes(path.read_bytes()[: chance.randrange(1, path.stat().st_size)])


def empty(path: Path, _chance: Random) -> None:
    path.write_bytes(b"")


def delete(path: Path, _chance: Random) -> None:
    path.unlink()


def database_of(folder: Path) -> Path:
    return folder / "loket.db"


def log_of(folder: Path) -> Path:
    return folder / "loket.db-wal"


def to_file(damage: Damage) -> Damage:
    return lambda folder, chance: damage(database_of(folder), chance)


def to_log(damage: Damage) -> Damage:
    return lambda folder, chance: damage(log_of(folder), chance)


def to_packets(damage: Damage, most: int = 5) -> Damage:
    def spoil(folder: Path, chance: Random) -> None:
        packets = sorted((folder / COPIES_FOLDER).glob("*.age"))
        for packet in chance.sample(packets, chance.randint(1, most)):
            damage(packet, chance)

    return spoil


def in_turn(*damages: Damage) -> Damage:
    def spoil(folder: Path, chance: Random) -> None:
        for damage in damages:
            damage(folder, chance)

    return spoil


def lose_file_and_log(folder: Path, _chance: Random) -> None:
    database_of(folder).unlink()
    log_of(folder).unlink()


def lose_everything_but_packets(folder: Path, chance: Random) -> None:
    lose_file_and_log(folder, chance)
    shutil.rmtree(folder / "backups")


def anothers(folder: Path, chance: Random) -> None:
    lose_file_and_log(folder, chance)
    create_database(database_of(folder), bytes(reversed(KEY))).close()


def older(folder: Path, _chance: Random) -> None:
    """Put an old backup in the file's place by hand."""
    log_of(folder).unlink()
    [backup] = (folder / "backups").iterdir()
    shutil.copy(backup, database_of(folder))


ONE_COPY: dict[str, Damage] = {
    "file, one bit": to_file(flip),
    "file, a page of zeros": to_file(zero_page),
    "file, cut short": to_file(cut),
    "file, zero bytes": to_file(empty),
    "file, deleted": to_file(delete),
    "file and log, deleted": lose_file_and_log,
    "file, log, backups, deleted": lose_everything_but_packets,
    "file, another laptop's": anothers,
    "file, an older copy": older,
    "log, one bit": to_log(flip),
    "log, cut short": to_log(cut),
    "log, zero bytes": to_log(empty),
    "log, deleted": to_log(delete),
    "packets, one bit": to_packets(flip),
    "packets, cut short": to_packets(cut),
    "packets, deleted": to_packets(delete),
}
BOTH_COPIES: dict[str, Damage] = {
    "file and packets, one bit": in_turn(to_file(flip), to_packets(flip)),
    "log deleted, packets spoilt": in_turn(to_log(delete), to_packets(flip)),
    "all but packets, some spoilt": in_turn(lose_everything_but_packets, to_packets(cut)),
    "all but packets, some deleted": in_turn(lose_everything_but_packets, to_packets(delete)),
}
KINDS = ONE_COPY | BOTH_COPIES
NO_FILE = {
    "file, zero bytes", "file, deleted", "file and log, deleted", "file, log, backups, deleted",
    "file, another laptop's",
}  # fmt: skip
"""Where nothing of the file is left; a damaged page may have its good version in the log."""


def new_laptop(folder: Path, seed: int) -> Laptop:
    """Let a clerk work, with a backup on the way, and copy the folder while the file is open."""
    chance = Random(seed)
    home, copy = folder / "home", folder / "copy"
    home.mkdir(parents=True)
    database = create_database(database_of(home), KEY)
    clerk = Clerk(_desk(database, folder), chance)
    backup_after, rest_after = chance.randrange(5, ACTS), chance.randrange(5, ACTS)
    for number in range(ACTS):
        [act] = chance.choices(("register", "amend", "withdraw", "print_proof", "hear"), _WEIGHTS)
        clerk.do(act if len(clerk.saved) > 1 else "register")
        if number == backup_after:
            clerk.back_up()
        if number == rest_after:
            clerk.rest()
    clerk.do("register")  # so that the log is never empty
    shutil.copytree(home, copy)
    laptop = Laptop(copy, acts_of(database), office_of(database))
    database.close()
    return laptop


_WEIGHTS = (10, 4, 1, 3, 2)


def _desk(database: Database, folder: Path) -> Desk:
    keys = DeviceKeys(FileKeychain(folder / "keychain.json"), "vault")
    database.keys = keys
    device = replace(DEVICE, public_key=keys.keep(DeviceKey(DEVICE.private_key)))
    city = replace(CITY, sealing_key=SEALS_TO)
    officer = Officer(uuid7(), "Rina Kurniasih", Role.CLERK)
    with database.transaction() as tx:
        tx.settings.put_city(city)
        tx.settings.put_device(device)
        tx.officers.add(officer)
    return Desk(database, books(), city, device, officer, time_zone(KELURAHAN))


_FACTS = """
    SELECT facts.seq, hex(facts.id), kind, facts.at, author, hex(worker), version, hex(body),
        hex(chain), hex(signature), number
    FROM facts JOIN registrations ON registrations.id = facts.worker
"""
_REGISTRATIONS = """
    SELECT number, hex(id), running, nik, family_card, name, born, street, segment, funding,
        CASE status WHEN 'sent' THEN 'registered' ELSE status END, at, {}, number
    FROM registrations JOIN details USING (row)
"""
_PAPERS = """
    SELECT hex(papers.id), kind, papers.number, copy, papers.at, papers.officer,
        registrations.number
    FROM papers JOIN registrations ON registrations.id = papers.worker
"""


def acts_of(database: Database) -> dict[tuple[object, ...], str]:
    """Return every row an act left, exactly, and the registration number it belongs to.

    Not where a fact stands: one that comes back waits again, and a repeat is harmless.
    """
    found: dict[tuple[object, ...], str] = {}
    with database.reading() as tx:
        told = [row[1] for row in tx.session.execute(text("PRAGMA table_info(details)"))]
        columns = ", ".join(f"hex(details.{name})" for name in told if name != "row")
        for query in (_FACTS, _REGISTRATIONS.format(columns), _PAPERS):
            for *row, number in tx.session.execute(text(query)):
                found[tuple(row)] = str(number)
    return found


def office_of(database: Database) -> bytes:
    with database.reading() as tx:
        city, device = tx.settings.city(), tx.settings.device()
        return repr((city, device and replace(device, counter=0), tx.officers.all())).encode()


def trial(kind: str, laptop: Laptop, folder: Path, chance: Random, score: Score) -> None:
    """Damage one copy of a laptop, open it, and judge what is there and what is said."""
    score.trials[kind] += 1
    home = folder / "trial"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(laptop.folder, home)
    KINDS[kind](home, chance)
    try:
        checked = open_checked(database_of(home), KEY, NOW)
    except Unavailable as no:
        score.told[kind] += 1
        if no.code != "database.not_mendable" or office_is_there(laptop, home):
            score.breaches.append(f"{kind}: not opened: {no.code}")
        return
    try:
        for breach in judged(kind, laptop, checked.database, checked.repair):
            score.breaches.append(f"{kind}: {breach}")
    finally:
        checked.database.close()
    score.told[kind] += checked.repair.anything
    score.named[kind] += len(checked.repair.lost)
    again = open_checked(database_of(home), KEY, NOW)
    again.database.close()
    if again.repair.anything:
        score.breaches.append(f"{kind}: told again at the next start: {again.repair}")


def office_is_there(laptop: Laptop, home: Path) -> bool:
    """Say whether either copy of the office is as it was: without both nobody knows whose it is."""
    return any(
        (home / COPIES_FOLDER / name).exists()
        and (home / COPIES_FOLDER / name).read_bytes()
        == (laptop.folder / COPIES_FOLDER / name).read_bytes()
        for name in OFFICE_NAMES
    )


def judged(kind: str, laptop: Laptop, database: Database, repair: Repair) -> list[str]:
    """Return everything that is not as promised."""
    found = acts_of(database)
    missing = {number for row, number in laptop.acts.items() if row not in found}
    breaches = []
    if office_of(database) != laptop.others:
        breaches.append("city, device or officers are not as they were")
    if kind in ONE_COPY:
        breaches += complaints(database)
    if kind in ONE_COPY and missing:
        breaches.append(f"{len(missing)} registrations lost or changed: {sorted(missing)}")
    if (unnamed := missing - set(repair.lost)) and len(unnamed) > repair.unnamed:
        breaches.append(f"lost and not named: {sorted(unnamed)}")
    if kind in ONE_COPY and repair.lost:
        breaches.append(f"named as lost, and is not: {repair.lost}")
    if repair.fate is FileFate.KEPT and kind in NO_FILE:
        breaches.append("a file that is no more was kept")
    return breaches


def campaign(
    seed: int, count: int, laptops: Sequence[Laptop], kinds: Sequence[str] = tuple(KINDS)
) -> Score:
    """Run trials of each kind in turn; the same seed damages the same bits."""
    score = Score()
    with tempfile.TemporaryDirectory(prefix="damage-") as folder:
        for number in range(count):
            kind = kinds[number % len(kinds)]
            chance = Random(f"{seed} {number}")
            trial(kind, chance.choice(laptops), Path(folder), chance, score)
    return score


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    typed = parser.parse_args(arguments)
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="laptops-") as folder:
        laptops = [new_laptop(Path(folder, f"{at}"), typed.seed * 100 + at) for at in range(5)]
        score = campaign(typed.seed, typed.count, laptops)
    print(f"{'damage':<28}{'trials':>7}{'told':>7}{'named':>7}{'breaches':>9}")
    for kind in KINDS:
        print(score.line(kind))
    print(*score.breaches[:40], sep="\n")
    seconds = time.monotonic() - began
    print(
        f"seed {typed.seed}: {score.trials.total()} damages, {len(score.breaches)} breaches, "
        f"{score.told.total()} told, {seconds:.0f} s"
    )
    return 1 if score.breaches else 0


if __name__ == "__main__":
    sys.exit(main())
