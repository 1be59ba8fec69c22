"""Invented people by the thousand, each with a signed paper: ordinary ones, and the longest names.

The same seed gives the same people. Names are put together from parts that are common in Indonesia,
from one word to eight; one person in eight has a name, an address, an office and an employer near
the longest that were ever on a card; one in five an office with an emblem and words of its own,
as long as they may be.
"""

import io
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random

from PIL import Image, ImageDraw

from desktop_app.domain.confirmation import PaperFacts, PaperKind
from desktop_app.domain.enrolment import FundingSource, Programme, Rupiah, Segment
from desktop_app.domain.membership import Application, Decree, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import City, Letterhead
from desktop_app.domain.paper_look import LONGEST_TEXT
from desktop_app.domain.worker import Sex, Worker
from tests.documents import people
from tests.documents.people import paper

# fmt: off
_GIVEN = (
    "Siti", "Nur", "Muhammad", "Agus", "Sri", "Dewi", "Eko", "Wahyu", "Ahmad", "Rina", "Budi",
    "Ketut", "Wayan", "Made", "Nyoman", "Putu", "Maria", "Yosef", "Abdurrahman", "Khadijah",
    "Fatimah", "Yohanes", "Robertus", "Petrus", "Ignatius", "Kusumawardhani", "Hadiningrat",
    "Syaifullah", "Sastrowardoyo", "Prasetyaningsih", "Wicaksono", "Kartasasmita",
    "Suryaningrat", "Mangkunegara", "Ramadhani", "Nurhaliza", "Hasanuddin", "Simanjuntak",
    "Hutagalung", "Situmorang", "Tampubolon", "Lumbantoruan", "Panggabean", "Manurung", "Ma’ruf",
    "Pangaribuan", "Isma’il", "Al-Ghifari", "bin", "binti", "O",
)
# fmt: on
_TITLES = ("", "", "", "Raden Ajeng ", "I Gusti Agung Ayu ", "Tubagus ", "Andi ", "H. ", "Hj. ")
_STREETS = (
    "Jl. Melati",
    "Kp. Babakan Pasirhuni, Gg. Mawar II",
    "Dusun Krajan Wetan",
    "Perumahan Griya Asri",
    "Jalan Kiai Haji Abdurrahman Wahid Gang Melati Barat",
)
_LONG_STREET = (
    "Perumahan Griya Asri Permai Blok C-12 No. 145A, Jalan Kiai Haji Abdurrahman Wahid Gang Melati "
    "Barat II, Dusun Krajan Wetan"
)
_REGIONS = (
    people.REGION,
    "Medono, Pekalongan Barat, Kota Pekalongan, Jawa Tengah",
    "Sukamaju Kidul Wetan, Pulau Laut Kepulauan, Kab. Hulu Sungai Tengah, Kalimantan Selatan",
)
_WORK = (
    ("Pedagang sayur keliling", "Pasar Cipeundeuy"),
    ("Nelayan", ""),
    ("Pengemudi ojek daring", "Pangkalan Stasiun"),
    ("Buruh harian lepas – pertanian", "Kelompok Tani Sumber Makmur Sejahtera"),
    ("Petugas administrasi", "Kantor Kelurahan Sukamaju Kidul"),
)
_EMPLOYERS = (
    "CV Sumber Rejeki",
    "PT Sinar Nusantara Sejahtera Abadi",
    "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Hulu Sungai Tengah",
)
_BILLS = (people.TRADERS_BILL, people.RELIEVED_BILL)
LONG_EVERY, OWN_EVERY = 8, 5
REMINDER = (
    "Bayar iuran paling lambat tanggal 15 di kantor pos atau lewat aplikasi JMO, lalu simpan "
    "struknya."
)
FOOTER = (
    "Pengaduan: (0285) 421 093 atau WhatsApp 0812 3456 7890. Layanan ini tidak dipungut biaya "
    "apa pun."
)
assert len(REMINDER) <= LONGEST_TEXT
assert len(FOOTER) <= LONGEST_TEXT


def crowd(count: int, seed: int = 1) -> list[PaperFacts]:
    """Return so many people's papers, of both kinds, every status, segment and kind of bill."""
    random = Random(seed)
    return [one_of_many(number, random) for number in range(count)]


def one_of_many(number: int, random: Random) -> PaperFacts:
    is_long = number % LONG_EVERY == 0
    kind = random.choice((PaperKind.PROOF, PaperKind.CONFIRMATION))
    waged = random.random() < 0.3
    due = people.CLERKS_BILL if waged else random.choice(_BILLS)
    months = random.choice((1, 1, 1, 3, 6))
    worker = _worker(random, months, is_long=is_long, waged=waged)
    job = random.choice(_WORK)
    worker = replace(worker, enrolment=replace(worker.enrolment, workplace=job[1]))
    facts = paper(
        kind,
        worker=worker,
        application=_application(kind, random),
        city=_office(random, is_long=is_long),
        due=due,
        copy=random.choice((1, 1, 1, 2, 13)),
        occupation=job[0],
        region=_REGIONS[-1] if is_long else random.choice(_REGIONS),
        officer=_name(random, 3),
        period=(due,) * months if months > 1 and random.random() < 0.8 else (),
        sequence=number,
    )
    return with_own_look(facts) if number % OWN_EVERY == 2 else facts


def with_own_look(facts: PaperFacts) -> PaperFacts:
    """Return the paper as an office prints it that has said everything it may."""
    return replace(facts, reminder=REMINDER, footer=FOOTER, emblem=shield())


@cache
def shield() -> bytes:
    """Return an invented coat of arms as a PNG file, higher than wide."""
    drawn = Image.new("RGB", (300, 390), "white")
    pen = ImageDraw.Draw(drawn)
    pen.polygon([(0, 0), (299, 0), (299, 260), (150, 389), (0, 260)], "#0B5548")
    pen.ellipse([75, 70, 225, 220], "#F4C430")
    target = io.BytesIO()
    drawn.save(target, "PNG")
    return target.getvalue()


def ordinary(count: int) -> list[PaperFacts]:
    """Return confirmations that differ in name, address and number alone."""
    random = Random(2)
    return [
        paper(
            PaperKind.CONFIRMATION,
            worker=replace(
                people.MUHAMMAD,
                name=_name(random, 3),
                address=replace(
                    people.MUHAMMAD.address, street=f"{random.choice(_STREETS)} No. {at}"
                ),
            ),
            sequence=at,
        )
        for at in range(count)
    ]


def _name(random: Random, words: int) -> str:
    return " ".join(random.choice(_GIVEN) for _ in range(words))


def _worker(random: Random, months: int, *, is_long: bool, waged: bool) -> Worker:
    words = random.randint(6, 8) if is_long else random.choice((1, 2, 2, 3, 3, 4, 5))
    born = date(1962, 1, 1) + timedelta(days=random.randrange(16_000))
    street = (
        _LONG_STREET if is_long else f"{random.choice(_STREETS)} No. {random.randrange(1, 300)}"
    )
    enrolment = people.CLERK if waged else people.TRADER
    if waged:
        employer = _EMPLOYERS[-1] if is_long else random.choice(_EMPLOYERS)
        enrolment = replace(enrolment, employer=employer)
    elif random.random() < 0.4:
        enrolment = replace(
            enrolment,
            segment=Segment.VULNERABLE,
            funding=random.choice((FundingSource.CSR, FundingSource.TOBACCO_EXCISE)),
            payer=random.choice(_EMPLOYERS),
        )
    return replace(
        people.MUHAMMAD,
        nik=Nik(f"321705{born:%d%m%y}{random.randrange(1, 9999):04}"),
        name=random.choice(_TITLES) + _name(random, words),
        birth_place=random.choice(("Purwakarta", "Pekalongan", "Hulu Sungai Tengah", "Bima")),
        born=born,
        sex=random.choice(tuple(Sex)),
        address=replace(people.MUHAMMAD.address, street=street),
        enrolment=replace(
            enrolment,
            months=months,
            since=Month(2026, random.randint(6, 12)),
            income=Rupiah(random.randrange(1_000_000, 9_000_000, 50_000)),
            programmes=frozenset(Programme) if waged else enrolment.programmes,
        ),
    )


def _application(kind: PaperKind, random: Random) -> Application:
    if kind is PaperKind.CONFIRMATION:
        return people.ACTIVE
    status = random.choice(
        (Status.REGISTERED, Status.SENT, Status.PROPOSED, Status.VERIFIED, Status.APPROVED)
    )
    return Application(status, decree=Decree("460/Kep.112-Kesra/2026", date(2026, 11, 27)))


def _office(random: Random, *, is_long: bool) -> City:
    head: Letterhead = people.LONG_LETTERHEAD if is_long else people.OFFICE.letterhead
    if random.random() < 0.3:
        head = replace(head, signatory_name="", signatory_number="")
    return replace(people.OFFICE, letterhead=head, mask_nik=random.random() < 0.7)
