"""Invented workers, offices and papers for the tests and pictures; every number is made up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from desktop_app.documents.check import key_id, sign_qr
from desktop_app.domain.confirmation import (
    PaperFacts,
    PaperKind,
    confirmation_claims,
    paper_number,
    proof_claims,
)
from desktop_app.domain.contribution import DueLine, MonthlyDue, Recomposition
from desktop_app.domain.enrolment import (
    Enrolment,
    FundingSource,
    Programme,
    RiskGroup,
    Rupiah,
    Sector,
    Segment,
)
from desktop_app.domain.membership import Application, Decree, Kpj, Protection, Status
from desktop_app.domain.month import Month
from desktop_app.domain.nik import Nik
from desktop_app.domain.office import City, Letterhead
from desktop_app.domain.region import RegionCode
from desktop_app.domain.worker import Address, Consent, Registration, Sex, Worker

DEVICE_SEED = bytes(range(32))
CITY_SEED = bytes(range(32, 64))
NOW = datetime(2026, 11, 22, 2, 41, tzinfo=UTC)
NIK = "3217051209870003"
KPJ = "26011234567"

OFFICE = City(
    name="Kabupaten Bandung Barat",
    kelurahan=RegionCode("3217061001"),
    region_names=("Jawa Barat", "Kabupaten Bandung Barat", "Cipeundeuy", "Sukamaju"),
    letterhead=Letterhead(
        government="PEMERINTAH KABUPATEN BANDUNG BARAT",
        office="KELURAHAN SUKAMAJU",
        address="Jl. Raya Cipeundeuy No. 8, 40558",
        contact="Telp. (022) 555-0123",
        place="Sukamaju",
        signatory_title="Lurah Sukamaju",
        signatory_name="H. Asep Suherman, S.IP.",
        signatory_number="19720814 199803 1 004",
    ),
    branch="Bandung Barat",
)

TRADER = Enrolment(
    segment=Segment.BPU,
    occupation="pedagang_sayur",
    sector=Sector.OTHER,
    income=Rupiah(1_500_000),
    programmes=frozenset({Programme.JKK, Programme.JKM, Programme.JHT}),
    funding=FundingSource.SELF,
    since=Month(2026, 12),
    workplace="Pasar Cipeundeuy",
)

MUHAMMAD = Worker(
    nik=Nik(NIK),
    name="Muhammad Abdurrahman Wicaksono Putra",
    birth_place="Purwakarta",
    born=date(1987, 9, 12),
    sex=Sex.MAN,
    mother="Siti Khadijah",
    address=Address("Kp. Babakan Pasirhuni, Gg. Melati II No. 27", "003", "012", OFFICE.kelurahan),
    enrolment=TRADER,
    consent=Consent("2026-1", NOW),
    phone="+6281234567890",
)

ACTIVE = Application(
    status=Status.ACTIVE,
    decree=Decree("460/Kep.112-Kesra/2026", date(2026, 11, 27)),
    kpj=Kpj(KPJ),
    protection=Protection(date(2026, 12, 1), date(2027, 2, 28)),
)

REGION = "Sukamaju, Cipeundeuy, Kab. Bandung Barat, Jawa Barat"


def line(programme: Programme, due: int, before: int | None = None, employer: int = 0) -> DueLine:
    full = Rupiah(due if before is None else before)
    return DueLine(programme, Rupiah(due), full, Rupiah(employer), Rupiah(due - employer))


def bill(lines: Sequence[DueLine], reference: int) -> MonthlyDue:
    return MonthlyDue(Month(2026, 12), "2026-11", tuple(lines), Rupiah(reference))


TRADERS_BILL = bill(
    [line(Programme.JKK, 16_000), line(Programme.JKM, 6_800), line(Programme.JHT, 32_000)],
    1_600_000,
)
RELIEVED_BILL = bill(
    [
        line(Programme.JKK, 8_000, 16_000),
        line(Programme.JKM, 3_400, 6_800),
        line(Programme.JHT, 32_000),
    ],
    1_600_000,
)
CLERKS_BILL = bill(
    [
        line(Programme.JKK, 12_000, employer=12_000),
        line(Programme.JKM, 15_000, employer=15_000),
        line(Programme.JHT, 285_000, employer=185_000),
        line(Programme.JP, 150_000, employer=100_000),
        replace(
            line(Programme.JKP, 0),
            recomposed=Recomposition(Rupiah(11_000), Rupiah(7_000), Rupiah(5_000)),
        ),
    ],
    5_000_000,
)
CLERK = Enrolment(
    segment=Segment.PU,
    occupation="karyawan_toko",
    sector=Sector.OTHER,
    income=Rupiah(5_000_000),
    programmes=frozenset(Programme),
    funding=FundingSource.EMPLOYER,
    since=Month(2026, 12),
    employer="CV Sumber Rejeki Abadi Sentosa",
    employer_number="JJ012345",
    risk=RiskGroup.VERY_LOW,
)


LONG_LETTERHEAD = replace(
    OFFICE.letterhead,
    government="PEMERINTAH KABUPATEN HULU SUNGAI TENGAH PROVINSI KALIMANTAN SELATAN",
    office="KELURAHAN SUKAMAJU KIDUL WETAN HADININGRAT",
    address="Jalan Jenderal Besar Raden Soedirman Kilometer 127 Nomor 145A, Gedung B Lt. 3, 71352",
    contact="Telp. (0517) 555-0123 ext. 14 · sukamaju.kidul.wetan@hulusungaitengah.example",
    signatory_title="Pelaksana Tugas Lurah Sukamaju Kidul Wetan Hadiningrat",
    signatory_name="Drs. H. Muhammad Abdurrahman Wahid Sastrowardoyo Kusumanegara, S.H., M.Si.",
)

# Four papers that between them show everything a paper can have to show.

SITI = replace(MUHAMMAD, name="Siti Nurhaliza binti Abdul Ma’ruf", sex=Sex.WOMAN, enrolment=CLERK)
SPONSORED = replace(
    MUHAMMAD,
    enrolment=replace(
        TRADER,
        segment=Segment.VULNERABLE,
        funding=FundingSource.CSR,
        payer="PT Sinar Nusantara Sejahtera",
        months=3,
        since=Month(2026, 11),
    ),
)
SPONSORED_PERIOD = (
    replace(RELIEVED_BILL, month=Month(2026, 11)),
    RELIEVED_BILL,
    replace(TRADERS_BILL, month=Month(2027, 1)),
)
LENGTHY = replace(
    MUHAMMAD,
    name="Raden Ajeng Siti Khadijah Kusumawardhani Hadiningrat Sastrowardoyo binti Abdurrahman",
    address=replace(
        MUHAMMAD.address,
        street="Perumahan Griya Asri Permai Blok C-12 No. 145A, Jalan Kiai Haji Abdurrahman Wahid "
        "Gang Melati Barat II, Dusun Krajan Wetan",
    ),
    enrolment=replace(
        CLERK,
        segment=Segment.NON_ASN,
        months=3,
        employer="Dinas Kependudukan dan Pencatatan Sipil Kabupaten Hulu Sungai Tengah",
        workplace="Kantor Kelurahan Sukamaju Kidul",
    ),
)


def paper(
    kind: PaperKind = PaperKind.PROOF,
    *,
    worker: Worker = MUHAMMAD,
    application: Application | None = None,
    city: City = OFFICE,
    due: MonthlyDue = TRADERS_BILL,
    copy: int = 1,
    occupation: str = "Pedagang sayur keliling",
    region: str = REGION,
    officer: str = "Rina Kurniasih",
    period: tuple[MonthlyDue, ...] = (),
    zone: str = "Asia/Jakarta",
    sequence: int = 42,
) -> PaperFacts:
    """Return the facts of a paper whose QR is really signed: by the laptop or by the city."""
    if application is None:
        application = ACTIVE if kind is PaperKind.CONFIRMATION else Application(Status.REGISTERED)
    registration = Registration(
        id=UUID("0193a5d2-7c00-7000-8000-000000000042"),
        number=f"3217061001-01-{sequence:05}",
        version=1,
        at=NOW,
        officer=officer,
        worker=worker,
        application=application,
    )
    number = paper_number(kind, registration.number)
    kelurahan = city.kelurahan.digits
    if kind is PaperKind.PROOF:
        qr = sign_qr(proof_claims(registration, kelurahan, NOW.date()), DEVICE_SEED)
    else:
        kpj = application.kpj or Kpj(KPJ)
        days = application.protection or Protection(date(2026, 12, 1), date(2027, 2, 28))
        claims = confirmation_claims(
            number,
            worker.name,
            worker.nik.digits if worker.nik else "",
            kelurahan,
            kpj.digits,
            days.start,
            days.end,
            NOW.date(),
        )
        qr = sign_qr(claims, CITY_SEED)
    return PaperFacts(
        kind=kind,
        number=number,
        copy=copy,
        made_at=NOW,
        zone=zone,
        officer=officer,
        city=city,
        registration=registration,
        due=due,
        occupation=occupation,
        region=region,
        qr=qr,
        period=period,
    )


def samples() -> Mapping[str, PaperFacts]:
    """Return the papers of ``docs/papers.md``, by the name of their picture."""
    return {
        "paper_proof": paper(PaperKind.PROOF),
        "paper_confirmation": paper(PaperKind.CONFIRMATION),
        "paper_relief": paper(
            PaperKind.PROOF,
            worker=SPONSORED,
            due=SPONSORED_PERIOD[0],
            period=SPONSORED_PERIOD,
            application=Application(Status.PROPOSED),
        ),
        "paper_copy": paper(
            PaperKind.CONFIRMATION,
            copy=2,
            worker=SITI,
            due=CLERKS_BILL,
            occupation="Karyawan toko",
            city=replace(OFFICE, mask_nik=False),
        ),
        "paper_stress": paper(
            PaperKind.CONFIRMATION,
            worker=LENGTHY,
            due=CLERKS_BILL,
            period=(CLERKS_BILL,) * 3,
            occupation="Petugas administrasi",
            city=replace(OFFICE, letterhead=LONG_LETTERHEAD),
            officer="Raden Roro Rina Kurniasih Wulandari",
        ),
    }


def keys_of(*seeds: bytes) -> dict[bytes, bytes]:
    """Return the public keys of some seeds, by their ids, as a verifier holds them."""
    keys = [Ed25519PrivateKey.from_private_bytes(seed).public_key() for seed in seeds]
    return {key_id(key.public_bytes_raw()): key.public_bytes_raw() for key in keys}
