"""The list narrowed, chosen from and printed from, and the coverage: what they look like."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from desktop_app.domain.confirmation import PaperKind
from desktop_app.domain.coverage import Target
from desktop_app.domain.enrolment import FundingSource, Segment
from desktop_app.domain.listing import Sorting, SortKey
from desktop_app.use_cases.batch import plan_batch
from tests.fixtures.people import NOW
from tests.ui.rare_scenes import RareScenes
from ui.changes import Change
from ui.viewmodels.batch import Ended
from ui.viewmodels.narrowing import Narrowed
from ui.widgets.desk_view import DeskView, Tab

TODAY = NOW.date()
TARGETS = (
    Target(Segment.PU, 4, date(2026, 5, 3)),
    Target(Segment.BPU, 11, date(2026, 5, 3), until=date(2026, 12, 31)),
    Target(Segment.VULNERABLE, 250, date(2026, 8, 17), FundingSource.APBD_CITY),
    Target(Segment.NON_ASN, 40, date(2026, 5, 3)),
)


class ListScenes(RareScenes):
    """Those before, and these after them."""

    def all(self) -> Iterator[tuple[str, Callable[[], None]]]:
        yield from super().all()
        yield "list_narrowed", self.list_narrowed
        yield "list_chosen", self.list_chosen
        yield "list_planned", self.list_planned
        yield "list_printing", self.list_printing
        yield "list_printed", self.list_printed
        yield "coverage", self.coverage
        yield "coverage_no_target", self.coverage_no_target

    def _list(self) -> DeskView:
        view = self._view()
        view.models.workers.show_all()
        view.models.workers.table.let_go()
        view.models.workers.sort(Sorting())
        view.list.batch.notice.silence()
        view.list.more.setChecked(False)
        view.list.search.clear()
        view.go_to(Tab.LIST)
        self.settle()
        return view

    def list_narrowed(self) -> None:
        """Everything a list can be narrowed to at once, in the panel and as chips."""
        view = self._list()
        view.list.more.setChecked(True)
        view.models.workers.sort(Sorting(SortKey.NAME, falls=False))
        view.models.workers.narrow_to(
            Narrowed(
                segment=Segment.BPU,
                funding=FundingSource.SELF,
                registrar="Rina Kurniasih",
                rt="003",
                rw="012",
                first=TODAY.replace(day=1),
                last=TODAY,
            )
        )

    def _chosen(self, rows: Sequence[int] = range(1, 8)) -> DeskView:
        view = self._list()
        view.models.workers.table.choose(rows)
        return view

    def list_chosen(self) -> None:
        self._chosen()

    def list_planned(self) -> None:
        view = self._chosen(range(16))
        view.models.batch.plan(view.models.workers.table.chosen_in_order(), PaperKind.CONFIRMATION)

    def list_printing(self) -> None:
        view = self._chosen()
        model = view.models.batch
        plan = plan_batch(self._desk, view.models.workers.table.chosen_in_order(), PaperKind.PROOF)
        model.turned.emit(5, 12, plan.ready[0])

    def list_printed(self) -> None:
        view = self._chosen()
        model = view.models.batch
        model.ended.emit(Ended([1, 2], 5, (), "Printer tidak menjawab. Data sudah tersimpan."))

    def _set_targets(self, targets: Sequence[Target]) -> None:
        room = self._room
        room.desk = replace(room.desk, city=replace(room.desk.city, targets=tuple(targets)))
        self.desktop.changes.tell(Change.PREFERENCES)

    def coverage(self) -> None:
        view = self._list()
        self._set_targets(TARGETS)
        view.go_to(Tab.COVERAGE)

    def coverage_no_target(self) -> None:
        view = self._list()
        self._set_targets(())
        view.go_to(Tab.COVERAGE)
