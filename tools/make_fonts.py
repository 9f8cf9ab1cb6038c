"""Make resources/fonts anew: `tools/make_fonts.py PACKAGE UNIHAN`.

PACKAGE is the unpacked npm package @expo-google-fonts/noto-sans-sc, UNIHAN the file
Unihan_OtherMappings.txt(.bz2), as in Debian's package unicode-data. Needs fonttools.
"""

from __future__ import annotations

import argparse
import bz2
import shutil
from collections import defaultdict
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources/fonts"
FAMILY = "Shiji Noto Sans SC"
# Latin, Greek, punctuation, currency, letterlike, arrows, mathematics, enclosed, box drawing, shapes,
# symbols, CJK punctuation, full-width forms.
RANGES = (
    (0x20, 0x24F), (0x370, 0x3FF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x22FF),
    (0x2460, 0x24FF), (0x2500, 0x27BF), (0x3000, 0x303F), (0x3200, 0x33FF), (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
)  # fmt: skip

RADICALS = range(0x2E80, 0x2FE0)
LOOKALIKES = (0x2012, 0x2035, 0x2215, 0x2329, 0x232A, 0x301C)


def standard_characters(unihan: Path) -> set[int]:
    """The 8,105 characters of 通用规范汉字表, which Unihan marks with kTGH."""
    raw = unihan.read_bytes()
    text = (bz2.decompress(raw) if unihan.suffix == ".bz2" else raw).decode()
    return {int(line[2:].split("\t")[0], base=16) for line in text.splitlines() if "\tkTGH\t" in line}


def rename(font: TTFont, family: str, style: str) -> None:
    """A family name of its own, so that no font of the system is taken in its place."""
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    postscript = f"{family} {style}".replace(" ", "")
    for name_id, text in (
        (1, family),
        (2, style),
        (3, postscript),
        (4, f"{family} {style}"),
        (6, postscript),
    ):
        names.setName(text, name_id, 3, 1, 0x409)


def drop_aliases(font: TTFont) -> dict[str, str]:
    """Leave one character per glyph where a radical or a look-alike shares it; tells which stands for which.

    A PDF names a glyph by the lowest of its characters: 一 would be copied and searched as the radical ⼀.
    """
    codes = defaultdict(list)
    for code, glyph in font.getBestCmap().items():
        codes[glyph].append(code)
    aliases = {}
    for shared in map(sorted, codes.values()):
        if len(shared) > 1 and (shared[0] in RADICALS or shared[0] in LOOKALIKES):
            kept = next((code for code in shared if code not in {*RADICALS, *LOOKALIKES}), shared[-1])
            aliases.update({chr(code): chr(kept) for code in shared if code < kept})
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:  # 14 holds variation sequences, no characters
            for character in aliases:
                table.cmap.pop(ord(character), None)
    return aliases


def keep(font: TTFont, characters: set[int], options: Options) -> None:
    """Leave these characters and their usual forms.

    Regional forms (`locl`) go: they swap the digits of Latin text for glyphs that no character names,
    which cannot be copied out of a PDF.
    """
    options.layout_features = ["ccmp", "mark", "mkmk"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def regular(source: Path, target: Path) -> dict[str, str]:
    """All characters of the font, under our family name; tells its aliases."""
    font = TTFont(source)
    aliases = drop_aliases(font)
    keep(font, set(font.getBestCmap()), Options(notdef_outline=True))
    rename(font, FAMILY, "Regular")
    font.save(target)
    return aliases


def bold(source: Path, target: Path, characters: set[int]) -> None:
    """The characters given and the ranges above, without vertical forms and hints."""
    options = Options(hinting=False, notdef_outline=True, drop_tables=["vhea", "vmtx", "STAT", "BASE"])
    font = TTFont(source)
    keep(font, characters | {code for a, b in RANGES for code in range(a, b + 1)}, options)
    drop_aliases(font)
    rename(font, f"{FAMILY} Bold", "Bold")
    font.save(target)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("unihan", type=Path)
    args = parser.parse_args()
    characters = standard_characters(args.unihan)
    print(f"{len(characters)} standard characters")
    FONTS.mkdir(parents=True, exist_ok=True)
    aliases = regular(args.package / "400Regular/NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC-Regular.ttf")
    (FONTS / "aliases.txt").write_text("".join(f"{a}{b}\n" for a, b in sorted(aliases.items())), "utf-8")
    bold(args.package / "700Bold/NotoSansSC_700Bold.ttf", FONTS / "NotoSansSC-Bold.subset.ttf", characters)
    shutil.copyfile(args.package / "LICENSE_FONT", FONTS / "OFL.txt")
    for path in sorted(FONTS.iterdir()):
        print(f"{path.stat().st_size:>10,} {path.name}")


if __name__ == "__main__":
    main()
