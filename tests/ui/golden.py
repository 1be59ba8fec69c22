"""Twenty people who do not exist, as they stand in a queue on one morning at Pasar Banjarsari.

Fourteen are the standard person of ``tests/ui/hands.py``: a BPU from the kelurahan with the
workplace and income of the one before. The others are what makes a morning: a neighbour's family
card, another source of funds, a wage earner, somebody without a NIK.
"""

from dataclasses import replace

from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.use_cases.form import RegistrationForm
from tests.fixtures.people import KELURAHAN


def _person(
    nik: str, name: str, mother: str, street: str, rt: str, phone: str, work: str
) -> RegistrationForm:
    return RegistrationForm(
        nik=nik,
        name=name,
        birth_place="Pekalongan",
        mother=mother,
        street=street,
        rt=rt,
        rw="12",
        kelurahan=KELURAHAN.digits,
        phone=phone,
        segment=Segment.BPU.value,
        occupation=work,
        workplace="Pasar Banjarsari",
        income="1.500.000",
        funding=FundingSource.SELF.value,
        since="2026-11",
        consent=True,
    )


TRADER, TAILOR, PARKING, PORTER, HOUSEHOLD = "0501", "0803", "0703", "0702", "0801"

STANDARD = (
    _person("3375014507890011", "Siti Nur Rahmawati", "Sri Hartini", "Jalan Kenanga 12", "3",
            "081234567801", TRADER),
    _person("3375011203750012", "Bambang Sutrisno", "Kasminah Dewi", "Gang Kakap Nomor 4", "3",
            "081234567802", TRADER),
    _person("3375015006820013", "Dewi Kurniawati", "Suwarti Ningsih", "Jalan Melati 7 A", "1",
            "081234567803", HOUSEHOLD),
    _person("3375012209910014", "Agus Setiawan Adi", "Rukmini Sari", "Gang Cempaka 15", "2",
            "081234567804", TRADER),
    _person("3375014101880015", "Endang Lestari", "Tumirah Astuti", "Jalan Dahlia No. 3", "4",
            "081234567805", HOUSEHOLD),
    _person("3375010808790016", "Joko Prasetyo Utomo", "Wagiyem Rahayu", "Gang Anggrek 21", "4",
            "081234567806", PARKING),
    _person("3375016504930017", "Ratna Kusumastuti", "Painem Lestari", "Jalan Mawar 18 B", "5",
            "081234567807", TAILOR),
    _person("3375011712860018", "Slamet Riyadi Putra", "Sumiyati Wulan", "Gang Bayam 9", "5",
            "081234567808", PORTER),
    _person("3375015509900019", "Yuliana Puspitasari", "Ngatinem Fitri", "Jalan Kemuning 5", "6",
            "081234567809", TRADER),
    _person("3375012002830020", "Hadi Purnomo Jati", "Supartini Ayu", "Gang Delima No. 11", "6",
            "081234567810", PORTER),
    _person("3375014311850021", "Fitriani Handayani", "Mutmainah Sari", "Jalan Flamboyan 2", "2",
            "081234567811", HOUSEHOLD),
    _person("3375010506940022", "Rizki Ramadhan", "Khotimah Dewi", "Gang Salak Nomor 6", "2",
            "081234567812", TRADER),
    _person("3375016808770023", "Sumarni Wijayanti", "Sukinem Ratih", "Jalan Teratai 14", "1",
            "081234567813", TAILOR),
    _person("3375012907920024", "Wahyu Nugroho", "Marsinah Indah", "Gang Sawo No. 20", "1",
            "081234567814", PARKING),
)  # fmt: skip

OTHERS = (
    replace(STANDARD[0], nik="3375010101850031", name="Paijo Wirayudha", mother="Sutinah",
            street="Gang Jambu 8", family_card="3375010101100031"),
    replace(STANDARD[0], nik="3375015212880032", name="Lestari Ambarwati", mother="Warsini",
            street="Gang Jambu 8", family_card="3375010101100031", phone=""),
    replace(STANDARD[0], nik="3375011502800033", name="Kasdi Mulyono", mother="Ruminah",
            street="Gang Rambutan 3", segment=Segment.VULNERABLE.value,
            funding=FundingSource.CSR.value, payer="PT Contoh Bahari", income="1.000.000"),
    replace(STANDARD[0], nik="3375014409910034", name="Nur Azizah Putri", mother="Siti Aminah",
            street="Jalan Seruni 10", segment=Segment.VULNERABLE.value,
            funding=FundingSource.CSR.value, payer="PT Contoh Bahari", income="1.000.000"),
    replace(STANDARD[0], nik="3375010303870035", name="Dimas Anggoro Seto", mother="Sulastri",
            street="Jalan Bougenvil 1", occupation=TAILOR, income="2.250.000"),
    replace(STANDARD[0], nik="", born="17-08-1996", sex="P", name="Mawar Kinasih",
            mother="Wiwin Astuti", street="Gang Kelengkeng 2", phone=""),
)  # fmt: skip

GOLDEN = (*STANDARD[:3], OTHERS[0], OTHERS[1], *STANDARD[3:8], OTHERS[2], OTHERS[3],
          *STANDARD[8:12], OTHERS[4], *STANDARD[12:], OTHERS[5])  # fmt: skip
