"""The guide to installing the city's server, followed to the letter on a bare machine.

``python -m tests.campaigns.server_install`` (root, debootstrap, systemd-nspawn; some minutes)

Every line in ``docs/server-install.md`` is run in its order on a Debian 12 with systemd and nothing
else, from the package as it is built. In between a real laptop on this machine registers people and
has its rounds over HTTPS, and what it and the city hold is compared. Then the image is built and
tried (container.py).
"""

import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from subprocess import PIPE

import httpx

from desktop_app.sync.activation import read_activation
from installers import verifier
from installers.artefacts import ROOT, checksums
from tests.campaigns.container import contain
from tests.campaigns.counter import DELIVERED, Counter, a_counter
from tests.campaigns.machine import THERE, Machine, bare_root, booted, copy_of, in_root
from tests.fixtures.certificates import Authority

GUIDE = ROOT / "docs" / "server-install.md"
NAME = "loket.kota.example"
PACKAGE = "/var/tmp/paket"
OLDER = "postgresql+psycopg://loket@/lama?host=/run/postgresql"
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
_EXPOSED = re.compile(r"exposure level for \S+: ([0-9.]+)")
_MOST_EXPOSED = 2.0
_AWAKE_WITHIN = 120.0


def sections(guide: str) -> dict[str, str]:
    """Return the lines to be typed, by the heading they stand under."""
    found = {}
    for part in guide.split("\n## ")[1:]:
        blocks = _BLOCK.findall(part)
        if blocks:
            found[part.partition("\n")[0]] = "".join(blocks)
    return found


class Trial:
    """One machine, one laptop, and what has been said so far."""

    def __init__(self, machine: Machine, scratch: Path, authority: Authority) -> None:
        self.machine = machine
        self.scratch = scratch
        self.authority = authority
        self.laptop: Counter | None = None
        self.people = 0
        self.open = ExitStack()

    def follow(self, title: str, lines: str) -> None:
        """Type a section's lines, and look at what it was to bring about."""
        before, after = BEFORE.get(title), AFTER.get(title)
        if before:
            before(self)
        began = time.monotonic()
        told = self.machine.shell(lines.replace(NAME, THERE), PACKAGE)
        say(f"{title}: {time.monotonic() - began:.1f} s", *told.splitlines()[-6:])
        if after:
            after(self)

    def certificate(self) -> None:
        """Give the machine what an authority would: two files."""
        pem = self.authority.issue(THERE).read_text(encoding="utf-8")
        key, end, certificate = pem.partition("-----END PRIVATE KEY-----\n")
        folder = self.machine.root / "etc" / "loket-server" / "tls"
        folder.mkdir(mode=0o750)
        (folder / "key.pem").write_text(key + end, encoding="utf-8")
        (folder / "certificate.pem").write_text(certificate, encoding="utf-8")

    def at_the_door(self) -> None:
        """Nobody gets by the web server, and nothing too large or in clear gets past it."""
        self.awake()
        trusted = ssl.create_default_context(cafile=str(self.authority.file))
        with httpx.Client(verify=trusted, base_url=f"https://{THERE}", timeout=20) as line:
            assert line.get("/v1/health").status_code == httpx.codes.OK
            large = line.post("/v1/facts", content=bytes((1 << 20) + 1))
            assert large.status_code == httpx.codes.REQUEST_ENTITY_TOO_LARGE
            assert line.get("/else").status_code == httpx.codes.NOT_FOUND
        assert httpx.get(f"http://{THERE}/v1/health").status_code == httpx.codes.NOT_FOUND
        try:
            httpx.get(f"http://{THERE}:8650/v1/health", timeout=3)
        except httpx.TransportError:
            return
        raise AssertionError("the server answers others than the web server in front")

    def confined(self) -> None:
        """The service runs as it was told to, and systemd calls it well confined."""
        for unit in ("loket-server.service", "loket-nightly.service"):
            told = self.machine.shell(f"systemd-analyze security --no-pager {unit}")
            found = _EXPOSED.search(told)
            assert found is not None, told
            assert float(found[1]) < _MOST_EXPOSED, told
            say(f"{unit}: exposure {found[1]}")
        who = self.machine.shell("ps -o user= -p $(systemctl show -P MainPID loket-server)")
        assert who.strip() == "loket", who

    def let_in(self) -> None:
        """A laptop is set up from the activation file, and has its first round."""
        file = self.machine.root / "var" / "lib" / "loket-server" / "laptop-1.loket"
        activation = read_activation(file.read_bytes())
        self.laptop = self.open.enter_context(a_counter(self.scratch / "laptop", activation, 1))
        self.work(20)

    def work(self, people: int = 5) -> None:
        """Register, send, and compare what both ends hold."""
        laptop = self.laptop
        assert laptop is not None
        self.awake()
        for _ in range(people):
            self.people += 1
            laptop.register(self.people)
        for _ in range(3):  # a new life of the register is noticed in one round, mended in the next
            laptop.round()
        facts = laptop.facts()
        assert len(facts) == self.people
        assert {standing for _, standing, _ in facts} == {DELIVERED}, facts
        told = self.machine.shell("loket-city status")
        assert re.search(rf"^registrations +{self.people}$", told, re.MULTILINE), told
        say(f"  {self.people} registered, sent, acknowledged, and at the city once")

    def awake(self) -> None:
        last = time.monotonic() + _AWAKE_WITHIN
        while time.monotonic() < last:
            told = self.machine.shell("systemctl is-active loket-server || true").strip()
            with closing(httpx.Client(verify=str(self.authority.file))) as line:
                try:
                    if line.get(f"https://{THERE}/v1/health").is_success:
                        return
                except httpx.TransportError:
                    pass
            time.sleep(0.2)
        raise AssertionError(f"loket-server: {told}\n{self.journal()}")

    def journal(self) -> str:
        return self.machine.shell("journalctl --no-pager -u loket-server -u loket-nightly -n 40")

    def since_the_backup(self) -> None:
        """What comes in after the backup is what a restore will lack."""
        self.work(7)

    def older(self) -> None:
        """A register of the first release is upgraded by the operator's command."""
        self.work()
        script = (ROOT / "tests" / "fixtures" / "older.py").read_text(encoding="utf-8")
        (self.machine.root / PACKAGE.lstrip("/") / "older.py").write_text(script, encoding="utf-8")
        told = self.machine.shell(
            "runuser -u postgres -- createdb --owner loket lama\n"
            ". /etc/loket-server/server.env\n"
            "runuser -u loket -- /usr/local/lib/loket-server/bin/python older.py"
            f' "$LOKET_SERVER_DATABASE" "{OLDER}"\n'
            f"! loket-city --database '{OLDER}' serve 2>&1\n"
            f"loket-city --database '{OLDER}' upgrade\n"
            f"loket-city --database '{OLDER}' backup /var/lib/loket-server/lama\n"
            f"loket-city --database '{OLDER}' status\n",
            PACKAGE,
        )
        assert "the tables are not this program's" in told
        assert re.search(rf"^registrations +{self.people}$", told, re.MULTILINE), told
        say("  a register of the first release: refused, upgraded, backed up, whole")

    def quiet(self) -> None:
        """Nothing of a person stands in the machine's journal."""
        told = self.machine.shell("journalctl --no-pager")
        assert not re.search(r"(?<!\d)\d{16}(?!\d)", told)
        assert "Traceback" not in told, told


BEFORE: Mapping[str, Callable[[Trial], None]] = {
    "The door": Trial.certificate,
    "The bad day": Trial.since_the_backup,
    "PostgreSQL's own tools": Trial.work,
}
AFTER: Mapping[str, Callable[[Trial], None]] = {
    "The city": Trial.confined,
    "The door": Trial.at_the_door,
    "The first laptop": Trial.let_in,
    "The bad day": Trial.work,
    "PostgreSQL's own tools": Trial.work,
    "A new version": Trial.older,
}


def install(scratch: Path, package: Path, base: Path) -> None:
    """Follow the guide on a machine of its own."""
    root = scratch / "machine"
    copy_of(base, root)
    shutil.copytree(package, root / PACKAGE.lstrip("/"))
    steps = sections(GUIDE.read_text(encoding="utf-8"))
    in_root(root, "apt-get update -q && apt-get install -q -y --no-install-recommends procps")
    in_root(root, f"export DEBIAN_FRONTEND=noninteractive\n{steps.pop('The system')}")
    authority = Authority(scratch)
    os.environ["SSL_CERT_FILE"] = str(authority.file)
    with booted(root) as machine:
        trial = Trial(machine, scratch, authority)
        with trial.open:
            for title, lines in steps.items():
                trial.follow(title, lines)
            trial.quiet()


def lines_of(containerfile: str) -> Iterator[tuple[str, str]]:
    """Yield the first word of each line and the rest."""
    for line in containerfile.replace("\\\n", " ").splitlines():
        if line.strip() and not line.startswith("#"):
            word, _, rest = line.partition(" ")
            yield word, rest


def packages(scratch: Path) -> Path:
    """Build the package of the last commit twice; both must be the same to the byte."""
    source, made = scratch / "source", [scratch / "package", scratch / "again"]
    source.mkdir()
    archived = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, stdout=PIPE, check=True)
    subprocess.run(["tar", "--extract"], cwd=source, input=archived.stdout, check=True)
    verifier.make(target=source / verifier.TARGET.relative_to(ROOT))
    for folder in made:
        command = [
            sys.executable,
            "-m",
            "installers.build",
            "server",
            "--wheels",
            "--to",
            str(folder),
        ]
        subprocess.run(command, cwd=source, check=True)
    assert checksums(made[0]) == checksums(made[1])
    say("the package: twice the same bytes")
    return made[0]


def say(*lines: str) -> None:
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    parser = ArgumentParser(description="Install the city's server on a bare machine.")
    parser.add_argument("--scratch", type=Path, default=ROOT / "build" / "server-trial")
    scratch = parser.parse_args().scratch.absolute()
    for old in ("machine", "source", "package", "again", "laptop", "inside", "store", "files"):
        shutil.rmtree(scratch / old, ignore_errors=True)
    scratch.mkdir(parents=True, exist_ok=True)
    base = bare_root(scratch / "base")
    package = packages(scratch)
    install(scratch, package, base)
    contain(scratch, package)
    say(json.dumps({"guide": len(sections(GUIDE.read_text(encoding="utf-8"))), "ok": True}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
