"""One window per diary: a second start raises the first window. The lock dies with its process."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket


def lock_name(diary: Path) -> str:
    """The same for every spelling of the path, every link to it and every name of the same file."""
    found = diary.stat()
    return "shiji-" + hashlib.sha256(f"{found.st_dev}:{found.st_ino}".encode()).hexdigest()[:24]


class InstanceLock(QObject):
    """Held by the window that shows a diary."""

    raise_requested = Signal()

    def __init__(self, diary: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = lock_name(diary)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """True when the diary is ours; False when another window has it, which is then raised."""
        if self._ask_other():
            return False
        QLocalServer.removeServer(self._name)  # what a killed process left behind
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        if not server.listen(self._name):
            return not self._ask_other()
        server.newConnection.connect(self._on_connection)
        self._server = server
        return True

    def release(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    def _ask_other(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(500):
            return False
        socket.write(b"raise")
        socket.waitForBytesWritten(500)
        socket.disconnectFromServer()
        return True

    def _on_connection(self) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.disconnected.connect(connection.deleteLater)
            self.raise_requested.emit()
