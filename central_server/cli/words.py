"""What the operator is told: a sentence for every code the operator's acts can refuse with."""

from collections.abc import Mapping

from desktop_app.domain.issues import Issue
from desktop_app.domain.worker import is_printable

SENTENCES: Mapping[str, str] = {
    "application.nik_differs": "the NIK is not the one of this registration",
    "application.none_named": "name the registrations, or say --all",
    "application.unknown": "no application has the number {number}",
    "backup.differs": "what was read back is not what the register holds; there is no backup",
    "backup.exists": "there is a file of that name; a backup never replaces another",
    "backup.unreadable": "that is no backup of a register, or it is damaged",
    "bequest.none": "this laptop has left nothing",
    "city.exists": (
        "this database has a city already; change it with `city set`, or replace it by a backup "
        "with `restore FILE --over KEPT`"
    ),
    "city.extra_unknown": "nothing called {name} can be asked for; there is {known}",
    "city.missing": "this database has no city yet; run `init` first",
    "city.programme_doubled": "two programmes for {segment} begin with the funding {funding}",
    "city.server_missing": "say where laptops find the server: --server, or the city's file",
    "city.settings_unreadable": "the city's settings file is not as described: {where}",
    "confirmation.none": "{number} has no confirmation that is in force",
    "correction.field_unknown": "no field to be corrected is called {name}",
    "correction.reason_missing": "the kelurahan has to read a reason",
    "correction.refused": "the rules refuse it ({why})",
    "correction.same": "that is what the register shows already",
    "correction.too_late": "it is {status}; its content can no longer be changed",
    "coverage.doubles": "{n} of them have a NIK that is registered twice",
    "coverage.elsewhere": "{n} of them live in another kelurahan",
    "coverage.over": "{over} more than the target of {target}, set on {set_on}",
    "database.away": "the database does not answer, or is not one; nothing was changed",
    "database.newer": (
        "a newer version of this program made these tables; take that one, or a backup of before"
    ),
    "database.not_current": "the tables are not this program's; run `upgrade` (or `init`) first",
    "date.unreadable": "not a date (YYYY-MM-DD or DD-MM-YYYY)",
    "device.itself": "those two are one identity, or the second came of the first",
    "device.not_revoked": "this device was not revoked",
    "device.other_kelurahan": "those two laptops are of different kelurahan",
    "device.revoked_before": "this device was revoked before",
    "device.unknown": "no such device; name it by id or as KELURAHAN/NUMBER",
    "device.vouched_before": "that laptop has another former identity already",
    "alike.none": "{number} and the other are not listed as alike",
    "double.none": "no other registration has the NIK of {number}",
    "exchange.foreign": "no laptop of this city has signed this file; nothing was taken in",
    "exchange.forked": "this laptop has a twin; it has to go online once before its files count",
    "exchange.not_let_in": "the activation code in this file lets nobody in ({why})",
    "exchange.unreadable": "the file is cut short, garbled, or sealed to another city",
    "fact.unsigned": (
        "{facts} facts came without a signature, the last on {last}; they are in the register, but "
        "only the laptop's word says who wrote them: ask whether its keychain opens"
    ),
    "kelurahan.exists": "kelurahan {kelurahan} is there already",
    "kelurahan.names_missing": (
        "the list of regions has no such kelurahan; look at the code, or say what it is called: "
        "--names PROVINCE CITY KECAMATAN KELURAHAN"
    ),
    "kelurahan.not_whole": "the code of a kelurahan or desa has ten digits",
    "kelurahan.unknown": "kelurahan {kelurahan} is not in this register",
    "kpj.not_11_digits": "a KPJ has eleven digits",
    "kpj.taken": "this KPJ belongs to registration {number}",
    "letter.accepted_before": "it was taken in before; correct the registration instead",
    "letter.person_unknown": "the register knows nobody it could be about in that kelurahan",
    "letter.refused": "the rules refuse it ({why})",
    "letter.several": "several contents came under this id; name one by its hash",
    "letter.unknown": "no fact that was held has this id or hash",
    "letterhead.unreadable": "too long or unprintable: {where}",
    "membership.decree_missing": "an approval needs the number of the decree",
    "membership.out_of_order": "{number} is {status}; that step cannot follow",
    "membership.protection_reversed": "protection ends before it starts",
    "membership.reason_missing": "a refusal needs its reason",
    "nik.impossible_date": "the NIK holds no possible birth date",
    "nik.not_16_digits": "a NIK has sixteen digits, not {now}",
    "nik.not_only_digits": "a NIK has only digits",
    "nik.region_zero": "the NIK begins with no possible region",
    "nik.serial_zero": "the NIK ends in 0000",
    "program.broken": "the program failed; nothing was changed. Hand its makers the lines above",
    "region.unreadable": "that is no region code",
    "rescue.forked": "laptop {device} has numbered other facts alike; let it send by itself first",
    "rescue.unreadable": "that is no rescue file",
    "sealed.recipient_unknown": "that is no key to seal to",
    "sealed.unreadable": "it was not sealed to this city, or it is damaged",
    "sheet.cell_missing": "the cell is empty",
    "sheet.cell_too_long": "the cell holds too much text",
    "sheet.content_refused": "today's rules refuse it ({why}); have it withdrawn and made anew",
    "sheet.formula": "the cell holds a formula; paste values only",
    "sheet.heading_doubled": "two columns are headed {heading}",
    "sheet.heading_missing": "no column is headed {heading}",
    "sheet.nik_missing": "no NIK yet; left out until an amendment brings one",
    "sheet.number_not_text": "the cell is a number, so digits may be lost; format as text, refill",
    "sheet.row_out_of_order": "row {row} stands behind a later one; save the file once more",
    "sheet.row_doubled": "this registration stands in an earlier row too",
    "sheet.too_large": "the file is too large",
    "sheet.unreadable": "the file is no proper XLSX workbook",
    "target.ends_before": "a target cannot end before it is set",
    "target.none": "there is no such target",
    "target.people_impossible": "a target is a number of people from 1 to {most}",
    "template.field_unknown": "the template asks for an unknown field: {field}",
    "template.unreadable": "the template is not as described: {where}",
    "text.too_long": "at most {most} characters, not {now}",
    "text.unprintable": "there are control characters in it",
    "updates.no_folder": "say where updates lie: LOKET_SERVER_UPDATES",
    "updates.not_there": "that folder holds no signed repository",
    "updates.older": "what is served is newer than that; nothing was taken over",
    "updates.version_unknown": "there is no version {version}",
    "verifier.part_missing": (
        "{name} is not there, and the page cannot do without; set this program up once more "
        "(`make setup` fetches it)"
    ),
}


def visible(text: str) -> str:
    """Return a text as a terminal may show it: what would steer the terminal is spelt out."""
    return "".join(
        character if is_printable(character) else character.encode("unicode_escape").decode()
        for character in text
    )


def sentence(issue: Issue) -> str:
    """Return an issue in words, with the field it is about in front."""
    said = SENTENCES[issue.code].format(**issue.figures)
    return f"{issue.about}: {said}" if issue.about else said
