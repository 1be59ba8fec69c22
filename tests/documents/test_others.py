"""The flowing papers under stress: every word is there, nothing leaves its page, none is torn."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.documents import words
from desktop_app.documents.imprint import plain
from desktop_app.documents.layout import A5, Page, Tag, Text
from desktop_app.documents.leaf_setting import Setting
from desktop_app.documents.leaves import Column, Leaves, Table
from desktop_app.documents.letter import LetterFacts, letter_pages, make_letter
from desktop_app.documents.minutes import make_minutes, minutes_pages
from desktop_app.documents.palette import EDGE, MARKING
from desktop_app.documents.rights import RightsFacts, make_rights, rights_pages
from desktop_app.documents.spelling import in_words
from desktop_app.documents.summary import make_summary, summary_pages
from desktop_app.documents.trial import TrialPage, key_card, trial_page
from desktop_app.domain.day_report import Work
from desktop_app.domain.event_log import event_tally
from desktop_app.domain.paper_format import PaperFormat
from tests.documents import others, people
from tests.documents.reading import (
    all_bytes_of,
    boxes_of,
    description_of,
    page_sizes_of,
    words_of,
)
from tests.documents.test_sheet import letterheads, text_of
from tests.documents.validators import objections_to_2b

names = text_of(120, 1)
LONGEST = ("Kusumawardhani Hadiningrat " * 5)[:120].strip()
UNBROKEN = "W" * 120


def solid(text: str) -> str:
    return "".join(plain(text).split()).replace("·", "")


def said_on(pages: Sequence[Page]) -> str:
    return solid("".join(text.text for page in pages for text in page.texts))


def check(pages: Sequence[Page]) -> None:
    """See that no text leaves its page or stands on another, and that pages are numbered."""
    for number, page in enumerate(pages, start=1):
        for text in page.texts:
            left, top, right, bottom = text.box
            assert left >= EDGE - 0.01, text
            assert top >= EDGE - 0.01, text
            assert right <= page.width - EDGE + 0.01, text
            assert bottom <= page.height - EDGE + 0.01, text
        assert f"Halaman {number} dari {len(pages)}" in {text.text for text in page.texts}
        _check_apart(page)


def _check_apart(page: Page) -> None:
    texts = [text for text in page.texts if text.style.colour != MARKING]
    ordered = sorted(texts, key=lambda text: text.box[1])
    for place, one in enumerate(ordered):
        left, _, right, bottom = one.box
        for other in ordered[place + 1 :]:
            if other.box[1] >= bottom - 0.3:
                break  # it and all after it stand below
            apart = right <= other.box[0] + 0.3 or other.box[2] <= left + 0.3
            assert apart or not one.text.strip() or not other.text.strip(), (one, other)


@st.composite
def any_letter(draw: st.DrawFn) -> LetterFacts:
    enrolment = draw(st.sampled_from([people.TRADER, people.CLERK, others.HALF_YEAR]))
    enrolment = replace(
        enrolment,
        months=draw(st.sampled_from([1, 3, 12])),
        employer=draw(text_of(200, 1)),
        payer=draw(text_of(200)),
    )
    worker = replace(people.MUHAMMAD, name=draw(names))
    city = replace(
        people.OFFICE,
        name=draw(text_of(80)),
        branch=draw(text_of(80)),
        letterhead=draw(letterheads),
    )
    copy = draw(st.sampled_from([1, 120]))
    return others.letter(
        enrolment, worker, city=city, officer=draw(names), copy=copy, practice=draw(st.booleans())
    )


@given(any_letter())
@settings(max_examples=40)
def test_a_letter_is_one_page_with_every_word_whatever_the_names(facts: LetterFacts) -> None:
    pages = letter_pages(facts)

    check(pages)
    assert len(pages) == 1
    said = said_on(pages)
    enrolment = facts.registration.worker.enrolment
    wanted = [facts.registration.worker.name, facts.imprint.city.letterhead.office]
    wanted += [enrolment.employer] if enrolment.segment.earns_wage else []
    for text in wanted:
        assert solid(text) in said


@st.composite
def any_rights(draw: st.DrawFn) -> RightsFacts:
    worker = others.EVERYTHING
    worker = replace(
        worker,
        name=draw(names),
        mother=draw(names),
        address=replace(worker.address, street=draw(text_of(200, 1))),
        enrolment=replace(worker.enrolment, workplace=draw(text_of(200)), payer=draw(text_of(200))),
    )
    facts = others.rights(worker, officer=draw(names))
    return replace(facts, history=[*facts.history] * draw(st.integers(1, 12)))


def test_what_is_signed_is_said_on_the_page_of_the_hand_however_long_the_paper() -> None:
    """Where a list ends just before the foot, the hands come on a page of their own."""
    facts, one = others.rights(), others.DAY.to_mend[0]
    papers = [
        rights_pages(replace(facts, history=(facts.history[0],) * long)) for long in range(1, 40)
    ]
    papers += [
        summary_pages(others.summary(replace(others.DAY, to_mend=(one,) * long)))
        for long in range(1, 40)
    ]
    assert {len(pages) for pages in papers} == {1, 2, 3}
    for pages in papers:
        last = [text.text for text in pages[-1].texts]
        assert "Petugas pendaftaran" in last
        assert any(text.startswith("Demikian") for text in last)


@given(any_rights())
@settings(max_examples=15)
def test_a_rights_sheet_holds_every_word_on_as_many_pages_as_it_takes(facts: RightsFacts) -> None:
    pages = rights_pages(facts)

    check(pages)
    worker = facts.registration.worker
    said = said_on(pages)
    for text in (worker.name, worker.mother, worker.address.street, worker.enrolment.payer):
        assert solid(text) in said


@pytest.mark.parametrize("size", [PaperFormat.A4, PaperFormat.F4])
@pytest.mark.parametrize("name", [None, lambda _n: LONGEST, lambda _n: UNBROKEN])
def test_three_hundred_people_are_listed_once_each_under_repeated_heads(
    size: PaperFormat, name: object
) -> None:
    crowd = others.crowd(300, name)  # type: ignore[arg-type]  # a function or None

    pages = minutes_pages(others.minutes(crowd), size)

    check(pages)
    numbers = [text.text for page in pages for text in page.texts if text.text.startswith("01-00")]
    assert sorted(numbers) == [one.number[11:] for one in crowd]
    listed = [page for page in pages if any(t.text.startswith("01-00") for t in page.texts)]
    assert all("Antr." in {text.text for text in page.texts} for page in listed)
    last = {text.text for text in pages[-1].texts}
    assert {"Saksi", "Lurah Sukamaju", "Petugas pendaftaran"} <= last
    assert any(text.startswith("Demikian") for text in last)  # no hand on an empty sheet


def test_the_list_counts_what_the_table_counts() -> None:
    crowd = others.crowd(300)
    tally = event_tally(crowd)

    said = words_of(make_minutes(others.minutes(crowd)))

    registered = tally.registered
    assert f"Jumlah {registered.men} {registered.women} {registered.people}" in said
    assert f"Terdaftar {registered.people} orang" in said
    assert f"Dibatalkan {tally.withdrawn} orang" in said
    for one in crowd:
        assert one.name in said


def test_what_has_to_be_read_is_ten_points_for_ordinary_names() -> None:
    ordinary = [
        letter_pages(others.letter(people.TRADER)),
        letter_pages(others.letter(others.HALF_YEAR)),
        letter_pages(others.letter(people.CLERK)),
        rights_pages(others.rights()),
        minutes_pages(others.minutes(others.crowd(300))),
        summary_pages(others.summary()),
    ]
    for pages in ordinary:
        for page in pages:
            small = [text for text in page.texts if text.style.size < 10 - 0.01]
            assert all(text.style.size >= 7.5 for text in small)
            # Labels, heads of columns, notes and the foot alone are smaller.
            assert len(small) < len(page.texts) / 2


@pytest.mark.parametrize("name", sorted(others.SAMPLES))
def test_the_same_facts_give_the_same_bytes_that_name_nobody(name: str) -> None:
    pdf = others.SAMPLES[name]()

    assert others.SAMPLES[name]() == pdf
    assert "Muhammad" not in str(description_of(pdf))


def test_no_nik_is_anywhere_in_a_paper_for_others() -> None:
    for pdf in (make_letter(others.letter(people.TRADER)), make_summary(others.summary())):
        everything = all_bytes_of(pdf) + words_of(pdf).replace(" ", "").encode()
        assert people.NIK.encode() not in everything
    assert people.NIK in words_of(make_rights(others.rights())).replace(" ", "")


def test_a_summary_of_many_officers_and_mistakes_goes_on_to_another_page() -> None:
    to_mend = tuple(
        replace(others.DAY.to_mend[0], number=f"3217061001-01-{n:05}", name=LONGEST, reason=LONGEST)
        for n in range(60)
    )
    by_officer = {f"{LONGEST} {n}": Work(registered=n) for n in range(12)}
    many = replace(others.DAY, to_mend=to_mend, by_officer=by_officer)

    pages = summary_pages(others.summary(many))

    check(pages)
    assert len(pages) > 1
    assert len(summary_pages(others.summary())) == 1


def test_a_summary_without_work_or_pace_says_so() -> None:
    empty = replace(
        others.DAY, by_officer={}, hours={}, to_mend=(), work=replace(others.DAY.work, people=0)
    )
    said = words_of(make_summary(others.summary(empty)))
    assert "Belum ada yang dicatat pada hari ini." in said
    assert "Belum diukur." in said


def test_an_event_with_nobody_says_so() -> None:
    facts = others.minutes([])
    said = words_of(make_minutes(replace(facts, event=replace(facts.event, ended=None))))
    assert "Belum ada yang terdaftar." in said
    assert "belum diakhiri" in said


def test_papers_are_of_the_size_they_say() -> None:
    crowd = others.crowd(5)
    f4 = make_minutes(others.minutes(crowd), PaperFormat.F4)
    assert set(page_sizes_of(f4)) == {(215, 330)}
    assert set(page_sizes_of(make_rights(others.rights()))) == {(210, 297)}


def test_a_row_higher_than_a_page_begins_one_and_is_not_lost() -> None:
    leaves = Leaves(PaperFormat.A5, "Judul", others.imprint("X/1"), Setting())
    tall = "kata " * 1_500

    leaves.table(Table([Column("Isi")], [["satu"], [tall], ["tiga"]]))

    assert said_on(leaves.pages).count("kata") == 1_500
    assert len(leaves.pages) == 3


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (11, "sebelas"),
        (17, "tujuh belas"),
        (20, "dua puluh"),
        (22, "dua puluh dua"),
        (100, "seratus"),
        (115, "seratus lima belas"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1000, "seribu"),
        (2026, "dua ribu dua puluh enam"),
        (11_001, "sebelas ribu satu"),
        (500_999, "lima ratus ribu sembilan ratus sembilan puluh sembilan"),
    ],
)
def test_numbers_are_written_out(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize("number", [-1, 1_000_000])
def test_numbers_beyond_that_are_not(number: int) -> None:
    with pytest.raises(ValueError, match="999"):
        in_words(number)


@pytest.mark.parametrize("name", sorted(others.SAMPLES))
def test_each_is_fit_to_be_kept(name: str) -> None:
    assert objections_to_2b(others.SAMPLES[name]()) == []


def test_lists_are_tables_to_who_hears_them_with_heads_on_each_page() -> None:
    for page in minutes_pages(others.minutes(others.crowd(60)))[:2]:
        heads = [
            text.text
            for text, owner in zip(page.elements, page.owners, strict=True)
            if isinstance(text, Text)
            and owner is not None
            and page.nodes[owner].tag is Tag.HEAD
            and page.nodes[owner].scope == "Column"
        ]
        at = heads.index("Antr.")
        assert heads[at : at + 7] == [
            "Antr.",
            "Nomor",
            "Nama",
            "NIK",
            "L/P",
            "Segmen",
            "Sumber dana",
        ]
        for node in page.nodes:
            above = None if node.parent is None else page.nodes[node.parent].tag
            wanted = {Tag.ROW: Tag.TABLE, Tag.CELL: Tag.ROW, Tag.HEAD: Tag.ROW}.get(node.tag)
            assert above is wanted, (node, above)


@pytest.mark.parametrize(("count", "size"), [(30, (148, 210)), (48, (210, 297))])
def test_a_key_card_takes_the_smallest_sheet_that_holds_it(
    count: int, size: tuple[int, int]
) -> None:
    keys = [(f"Ctrl+{n}", f"Kerja nomor {n}") for n in range(count)]

    pdf = key_card("Kartu Tombol", "KELURAHAN", "", keys)

    assert page_sizes_of(pdf) == [size]
    said = words_of(pdf)
    assert all(f"Ctrl+{n} Kerja nomor {n}" in said for n in range(count))


def test_more_keys_than_a_page_holds_are_not_crammed_onto_it() -> None:
    with pytest.raises(ValueError, match="more keys"):
        key_card("Kartu Tombol", "KELURAHAN", "", [("F1", "Bantuan")] * 80)


def test_papers_taken_back_have_a_column_on_the_day_one_was() -> None:
    took_back = replace(others.DAY, by_officer={"Rina": Work(printed=3, revoked=2)})

    assert "Dicabut" not in words_of(make_summary(others.summary()))
    assert "Dicabut" in words_of(make_summary(others.summary(took_back)))


def test_the_page_for_trying_a_printer_holds_the_longest_names_within_its_frame() -> None:
    made = words.TRIAL_MADE.format(
        printer="HP LaserJet Professional P1102w (USB, dibagi dari komputer depan)",
        officer="Pangaribuan Siti Panggabean Kusumawardhani",
        at="22 November 2026 pukul 09.41",
    )
    office = "KELURAHAN SUKAMAJU KIDUL WETAN HADININGRAT DARUSSALAM BARAT DAYA"
    pdf = trial_page(TrialPage(words.TRIAL_TITLE, office, made, words.TRIAL_ASKS, words.TRIAL_QR))
    assert max(right for _, _, right, _ in boxes_of(pdf)) <= A5[0] - EDGE
    assert office in words_of(pdf)
    assert "22 November 2026 pukul 09.41" in words_of(pdf)
