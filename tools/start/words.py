"""The few sentences of start.py, in Chinese too: the app's catalogue needs what is not yet installed."""

from __future__ import annotations

import os
import sys

CHINESE = {
    "Preparing .venv …": "正在准备 .venv……",
    "A .venv half-made or of another Python is made again …": ".venv 不完整或属于另一个 Python，正在重建……",
    "Installing {lock} …": "正在安装 {lock}……",
    "Another start is preparing .venv; waiting for it …": "另一个启动正在准备 .venv，请稍候……",
    "{folder} cannot be removed: close Shiji and start again. ({reason})": (
        "无法删除 {folder}：请先关闭拾级再启动。（{reason}）"
    ),
    "{folder} cannot be made: {reason}": "无法创建 {folder}：{reason}",
    "Installing system packages: {packages} …": "正在安装系统软件包：{packages}……",
    "System packages are missing. Please run:\n  {order}": "缺少系统软件包，请执行：\n  {order}",
    "System libraries are missing: {names}. Install what holds them.": (
        "缺少系统库：{names}。请安装包含它们的软件包。"
    ),
    "{python} has neither ensurepip nor pip: install one of them and start again.": (
        "{python} 没有 ensurepip，也没有 pip：请安装其中之一后再启动。"
    ),
    "{lock} could not be installed. The first start needs a connection; nothing is lost, start again.": (
        "{lock} 安装失败。首次启动需要联网；没有丢失任何东西，请重新启动。"
    ),
}


def in_language(text: str, **parts: object) -> str:
    """The sentence in the language of the system, filled in."""
    if _is_chinese():
        text = CHINESE[text]
    return text.format(**parts)


def say(text: str, **parts: object) -> None:
    """A line for the person; on stderr, because stdout belongs to the app."""
    print(in_language(text, **parts), file=sys.stderr, flush=True)


def _is_chinese() -> bool:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return value.lower().startswith("zh")
    import locale

    return (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese"))
