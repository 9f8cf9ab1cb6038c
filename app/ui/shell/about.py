"""What this program is, its version, and whose work it rests on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.core.version import version
from app.ui.widgets.labels import PlainLabel

_RESTS_ON: Final = (
    "Qt / PySide6 (LGPL) · SQLite · SQLAlchemy · Alembic (MIT) · matplotlib\n"
    "borax · chinesecalendar · pypinyin (MIT) · Noto Sans SC (OFL) · Lucide (ISC)"
)


class AboutDialog(QDialog):
    """A few lines, which can be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Shiji"))
        self.text = PlainLabel(
            "\n\n".join(
                (
                    f"{tr('Shiji')} {version()}",
                    tr(
                        "The work diary of an account manager: one person, one computer, one file. "
                        "It never uses the network."
                    ),
                    _RESTS_ON,
                )
            )
        )
        self.text.setWordWrap(True)
        self.text.setMinimumWidth(440)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.addWidget(self.text)
        layout.addWidget(buttons)
