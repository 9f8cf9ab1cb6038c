"""From a page's wish to print to the preview of the right sheet."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.printing.preview import PreviewDialog
from app.ui.shell.printing import show_preview
from tests.factories import make_file


def previews(parent):
    return parent.findChildren(PreviewDialog)


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("form", "key", "said"),
    [
        ("week", date(2026, 11, 18), "Weekly visit plan"),
        ("day", date(2026, 11, 18), "Daily log"),
        ("day", None, "Daily log"),
        ("card", 1, "Prospect card"),
    ],
)
def test_the_preview_of_a_form_opens(context, database, window, form, key, said):
    make_file(database)
    show_preview(context, form, key, window)
    (dialog,) = previews(window)
    assert dialog.isVisible()
    assert said in dialog.windowTitle()


def test_a_card_of_nobody_is_told_and_no_preview_opens(context, window, qtbot):
    with qtbot.waitSignal(context.refused) as refused:
        show_preview(context, "card", 99, window)
    assert "no client with the number 99" in refused.args[0].message
    assert previews(window) == []


def test_a_closed_preview_is_gone(context, window):
    show_preview(context, "week", None, window)
    previews(window)[0].reject()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    assert previews(window) == []
