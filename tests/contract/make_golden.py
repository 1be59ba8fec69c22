"""Writes the golden files of version 1, from fixed keys, times and people who do not exist.

``python -m tests.contract.make_golden`` writes only files that are missing: an example is never
edited once a release has gone out. No test runs this.
"""

import base64
import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central_server.problems import problem_document
from central_server.sealing import CitySeal
from central_server.signing import CityKey
from central_server.wire import v1, v1_city
from desktop_app.domain.batch import as_columns
from desktop_app.domain.confirmation import confirmation_claims
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.extras import Extra
from desktop_app.domain.facts import CHAIN_START, chained, content_hash, signed_bytes
from desktop_app.domain.identity import key_change_bytes, succession_bytes
from desktop_app.domain.membership import Kpj
from tests.contract.checking import DEVICE_SEED, check_list, printed_proof
from tests.contract.farewell import corrections_back, disputes, last_words
from tests.contract.off_paper import about_paper, returned, stubs
from tests.fixtures.server import KELURAHAN, registration

FOLDER = Path(__file__).parent / "v1"

CITY_KEY = CityKey(bytes(range(32)))
DEVICE_KEY = Ed25519PrivateKey.from_private_bytes(DEVICE_SEED)
NEW_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(96, 128)))
DEVICE = UUID("019ab3f0-0000-4000-8000-000000000001")
WORKER = UUID("019ab3f0-1111-7000-8000-000000000001")
EPOCH = "019ab3f0-2222-4000-8000-000000000001"
CODE = "7KQ4-M2XD-9RTA"
AT = "2026-11-22T02:41:00Z"


def fact(number: int, kind: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
    content: dict[str, Any] = {
        "id": f"019ab3f0-3333-7000-8000-{number:012}",
        "seq": number,
        "kind": kind,
        "at": AT,
        "author": "Rina Kurniasih",
        "worker": str(WORKER),
        "version": version,
        "body": body,
    }
    return {**content, "hash": content_hash(content)}


def unhashed(fact: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fact.items() if name != "hash"}


def runs(facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Say that one signature, over the chain after the last, vouches for all of them."""
    chain = CHAIN_START
    for fact in facts:
        chain = chained(chain, fact["hash"])
    signature = DEVICE_KEY.sign(signed_bytes(chain))
    return [
        {
            "device": str(DEVICE),
            "count": len(facts),
            "before": CHAIN_START.hex(),
            "signature": base64.b64encode(signature).decode(),
        }
    ]


def reconciliation(facts: list[dict[str, Any]]) -> dict[str, Any]:
    """Ask about one block of two, of which the city lacks one."""
    digest = hashlib.sha256()
    for place, fact in enumerate(facts[:2], 41):
        digest.update(UUID(fact["id"]).bytes + bytes.fromhex(fact["hash"]) + place.to_bytes(8))
    return {"device": str(DEVICE), "blocks": [[1, 2, 2, digest.hexdigest()]]}


def held(facts: list[dict[str, Any]]) -> dict[str, Any]:
    chain = chained(CHAIN_START, facts[0]["hash"])
    item = {
        "fact": facts[0],
        "chain": chain.hex(),
        "verdict": "stored",
        "code": "",
        "field": "",
        "figures": {},
        "sequence": 41,
    }
    page = {"device": str(DEVICE), "epoch": EPOCH, "items": [item], "next": 1, "more": True}
    return signed("facts", page)


def succession() -> dict[str, Any]:
    proof = NEW_KEY.sign(succession_bytes(DEVICE))
    return {
        "public_key": base64.b64encode(NEW_KEY.public_key().public_bytes_raw()).decode(),
        "proof": base64.b64encode(proof).decode(),
        "program": "0.1.0",
    }


def key_changes() -> dict[str, Any]:
    new = CityKey(bytes(range(64, 96)))
    signature = CITY_KEY.sign(key_change_bytes(new.public))
    change = {"old": CITY_KEY.public_text, "new": new.public_text, "signature": signature}
    return {"changes": [change]}


def amended() -> dict[str, Any]:
    """Return the registration as it was changed, from the version of the first fact."""
    body = registration(phone="", family_card="3375010101100005", doubts=["nik.region_differs"])
    enrolment = {
        "segment": "pu",
        "occupation": "0603",
        "occupation_text": "Tukang las bubut",
        "sector": "other",
        "workplace": "Jalan Industri 5 \u2013 gudang \u201cB\u201d",
        "income": 3_500_000,
        "programmes": ["jkk", "jkm", "jht", "jp", "jkp"],
        "funding": "pemberi_kerja",
        "payer": "",
        "employer": "CV Bengkel Contoh",
        "employer_number": "JJ012345",
        "risk": "tinggi",
        "since": "2026-12",
        "months": 3,
        "second_occupation": "0502",
        "hours": "07:00-15:30",
    }
    due = {
        "month": "2026-12",
        "rates": "2026.11",
        "lines": [
            {"programme": "jkk", "due": 44_450},
            {"programme": "jkm", "due": 10_500},
            {"programme": "jht", "due": 199_500},
            {"programme": "jp", "due": 105_000},
            {"programme": "jkp", "due": 0},
        ],
        "total": 359_450,
    }
    base = "019ab3f0-3333-7000-8000-000000000001"
    more = {
        "email": "wulan@contoh.id",
        "marital": "kawin",
        "home": {"street": "Gang Melati 2", "rt": "003", "rw": "", "kelurahan": "3375011003"},
        "heir": {"name": "Bagus Prameswara", "relation": "pasangan"},
        "children": [{"name": "Citra Prameswari", "born": "2015-02-28"}],
    }
    return {**body, "enrolment": enrolment, "due": due, "base": base, **more}


def signed(name: str, document: dict[str, Any]) -> dict[str, Any]:
    return {name: document, "signature": CITY_KEY.sign_document(document)}


def city() -> dict[str, Any]:
    return v1_city.CityDoc(
        name="Kota Pekalongan",
        kelurahan=KELURAHAN,
        region_names=["Jawa Tengah", "Kota Pekalongan", "Pekalongan Barat", "Medono"],
        letterhead=v1_city.LetterheadDoc(
            government="PEMERINTAH KOTA PEKALONGAN",
            office="KELURAHAN MEDONO",
            address="Jalan Contoh Nomor 1, Pekalongan",
            contact="Telepon (0285) 000000",
            place="Pekalongan",
            signatory_title="Lurah Medono",
            signatory_name="Nama Contoh, S.IP.",
            signatory_number="NIP 19700101 199001 1 001",
        ),
        programmes=[
            v1_city.ProgrammeDoc(
                name="Perlindungan pekerja rentan",
                segment=Segment.VULNERABLE,
                youngest=18,
                oldest=64,
                one_per_household=True,
                quota=500,
                default_funding=FundingSource.APBD_CITY,
            ),
            v1_city.ProgrammeDoc(name="Pekerja mandiri", segment=Segment.BPU),
        ],
        mask_nik=True,
        consent_version="2026-1",
        consent_text="Data Anda dipakai hanya untuk pendaftaran jaminan sosial ketenagakerjaan.",
        branch="Kantor Cabang Pekalongan",
        sealing_key=CitySeal(bytes(range(32))).recipient,
        asks=[Extra.EMAIL, Extra.HOME],
        targets=[
            v1_city.TargetDoc(segment=Segment.BPU, people=120, set_on=date(2026, 5, 3)),
            v1_city.TargetDoc(
                segment=Segment.VULNERABLE,
                people=250,
                set_on=date(2026, 5, 3),
                funding=FundingSource.APBD_CITY,
                until=date(2026, 12, 31),
            ),
        ],
    ).model_dump(mode="json")


def status(event: str, **more: Any) -> dict[str, Any]:
    told = v1.StatusNews(worker=WORKER, event=v1.NewsEvent(event), at=AT, **more)
    return told.model_dump(mode="json")


def confirmation_qr() -> dict[str, Any]:
    kpj = Kpj("26012345678")
    claims = confirmation_claims(
        f"{KELURAHAN}-01-00001",
        "Wulan Prameswari",
        "3375014507890001",
        KELURAHAN,
        kpj.digits,
        date(2026, 12, 1),
        date(2026, 12, 31),
        date(2026, 11, 22),
    )
    return {
        "seed_b64": base64.b64encode(bytes(range(32))).decode(),
        "public_b64": CITY_KEY.public_text,
        "kid_hex": CITY_KEY.key_id.hex(),
        "claims": {str(label): value for label, value in claims.items()},
        "text": CITY_KEY.sign_qr(claims),
    }


def receipt(facts: list[dict[str, Any]]) -> dict[str, Any]:
    """Two stored side by side, one for the clerk, one for the city, and two stored again."""
    clerk = {
        "place": 2,
        "verdict": "needs_clerk",
        "code": "nik.not_16_digits",
        "field": "nik",
        "figures": {"now": 15},
    }
    city = {
        "place": 3,
        "verdict": "needs_city",
        "code": "fact.differs",
        "field": "",
        "figures": {},
    }
    told = {
        "device": str(DEVICE),
        "epoch": EPOCH,
        "sequence": 7,
        "at": AT,
        "count": len(facts),
        "digest": content_hash([[fact["id"], fact["hash"]] for fact in facts]),
        "stored": [[0, 2, 41], [4, 2, 43]],
        "others": [clerk, city],
        "backed_up": 40,
    }
    return signed("receipt", told)


def news() -> dict[str, Any]:
    decree = v1.DecreeDoc(number="460/1234/2026", on=date(2026, 12, 1))
    bodies = [
        ("status", status("proposed")),
        ("status", status("verified")),
        ("status", status("approved", decree=decree)),
        (
            "status",
            status(
                "activated",
                kpj="26012345678",
                start=date(2026, 12, 1),
                end=date(2026, 12, 31),
                confirmation_qr=confirmation_qr()["text"],
            ),
        ),
        ("status", status("confirmed", confirmation_qr=confirmation_qr()["text"])),
        ("status", status("refused", reason="Alamat tidak ditemukan")),
        ("status", status("withdrawn", reason="Pindah ke luar kota")),
        ("city", city()),
        ("reference", {"name": "rates", "etag": "0123456789abcdef0123456789abcdef"}),
        *disputes(WORKER, AT),
        returned(WORKER, AT),
    ]
    items = [
        {"cursor": cursor, "kind": kind, "body": body}
        for cursor, (kind, body) in enumerate(bodies, start=12)
    ]
    page = {"device": str(DEVICE), "epoch": EPOCH, "items": items, "next": 25, "more": False}
    return signed("news", {**page, "backed_up": 40})


def examples() -> dict[str, Any]:
    """Return every example by the name of its file."""
    facts = [
        fact(1, "worker_registered", 1, registration()),
        fact(2, "worker_amended", 2, amended()),
        fact(3, "worker_withdrawn", 3, {"schema": 1, "reason": "Pindah ke luar kota"}),
        fact(4, "paper_printed", 1, printed_proof(KELURAHAN)),
        fact(
            5,
            "registration_reviewed",
            1,
            {
                "schema": 1,
                "verdict": "objected",
                "reason": "KTP menulis Rahmawaty",
                "fields": ["name"],
                "rekeyed": True,
            },
        ),
        fact(
            6,
            "paper_revoked",
            1,
            {**about_paper("bukti", "BP"), "reason": "Diberikan kepada orang lain"},
        ),
    ]
    public = base64.b64encode(DEVICE_KEY.public_key().public_bytes_raw()).decode()
    enrolled = {
        "device": str(DEVICE),
        "device_number": 1,
        "epoch": EPOCH,
        "receipt_key": CITY_KEY.public_text,
        "city": city(),
    }
    activation = {
        "format": "loket-jamsostek-activation",
        "version": 1,
        "server": "https://loket.example",
        "code": CODE,
        "device_number": 1,
        "receipt_key": CITY_KEY.public_text,
        "epoch": EPOCH,
        "city": city(),
    }
    return {
        "activation_request": {"code": CODE},
        "activation_file": activation,
        "enrolment_request": {"code": CODE, "public_key": public, "program": "0.1.0"},
        "enrolment_reply": enrolled,
        "city": city(),
        **{f"fact_{each['kind']}": each for each in facts},
        "fact_revoked_confirmation": fact(
            9,
            "paper_revoked",
            1,
            {**about_paper("konfirmasi", "KK"), "reason": "Diberikan kepada orang lain"},
        ),
        "fact_printed_letter": fact(7, "paper_printed", 1, about_paper("rincian_iuran", "RI")),
        "fact_printed_rights": fact(8, "paper_printed", 1, about_paper("hak_data", "HD")),
        "fact_without_nik": fact(1, "worker_registered", 1, registration(nik="")),
        "push_request": {"facts": facts, "signed": runs(facts)},
        "push_columns": {
            "columns": as_columns([unhashed(fact) for fact in facts]),
            "signed": runs(facts),
        },
        "reconciliation_request": reconciliation(facts),
        "reconciliation_reply": signed(
            "reconciliation",
            {"device": str(DEVICE), "epoch": EPOCH, "backed_up": 40, "differ": [[1, 2]]},
        ),
        "facts_page": held(facts),
        "succession_request": succession(),
        "key_changes": key_changes(),
        "receipt_reply": receipt(facts),
        "news_page": news(),
        **corrections_back(WORKER, DEVICE, EPOCH, AT, signed),
        **last_words(DEVICE, EPOCH, AT, signed),
        **stubs(facts[0], DEVICE, EPOCH, signed),
        "problem": problem_document("counter-replayed"),
        "health": {"status": "ok", "epoch": EPOCH, "version": "0.1.0", "time": AT},
        "confirmation_qr": confirmation_qr(),
        "check_list": check_list(
            EPOCH,
            KELURAHAN,
            DEVICE_KEY.public_key().public_bytes_raw(),
            confirmation_qr()["text"],
        ),
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, example in examples().items():
        path = FOLDER / f"{name}.json"
        if not path.exists():
            path.write_text(json.dumps(example, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
