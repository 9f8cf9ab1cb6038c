"""The only door to language: English in the code, gettext catalogues in resources/locale.

`tr("Saved {name}", name=…)` translates and fills in; `N_` marks a text that is translated later.
"""

from __future__ import annotations

import gettext
import locale
import os
from typing import Final

from app.core import paths

LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文"}
_state: dict[str, gettext.NullTranslations | str] = {
    "catalogue": gettext.NullTranslations(),
    "language": "en",
}


def N_(text: str) -> str:  # noqa: N802 - the name gettext tools look for
    """Mark a text for extraction; it is translated where it is shown."""
    return text


def system_language() -> str:
    """The language of the system, or English when it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"):
        if value := os.environ.get(name):
            return "zh_CN" if value.lower().startswith("zh") else "en"
    found = locale.getlocale()[0] or ""
    return "zh_CN" if found.lower().startswith(("zh", "chinese")) else "en"


def use_language(code: str | None) -> str:
    """Switch every later `tr()` to this language (`None`: the system's); tells which one it became."""
    language = code if code in LANGUAGES else system_language()
    _state["language"] = language
    _state["catalogue"] = (
        gettext.NullTranslations()
        if language == "en"
        else gettext.translation("shiji", paths.resource("locale"), languages=[language])
    )
    return language


def language() -> str:
    """The language in use: `en` or `zh_CN`."""
    return str(_state["language"])


def is_chinese() -> bool:
    """True while the language in use is Chinese."""
    return language().startswith("zh")


def _catalogue() -> gettext.NullTranslations:
    found = _state["catalogue"]
    assert isinstance(found, gettext.NullTranslations)
    return found


def tr(text: str, /, **params: object) -> str:
    """The text in the language in use, with its parameters filled in."""
    found = _catalogue().gettext(text) if text else ""
    return found.format(**params) if params else found


def trc(context: str, text: str, /, **params: object) -> str:
    """Like `tr` where one English word needs two translations."""
    found = _catalogue().pgettext(context, text)
    return found.format(**params) if params else found


def trn(one: str, many: str, n: int, /, **params: object) -> str:
    """Singular or plural by `n`, which is itself the parameter `{n}`."""
    return _catalogue().ngettext(one, many, n).format(n=n, **params)
