"""Four people who do not exist, one of each segment, as a clerk would type them."""

from collections.abc import Mapping

TRADER: Mapping[str, str] = {
    "nik": "3375014507890003",
    "name": "Wulan Prameswari",
    "birth_place": "Pekalongan",
    "mother": "Sri Hartini",
    "family_card": "3375010101100005",
    "street": "Jalan Kenanga 12",
    "rt": "3",
    "rw": "12",
    "phone": "0812-3456-7890",
    "segment": "bpu",
    "occupation": "pedagang pasar",
    "workplace": "Pasar Banjarsari",
    "income": "1500000",
    "programmes": "jht",
    "funding": "mandiri",
}

FISHER: Mapping[str, str] = {
    "nik": "3375011203750002",
    "name": "Bagas Wirayuda",
    "birth_place": "Pekalongan",
    "mother": "Kasminah",
    "family_card": "3375011502080011",
    "street": "Gang Kakap 4",
    "rt": "1",
    "rw": "2",
    "segment": "rentan",
    "occupation": "nelayan",
    "workplace": "Pelabuhan Nusantara",
    "income": "1000000",
    "funding": "apbd_kota",
}

WELDER: Mapping[str, str] = {
    "nik": "3375010101850007",
    "name": "Dimas Anggoro",
    "birth_place": "Batang",
    "mother": "Tumirah",
    "street": "Jalan Melati 7",
    "rt": "4",
    "rw": "1",
    "phone": "081200001111",
    "segment": "pu",
    "occupation": "tukang las",
    "employer": "CV Bengkel Contoh",
    "employer_number": "JJ012345",
    "risk": "tinggi",
    "workplace": "Bengkel Jalan Veteran",
    "income": "3500000",
    "programmes": "jht jp jkp",
    "funding": "pemberi_kerja",
}

TEACHER: Mapping[str, str] = {
    "nik": "3375016208920001",
    "name": "Ratna Kusumawardani",
    "birth_place": "Pekalongan",
    "mother": "Endang Lestari",
    "street": "Perumahan Contoh Blok C 9",
    "rt": "5",
    "rw": "3",
    "segment": "non_asn",
    "occupation": "guru honorer",
    "employer": "Dinas Pendidikan",
    "risk": "sangat_rendah",
    "workplace": "SD Negeri Contoh 2",
    "income": "2486000",
    "programmes": "jht",
    "funding": "apbd_kota",
    "months": "3",
}

FOUR = (TRADER, FISHER, WELDER, TEACHER)
