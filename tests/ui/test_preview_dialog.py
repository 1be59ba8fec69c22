"""What is not there yet is neither printed nor kept: a key may come before the paper does."""

from desktop_app.domain.confirmation import PaperKind
from desktop_app.use_cases.registration import register_worker
from tests.fixtures.people import NOW, TRADER
from tests.ui.conftest import Stage


def test_a_paper_still_being_made_is_not_kept_and_then_the_keyboard_is_where_one_goes_on(
    stage: Stage,
) -> None:
    subject = register_worker(stage.desk, TRADER, frozenset(), NOW).id
    for _each in ("the first", "one opened after another"):
        stage.view.open_preview(subject, PaperKind.PROOF)
        dialog = stage.view.preview
        assert not dialog.keep.isEnabled()
        assert not dialog.print.isEnabled()
        assert dialog.page.pixmap().isNull()  # nothing of the paper before
        assert not dialog.number.text()

        stage.settle()
        assert dialog.keep.isEnabled()
        assert not dialog.page.pixmap().isNull()
        on = dialog.focusWidget()
        assert on is (dialog.print if dialog.print.isEnabled() else dialog.keep)
        dialog.reject()
