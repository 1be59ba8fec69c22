"""The operator's commands about the city, its kelurahan and their laptops."""

import argparse
from pathlib import Path
from typing import Any

from central_server.admin import city, devices
from central_server.admin.standing import standing, troubles, unsigned
from central_server.cli.desk import OperatorDesk
from central_server.cli.words import SENTENCES
from central_server.reference import read_gazetteer
from central_server.wire import v1, v1_city
from desktop_app.domain.extras import Extra
from desktop_app.domain.region import RegionCode

LETTERHEAD = tuple(v1_city.LetterheadDoc.model_fields)

_LEVELS = 4  # province, kabupaten or kota, kecamatan, kelurahan


def add_commands(commands: Any) -> None:
    init = commands.add_parser("init", help="make the tables, the city and its keys")
    init.add_argument("file", type=Path, help="the city's settings (TOML)")
    init.set_defaults(run=_init)

    own = commands.add_parser("city", help="the city's settings").add_subparsers(required=True)
    change = own.add_parser("set", help="read the settings again, and tell every kelurahan")
    change.add_argument("file", type=Path)
    change.set_defaults(run=_city_set)
    ask = own.add_parser("ask", help="what clerks ask for besides, in every segment; none: nothing")
    ask.add_argument("extras", nargs="*", metavar="FIELD", help=", ".join(Extra))
    ask.set_defaults(run=_city_ask)
    own.add_parser("tell", help="tell every kelurahan its sheet again").set_defaults(run=_city_tell)

    commands.add_parser("upgrade", help="bring the tables to this program").set_defaults(
        run=_upgrade
    )
    renew = commands.add_parser("renew-epoch", help="after restoring a backup: a new life")
    renew.add_argument(
        "--lost",
        type=int,
        default=0,
        metavar="NEWS",
        help="only for laptops of version 0.1: how much news any kelurahan may have lost",
    )
    renew.set_defaults(run=_renew_epoch)
    commands.add_parser("status", help="the register in figures").set_defaults(run=_status)
    commands.add_parser(
        "troubles", help="facts that wait for clerk or city, or that nobody signed"
    ).set_defaults(run=_troubles)
    _add_kelurahan_commands(commands)
    _add_device_commands(commands)


def _add_kelurahan_commands(commands: Any) -> None:
    kelurahan = commands.add_parser("kelurahan", help="the kelurahan of the city").add_subparsers(
        required=True
    )
    add = kelurahan.add_parser("add", help="take a kelurahan or desa into the register")
    change = kelurahan.add_parser("set", help="change its names or letterhead, and tell it")
    for command in (add, change):
        command.add_argument("code", help="Kemendagri code, ten digits, dots allowed")
        command.add_argument(
            "--names",
            nargs=_LEVELS,
            metavar=("PROVINCE", "CITY", "KECAMATAN", "KELURAHAN"),
            help="as on the letterhead; taken from the list of regions when left out",
        )
        for line in LETTERHEAD:
            command.add_argument(f"--{line.replace('_', '-')}", metavar="TEXT")
    add.set_defaults(run=_kelurahan_add)
    change.set_defaults(run=_kelurahan_set)
    kelurahan.add_parser("list", help="all kelurahan").set_defaults(run=_kelurahan_list)


def _add_device_commands(commands: Any) -> None:
    device = commands.add_parser("device", help="the laptops").add_subparsers(required=True)
    add = device.add_parser("add", help="prepare a laptop: a code that works once")
    add.add_argument("kelurahan")
    add.add_argument("--file", type=Path, help="write the activation here too, for a USB stick")
    add.add_argument("--server", default="", help="address for this laptop, unless the city's")
    add.add_argument("--replaces", default="", metavar="DEVICE", help="what this laptop was before")
    add.set_defaults(run=_device_add)
    device.add_parser("list", help="all laptops").set_defaults(run=_device_list)
    revoke = device.add_parser("revoke", help="withdraw a laptop")
    revoke.add_argument("device", help="its id, or KELURAHAN/NUMBER")
    revoke.set_defaults(run=_device_revoke)
    vouch = device.add_parser("vouch", help="say what a laptop let in anew was before")
    vouch.add_argument("device", help="what it is now: its id, or KELURAHAN/NUMBER")
    vouch.add_argument("former", help="what it was before")
    vouch.set_defaults(run=_device_vouch)


def _init(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    settings = city.read_city(arguments.file.read_text(encoding="utf-8"))
    desk.database.upgrade()
    desk.run(lambda session: city.found_city(session, settings))
    now = desk.run(standing)
    desk.say(f"{now.city}: founded", f"epoch {now.epoch}", f"key   {now.key_id}")


def _city_set(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    settings = city.read_city(arguments.file.read_text(encoding="utf-8"))
    desk.run(lambda session: city.change_city(session, settings, desk.operator))
    desk.say(f"{settings.name}: changed")


def _city_ask(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    asks = desk.run(lambda session: city.ask_for(session, arguments.extras, desk.operator))
    desk.say(f"asked besides: {' '.join(asks) or 'nothing'}")


def _city_tell(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    told = desk.run(lambda session: city.tell_city(session, desk.operator))
    desk.say(f"{told} kelurahan: told")


def _upgrade(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    desk.database.upgrade()
    desk.say("the tables are this program's")


def _renew_epoch(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    epoch = desk.run(lambda session: city.renew_epoch(session, desk.operator, arguments.lost))
    desk.say(f"epoch {epoch}")


def _status(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    now = desk.run(standing)
    desk.say(
        f"city           {now.city}", f"epoch          {now.epoch}", f"key            {now.key_id}"
    )
    desk.say(f"devices        {now.devices}", f"registrations  {now.registrations}")
    for status, count in now.by_status.items():
        if count:
            desk.say(f"  {status.value:<13}{count}")
    desk.say(f"people         {now.people}", f"doubles        {now.doubles}")
    for verdict, count in now.by_verdict.items():
        desk.say(f"facts {verdict.value:<13}{count}")
    desk.say(f"dead letters   {now.dead_letters}")


def _troubles(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    heads = ("RECEIVED", "FACT", "DEVICE", "WAITS FOR", "CODE", "FIELD", "OFFERED")
    desk.table(
        heads,
        (
            (
                v1.instant(trouble.received_at),
                str(trouble.id),
                str(trouble.device),
                trouble.sort,
                trouble.code,
                trouble.about,
                str(trouble.attempts),
            )
            for trouble in desk.run(troubles)
        ),
    )
    for each in desk.run(unsigned):
        told = SENTENCES["fact.unsigned"].format(facts=each.facts, last=v1.instant(each.last))
        desk.say(f"{each.device}: {told}")


def _kelurahan_add(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    code = RegionCode.parse(arguments.code)
    names = arguments.names or _listed_names(desk, code)
    letterhead = {**_usual(code, names), **_lines(arguments)}
    digits = desk.run(
        lambda session: city.add_kelurahan(session, code.digits, names, letterhead, desk.operator)
    )
    desk.say(f"{digits} {names[-1] if names else ''}: added")


def _listed_names(desk: OperatorDesk, code: RegionCode) -> list[str]:
    return [region.name for region in read_gazetteer(desk.settings).path(code)]


def _usual(code: RegionCode, names: list[str]) -> dict[str, str]:
    """Return the two lines every letterhead has, as they are usually worded."""
    if len(names) != _LEVELS:
        return {}
    kind = "DESA" if code.digits[6] == "2" else "KELURAHAN"
    return {"government": f"PEMERINTAH {names[1].upper()}", "office": f"{kind} {names[3].upper()}"}


def _lines(arguments: argparse.Namespace) -> dict[str, str]:
    typed = {line: getattr(arguments, line) for line in LETTERHEAD}
    return {line: text for line, text in typed.items() if text is not None}


def _kelurahan_set(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    desk.run(
        lambda session: city.change_kelurahan(
            session, arguments.code, arguments.names, _lines(arguments), desk.operator
        )
    )
    desk.say(f"{arguments.code}: changed")


def _kelurahan_list(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    lines = desk.run(city.kelurahan_lines)
    desk.table(
        ("CODE", "NAME", "DEVICES", "REGISTRATIONS"),
        ((line.code, line.name, str(line.devices), str(line.registrations)) for line in lines),
    )


def _device_add(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    device = desk.run(
        lambda session: devices.add_device(
            session,
            arguments.kelurahan,
            arguments.server,
            desk.operator,
            replaces=arguments.replaces,
        )
    )
    desk.say(
        f"device   {arguments.kelurahan}/{device.number} ({device.id})",
        f"code     {device.code}",
        f"expires  {v1.instant(device.expires)}",
    )
    if arguments.file is not None:
        write_secret(arguments.file, device.activation.model_dump_json(indent=2).encode())
        desk.say(f"file     {arguments.file}")


def write_secret(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read: an activation lets a laptop in."""
    path.touch(mode=0o600)
    path.write_bytes(content)


def _device_list(desk: OperatorDesk, _arguments: argparse.Namespace) -> None:
    lines = desk.run(lambda session: devices.device_lines(session, desk.operator.at))
    heads = ("DEVICE", "STATE", "LAST CONTACT", "PROGRAM", "REGISTRATIONS", "UNSETTLED", "ID")
    desk.table(
        heads,
        (
            (
                f"{line.kelurahan}/{line.number}",
                line.state,
                v1.instant(line.last_contact) if line.last_contact else "never",
                line.program,
                str(line.registrations),
                str(line.unsettled),
                str(line.id),
            )
            for line in lines
        ),
    )


def _device_revoke(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    identity = desk.run(
        lambda session: devices.revoke_device(session, arguments.device, desk.operator)
    )
    desk.say(f"{identity}: revoked")


def _device_vouch(desk: OperatorDesk, arguments: argparse.Namespace) -> None:
    identity = desk.run(
        lambda session: devices.vouch(session, arguments.device, arguments.former, desk.operator)
    )
    desk.say(f"{identity}: gets back what it sent as {arguments.former}")
