"""What the trade's words are called on screen, and the shape and colour of each status."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.coverage import Measure
from desktop_app.domain.delivery import DeliveryStatus
from desktop_app.domain.enrolment import FundingSource, Programme, RiskGroup, Segment
from desktop_app.domain.event_log import OfficePaper
from desktop_app.domain.facts import FactKind
from desktop_app.domain.family import MaritalStatus, Relation
from desktop_app.domain.listing import standing_of
from desktop_app.domain.membership import Status
from desktop_app.domain.worker import Sex

_TERMS: Mapping[StrEnum, object] = {
    Segment.PU: QT_TRANSLATE_NOOP("terms", "Penerima upah (PU)"),
    Segment.BPU: QT_TRANSLATE_NOOP("terms", "Bukan penerima upah (BPU)"),
    Segment.VULNERABLE: QT_TRANSLATE_NOOP("terms", "Pekerja rentan"),
    Segment.NON_ASN: QT_TRANSLATE_NOOP("terms", "Pegawai non-ASN"),
    Programme.JKK: QT_TRANSLATE_NOOP("terms", "Jaminan Kecelakaan Kerja"),
    Programme.JKM: QT_TRANSLATE_NOOP("terms", "Jaminan Kematian"),
    Programme.JHT: QT_TRANSLATE_NOOP("terms", "Jaminan Hari Tua"),
    Programme.JP: QT_TRANSLATE_NOOP("terms", "Jaminan Pensiun"),
    Programme.JKP: QT_TRANSLATE_NOOP("terms", "Jaminan Kehilangan Pekerjaan"),
    FundingSource.SELF: QT_TRANSLATE_NOOP("terms", "Mandiri (bayar sendiri)"),
    FundingSource.EMPLOYER: QT_TRANSLATE_NOOP("terms", "Pemberi kerja"),
    FundingSource.APBD_CITY: QT_TRANSLATE_NOOP("terms", "APBD kota/kabupaten"),
    FundingSource.APBD_PROVINCE: QT_TRANSLATE_NOOP("terms", "APBD provinsi"),
    FundingSource.APBN: QT_TRANSLATE_NOOP("terms", "APBN"),
    FundingSource.VILLAGE_FUND: QT_TRANSLATE_NOOP("terms", "Dana desa"),
    FundingSource.TOBACCO_EXCISE: QT_TRANSLATE_NOOP("terms", "DBHCHT"),
    FundingSource.CSR: QT_TRANSLATE_NOOP("terms", "CSR perusahaan"),
    FundingSource.CIVIL_SERVANTS: QT_TRANSLATE_NOOP("terms", "ASN peduli"),
    FundingSource.ZAKAT: QT_TRANSLATE_NOOP("terms", "Baznas (zakat)"),
    FundingSource.DONOR: QT_TRANSLATE_NOOP("terms", "Donatur"),
    RiskGroup.VERY_LOW: QT_TRANSLATE_NOOP("terms", "Sangat rendah"),
    RiskGroup.LOW: QT_TRANSLATE_NOOP("terms", "Rendah"),
    RiskGroup.MEDIUM: QT_TRANSLATE_NOOP("terms", "Sedang"),
    RiskGroup.HIGH: QT_TRANSLATE_NOOP("terms", "Tinggi"),
    RiskGroup.VERY_HIGH: QT_TRANSLATE_NOOP("terms", "Sangat tinggi"),
    Sex.MAN: QT_TRANSLATE_NOOP("terms", "Laki-laki"),
    Sex.WOMAN: QT_TRANSLATE_NOOP("terms", "Perempuan"),
    Status.DRAFT: QT_TRANSLATE_NOOP("terms", "Draf"),
    Status.REGISTERED: QT_TRANSLATE_NOOP("terms", "Belum terkirim"),
    Status.SENT: QT_TRANSLATE_NOOP("terms", "Terkirim"),
    Status.PROPOSED: QT_TRANSLATE_NOOP("terms", "Diusulkan"),
    Status.VERIFIED: QT_TRANSLATE_NOOP("terms", "Diverifikasi"),
    Status.APPROVED: QT_TRANSLATE_NOOP("terms", "Ditetapkan (SK)"),
    Status.ACTIVE: QT_TRANSLATE_NOOP("terms", "Aktif"),
    Status.REFUSED: QT_TRANSLATE_NOOP("terms", "Ditolak"),
    Status.WITHDRAWN: QT_TRANSLATE_NOOP("terms", "Dibatalkan"),
    FactKind.WORKER_REGISTERED: QT_TRANSLATE_NOOP("terms", "Didaftarkan"),
    FactKind.WORKER_AMENDED: QT_TRANSLATE_NOOP("terms", "Diubah"),
    FactKind.WORKER_WITHDRAWN: QT_TRANSLATE_NOOP("terms", "Dibatalkan"),
    FactKind.PAPER_PRINTED: QT_TRANSLATE_NOOP("terms", "Dicetak"),
    FactKind.REGISTRATION_REVIEWED: QT_TRANSLATE_NOOP("terms", "Diperiksa penyelia"),
    FactKind.PAPER_REVOKED: QT_TRANSLATE_NOOP("terms", "Kertas dicabut"),
    DeliveryStatus.WAITING: QT_TRANSLATE_NOOP("terms", "Belum terkirim"),
    DeliveryStatus.DELIVERED: QT_TRANSLATE_NOOP("terms", "Terkirim"),
    DeliveryStatus.NEEDS_CLERK: QT_TRANSLATE_NOOP("terms", "Perlu diperbaiki"),
    DeliveryStatus.NEEDS_CITY: QT_TRANSLATE_NOOP("terms", "Ditahan kota"),
    DeliveryStatus.SUPERSEDED: QT_TRANSLATE_NOOP("terms", "Digantikan"),
    MaritalStatus.SINGLE: QT_TRANSLATE_NOOP("terms", "Belum kawin"),
    MaritalStatus.MARRIED: QT_TRANSLATE_NOOP("terms", "Kawin"),
    MaritalStatus.DIVORCED: QT_TRANSLATE_NOOP("terms", "Cerai hidup"),
    MaritalStatus.WIDOWED: QT_TRANSLATE_NOOP("terms", "Cerai mati"),
    Relation.SPOUSE: QT_TRANSLATE_NOOP("terms", "Suami/istri"),
    Relation.CHILD: QT_TRANSLATE_NOOP("terms", "Anak"),
    Relation.PARENT: QT_TRANSLATE_NOOP("terms", "Orang tua"),
    Relation.SIBLING: QT_TRANSLATE_NOOP("terms", "Saudara kandung"),
    Relation.OTHER: QT_TRANSLATE_NOOP("terms", "Lainnya"),
    Measure.REGISTERED: QT_TRANSLATE_NOOP("terms", "Terdaftar"),
    Measure.SENT: QT_TRANSLATE_NOOP("terms", "Terkirim ke kota"),
    Measure.ACTIVE: QT_TRANSLATE_NOOP("terms", "Aktif"),
    Measure.APART: QT_TRANSLATE_NOOP("terms", "Ditolak atau dibatalkan"),
    PaperKind.PROOF: QT_TRANSLATE_NOOP("terms", "Bukti Pendaftaran"),
    PaperKind.CONFIRMATION: QT_TRANSLATE_NOOP("terms", "Konfirmasi Kepesertaan"),
    PaperKind.LETTER: QT_TRANSLATE_NOOP("terms", "Rincian Iuran"),
    PaperKind.RIGHTS: QT_TRANSLATE_NOOP("terms", "Data dan Hak Anda"),
    OfficePaper.MINUTES: QT_TRANSLATE_NOOP("terms", "Berita Acara Kegiatan"),
    OfficePaper.SUMMARY: QT_TRANSLATE_NOOP("terms", "Rekap Harian"),
}

_SHORT_NAMES: Mapping[Programme, object] = {
    Programme.JKK: QT_TRANSLATE_NOOP("terms", "Kecelakaan kerja"),
    Programme.JKM: QT_TRANSLATE_NOOP("terms", "Kematian"),
    Programme.JHT: QT_TRANSLATE_NOOP("terms", "Hari tua"),
    Programme.JP: QT_TRANSLATE_NOOP("terms", "Pensiun"),
    Programme.JKP: QT_TRANSLATE_NOOP("terms", "Kehilangan kerja"),
}

_LETTERS: Mapping[Segment, object] = {
    Segment.PU: QT_TRANSLATE_NOOP("terms", "PU"),
    Segment.BPU: QT_TRANSLATE_NOOP("terms", "BPU"),
    Segment.VULNERABLE: QT_TRANSLATE_NOOP("terms", "Rentan"),
    Segment.NON_ASN: QT_TRANSLATE_NOOP("terms", "Non-ASN"),
}

# Shape and colour together: three in a hundred clerks cannot tell red from green.
_LOOKS: Mapping[str, tuple[str, str]] = {
    "sheet.waiting": ("clock", "info"),
    "sheet.handing": ("printer", "info"),
    "sheet.taken": ("printer", "info"),
    "sheet.printed": ("circle-check", "calm"),
    "sheet.asks": ("triangle-alert", "warn"),
    "sheet.failed": ("octagon-x", "error"),
    "sheet.cancelled": ("ban", "calm"),
    Status.DRAFT: ("pencil", "calm"),
    Status.REGISTERED: ("clock", "info"),
    Status.SENT: ("circle-check", "calm"),
    Status.PROPOSED: ("clipboard-list", "calm"),
    Status.VERIFIED: ("clipboard-check", "calm"),
    Status.APPROVED: ("stamp", "calm"),
    Status.ACTIVE: ("shield-check", "ok"),
    Status.REFUSED: ("octagon-x", "error"),
    Status.WITHDRAWN: ("ban", "calm"),
    DeliveryStatus.NEEDS_CLERK: ("triangle-alert", "warn"),
    DeliveryStatus.WAITING: ("clock", "info"),
    DeliveryStatus.DELIVERED: ("circle-check", "calm"),
    DeliveryStatus.NEEDS_CITY: ("building-2", "calm"),
    DeliveryStatus.SUPERSEDED: ("history", "calm"),
}


def term(value: StrEnum) -> str:
    """Return what a value of the domain is called; no two enumerations share a value."""
    return QCoreApplication.translate("terms", str(_TERMS[value]))


def short_name(programme: Programme) -> str:
    """Return what a programme insures against, in two words."""
    return QCoreApplication.translate("terms", str(_SHORT_NAMES[programme]))


def letters(segment: Segment) -> str:
    """Return what a segment is called in a narrow column."""
    return QCoreApplication.translate("terms", str(_LETTERS[segment]))


def standing_word(status: Status, delivery: DeliveryStatus) -> str:
    """Return the word for where a registration stands."""
    return term(standing_of(status, delivery))


def look_of(standing: str) -> tuple[str, str]:
    """Return the icon's name and the tone of a status or a delivery status."""
    return _LOOKS[standing]
