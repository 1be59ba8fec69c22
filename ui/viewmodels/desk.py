"""What the pages of the desk know, side by side."""

from collections.abc import Callable
from dataclasses import dataclass

from desktop_app.domain.worker import Registration
from ui.sight import Sight
from ui.viewmodels.archive import ArchiveViewModel
from ui.viewmodels.backups import BackupViewModel
from ui.viewmodels.banner import BannerViewModel
from ui.viewmodels.batch import BatchViewModel
from ui.viewmodels.checking import CheckViewModel
from ui.viewmodels.coverage import CoverageViewModel
from ui.viewmodels.detail import DetailViewModel
from ui.viewmodels.disk import DiskViewModel
from ui.viewmodels.events import EventViewModel
from ui.viewmodels.exchange import ExchangeViewModel
from ui.viewmodels.helping import HelpViewModel
from ui.viewmodels.letting_in import LettingInViewModel
from ui.viewmodels.paper_look import PaperLookViewModel
from ui.viewmodels.preferences import SettingsViewModel
from ui.viewmodels.preview import PreviewViewModel
from ui.viewmodels.printers import PrinterViewModel
from ui.viewmodels.readiness import ReadinessViewModel
from ui.viewmodels.registration import RegistrationViewModel
from ui.viewmodels.reviews import ReviewViewModel
from ui.viewmodels.spool import SpoolViewModel
from ui.viewmodels.staff import StaffViewModel
from ui.viewmodels.troubles import TroubleViewModel
from ui.viewmodels.updating import UpdateViewModel
from ui.viewmodels.waiting import WaitingViewModel
from ui.viewmodels.workers import ListViewModel


@dataclass(frozen=True, slots=True, weakref_slot=True)  # a signal holds it weakly
class Models:
    """What the pages know.

    Attributes:
        amending: Makes the model of a form that amends.
        amendment_under_way: What was being amended when the program ended, if anything.
    """

    archive: ArchiveViewModel
    readiness: ReadinessViewModel
    registration: RegistrationViewModel
    reviews: ReviewViewModel
    staff: StaffViewModel
    workers: ListViewModel
    batch: BatchViewModel
    checking: CheckViewModel
    coverage: CoverageViewModel
    troubles: TroubleViewModel
    updates: UpdateViewModel
    banner: BannerViewModel
    waiting: WaitingViewModel
    detail: DetailViewModel
    preview: PreviewViewModel
    printers: PrinterViewModel
    look: PaperLookViewModel
    spool: SpoolViewModel
    settings: SettingsViewModel
    backups: BackupViewModel
    events: EventViewModel
    exchange: ExchangeViewModel
    helping: HelpViewModel
    letting_in: LettingInViewModel
    disk: DiskViewModel
    amending: Callable[[Registration], RegistrationViewModel]
    amendment_under_way: Callable[[], Registration | None]

    def reveal(self, sight: Sight) -> None:
        """Show people everywhere in this sight, and keep the choice."""
        for each in (
            self.workers.table, self.troubles.table, self.waiting.table, self.reviews,
            self.detail, self.registration,
        ):  # fmt: skip
            each.reveal(sight)
        self.settings.choose_sight(sight)
