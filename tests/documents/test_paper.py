"""Papers as they reach a person: read back out of the finished PDF."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.check import key_id, sign_qr, verify_qr
from desktop_app.documents.paper import make_paper
from desktop_app.documents.render import page_count, page_size
from desktop_app.domain.confirmation import SIGNED_KINDS, PaperFacts, PaperKind
from desktop_app.domain.issues import Refused
from desktop_app.domain.membership import Application, Decree, Status
from desktop_app.errors import Unavailable
from tests.documents import people
from tests.documents.people import KPJ, NIK, OFFICE, paper, samples
from tests.documents.reading import (
    all_bytes_of,
    barcode_of,
    description_of,
    fonts_of,
    qr_of,
    words_of,
)

PROOF, CONFIRMATION = PaperKind.PROOF, PaperKind.CONFIRMATION


@pytest.fixture(scope="module", params=sorted(samples()))
def sample(request: pytest.FixtureRequest) -> tuple[PaperFacts, bytes]:
    facts = samples()[request.param]
    return facts, make_paper(facts)


def test_every_paper_is_one_page_of_a5(sample: tuple[PaperFacts, bytes]) -> None:
    _, pdf = sample
    assert page_count(pdf) == 1
    assert page_size(pdf) == pytest.approx((148 / 25.4 * 72, 210 / 25.4 * 72), abs=0.2)


def test_every_font_is_embedded_and_none_is_helvetica(sample: tuple[PaperFacts, bytes]) -> None:
    _, pdf = sample
    fonts = fonts_of(pdf)
    assert len(fonts) >= 5
    assert all(font.embedded for font in fonts)
    assert b"Helvetica" not in all_bytes_of(pdf)
    assert pdf.count(b"/FontFile2") == pdf.count(b"/Subtype /TrueType") > 0


def test_the_qr_holds_the_signed_text_at_an_office_scanners_150_dpi(
    sample: tuple[PaperFacts, bytes],
) -> None:
    facts, pdf = sample
    assert qr_of(pdf, 150) == facts.qr


def test_the_bar_code_is_the_papers_number(sample: tuple[PaperFacts, bytes]) -> None:
    facts, pdf = sample
    assert barcode_of(pdf) == facts.number


def test_a_masked_nik_is_nowhere_in_the_file() -> None:
    for kind in SIGNED_KINDS:
        pdf = make_paper(paper(kind))
        text = words_of(pdf)
        everything = all_bytes_of(pdf) + text.encode() + text.encode("utf-16-be")
        assert "•••• •••• •••• 0003" in text
        for start in range(12):
            part = NIK[start : start + 5]
            grouped = " ".join(NIK[at : at + 4] for at in range(0, 16, 4))
            for form in (part, grouped[:9], grouped[5:14]):
                assert form not in text.replace(OFFICE.kelurahan.digits, "")
        assert NIK.encode() not in everything
        assert NIK.encode("utf-16-be") not in everything


def test_a_city_may_decide_to_print_the_nik() -> None:
    text = words_of(make_paper(paper(city=replace(OFFICE, mask_nik=False))))
    assert "3217 0512 0987 0003" in text


def test_nothing_about_the_person_stands_in_the_files_description() -> None:
    pdf = make_paper(paper(CONFIRMATION))
    assert description_of(pdf) == {
        "Title": "Konfirmasi Kepesertaan KK/3217061001-01-00042",
        "Author": "KELURAHAN SUKAMAJU",
        "Subject": "Konfirmasi Kepesertaan",
        "Creator": "Loket Jamsostek",
        "Producer": "Loket Jamsostek",
    }
    for personal in ("Muhammad", "Wicaksono", KPJ, "Purwakarta"):
        assert personal.encode() not in pdf
        assert personal.encode("utf-16-be") not in pdf


def test_a_proof_says_what_it_is_and_what_it_is_not() -> None:
    text = words_of(make_paper(paper(PROOF)))
    for said in (
        "Bukti Pendaftaran",
        "KELURAHAN SUKAMAJU",
        "PEMERINTAH KABUPATEN BANDUNG BARAT",
        "Kecamatan Cipeundeuy · Kabupaten Bandung Barat · Jawa Barat",
        "BP/3217061001-01-00042",
        "Muhammad Abdurrahman Wicaksono Putra",
        "Purwakarta, 12 September 1987 (laki-laki)",
        "RT 003/RW 012, Sukamaju, Cipeundeuy, Kab. Bandung Barat, Jawa Barat",
        "Bukan Penerima Upah (BPU)",
        "Pedagang sayur keliling · Pasar Cipeundeuy",
        "Rp1.500.000 per bulan · dasar iuran Rp1.600.000",
        "Mandiri (bayar sendiri)",
        "Jumlah untuk Desember 2026 Rp54.800",
        "Tersimpan di komputer kelurahan, belum terkirim",
        "Dokumen ini bukan kartu peserta dan bukan bukti pembayaran iuran.",
        "UU 27/2022",
        "Petugas pendaftaran",
        "Sukamaju, 22 November 2026",
        "Dicetak 22 November 2026 pukul 09.41 WIB oleh Rina Kurniasih",
    ):
        assert said in text
    assert "KPJ" not in text


def test_a_confirmation_gives_the_worker_the_whole_number_and_the_days_of_protection() -> None:
    text = words_of(make_paper(paper(CONFIRMATION)))
    for said in (
        "Konfirmasi Kepesertaan",
        "26 011 234 567",
        "Terlindungi 1 Desember 2026 – 28 Februari 2027",
        "atau telepon 175 (cabang Bandung Barat)",
        "Lurah Sukamaju",
        "H. Asep Suherman, S.IP.",
        "NIP 19720814 199803 1 004",
    ):
        assert said in text


def test_relief_is_shown_before_and_after_and_may_end_within_the_period() -> None:
    text = words_of(make_paper(samples()["paper_relief"]))
    for said in (
        "Sebelum keringanan",
        "Jaminan Kecelakaan Kerja JKK Rp16.000 Rp8.000",
        "Jumlah untuk November 2026 Rp54.800 Rp43.400",
        "Jumlah 3 bulan November 2026 – Januari 2027 Rp164.400 Rp141.600",
        "Tanggung jawab sosial perusahaan (CSR) · dibayar oleh PT Sinar Nusantara Sejahtera",
    ):
        assert _has(text, said), said


def _has(text: str, said: str) -> bool:
    """Whether the words stand in the text; amounts of a row may be read in any order."""
    return all(word in text for word in said.split(" "))


def test_without_relief_no_column_speaks_of_it() -> None:
    assert "keringanan" not in words_of(make_paper(paper(PROOF)))


def test_a_programme_nobody_is_billed_for_shows_no_amount() -> None:
    text = words_of(make_paper(samples()["paper_copy"]))
    assert "tidak ditagih" in text
    assert "Rp0" not in text
    assert "Bagian pemberi kerja Rp312.000 · bagian pekerja Rp150.000" in text


def test_only_a_copy_is_marked_as_one() -> None:
    assert "SALINAN" not in words_of(make_paper(paper(PROOF)))
    assert "SALINAN 2" in words_of(make_paper(paper(PROOF, copy=2)))
    assert "SALINAN 7" in words_of(make_paper(paper(PROOF, copy=7)))


STATUSES = {
    Status.REGISTERED: "Tersimpan di komputer kelurahan, belum terkirim",
    Status.SENT: "Sudah diterima Kabupaten Bandung Barat, belum diusulkan",
    Status.PROPOSED: "Diusulkan ke Kabupaten Bandung Barat, menunggu verifikasi",
    Status.VERIFIED: "Sudah diverifikasi, menunggu penetapan Kabupaten Bandung Barat",
    Status.APPROVED: "Ditetapkan dengan SK 460/Kep.112-Kesra/2026 tanggal 27 November 2026",
    Status.ACTIVE: "Terlindungi 1 Desember 2026 – 28 Februari 2027",
    Status.REFUSED: "Belum dapat diterima: NIK tidak ditemukan",
}


@pytest.mark.parametrize("status", STATUSES)
def test_a_proof_says_how_things_stand(status: Status) -> None:
    application = replace(people.ACTIVE, status=status, reason="NIK tidak ditemukan")
    assert STATUSES[status] in words_of(make_paper(paper(PROOF, application=application)))


@pytest.mark.parametrize(
    ("kind", "status", "code"),
    [
        (PROOF, Status.DRAFT, "paper.not_registered"),
        (PROOF, Status.WITHDRAWN, "paper.withdrawn"),
        (CONFIRMATION, Status.REGISTERED, "paper.not_active"),
        (CONFIRMATION, Status.APPROVED, "paper.not_active"),
    ],
)
def test_what_is_not_true_is_not_printed(kind: PaperKind, status: Status, code: str) -> None:
    decree = Decree("1", date(2026, 1, 1))
    with pytest.raises(Refused) as refusal:
        make_paper(paper(kind, application=Application(status, decree=decree)))
    assert [issue.code for issue in refusal.value.issues] == [code]


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        ("Asia/Jakarta", "09.41 WIB"),
        ("Asia/Makassar", "10.41 WITA"),
        ("Asia/Jayapura", "11.41 WIT"),
    ],
)
def test_times_are_the_offices_own(zone: str, time: str) -> None:
    assert f"pukul {time}" in words_of(make_paper(paper(zone=zone)))


def test_the_printed_qr_verifies_with_the_key_of_who_vouches() -> None:
    for kind, seed, letter in (
        (PROOF, people.DEVICE_SEED, "B"),
        (CONFIRMATION, people.CITY_SEED, "K"),
    ):
        text = qr_of(make_paper(paper(kind)))
        assert text is not None
        claims = verify_qr(text, people.keys_of(seed)).claims
        assert claims[1] == letter
        assert claims[4] == NIK[-4:]


def test_a_qr_that_reads_back_differently_stops_the_paper() -> None:
    # Readers show the separator of GS1 codes in words: what is read is not what was to be said.
    with pytest.raises(Unavailable) as trouble:
        make_paper(replace(paper(), qr="LJ1:ABC\x1dDEF"))
    assert trouble.value.code == "paper.qr_unreadable"


def test_there_is_no_paper_without_a_signed_qr() -> None:
    with pytest.raises(Unavailable) as trouble:
        make_paper(replace(paper(CONFIRMATION), qr=""))
    assert trouble.value.code == "paper.qr_missing"


def test_a_qr_that_holds_more_grows_instead_of_getting_finer() -> None:
    claims = {1: "B", 2: "3217061001-01-00042", 3: "M" * 120}
    facts = replace(paper(), qr=sign_qr(claims, people.DEVICE_SEED))
    pdf = make_paper(facts)
    assert qr_of(pdf, 150) == facts.qr
    assert page_count(pdf) == 1


def test_the_same_facts_give_the_same_bytes_in_another_process() -> None:
    script = (
        "import hashlib\n"
        "from desktop_app.documents.paper import make_paper\n"
        "from tests.documents.people import samples\n"
        "for name, facts in samples().items():\n"
        "    print(name, hashlib.sha256(make_paper(facts)).hexdigest())\n"
    )
    here = {
        name: hashlib.sha256(make_paper(facts)).hexdigest() for name, facts in samples().items()
    }
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        assert dict(row.split() for row in done.stdout.splitlines()) == here


def test_a_copy_differs_from_the_original_in_its_mark_alone() -> None:
    original, copy = (words_of(make_paper(paper(copy=number))) for number in (1, 2))
    assert copy.replace("SALINAN 2 ", "") == original


def test_key_ids_tell_the_two_signers_apart() -> None:
    first, second = (next(iter(people.keys_of(seed))) for seed in (b"a" * 32, b"b" * 32))
    assert first != second
    assert len(first) == len(key_id(b"x" * 32)) == 8
