"""`shiji print` without a display, beside an open window, and what it refuses."""

from datetime import date

import pypdf
import pytest

from app.storage import driver
from tests.cli.conftest import names
from tests.factories import make_file
from tests.sheets.diary import make_line


def text_of(path):
    return "".join("".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(path).pages)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("week", "Week47of2026"),
        ("day", "18Nov2026Wednesday"),
        ("card", "Cardno.1"),
        ("calendar-month", "Nov2026"),
        ("calendar-week", "Week47of2026"),
    ],
)
def test_a_form_is_written_without_a_display(shiji, database, tmp_path, form, said):
    file_id = make_file(database, "刘明")
    make_line(database, date(2026, 11, 18), "14:00", file_id, way="visit", plan="谈方案", state="done")
    which = ["--client", file_id] if form == "card" else ["--date", "2026-11-18"]
    done = shiji("print", form, "--diary", database.path, "-o", tmp_path / "out.pdf", *which)
    assert done.stdout == f"{tmp_path / 'out.pdf'}: 1 page\n"
    assert done.stderr == ""
    text = text_of(tmp_path / "out.pdf")
    assert said in text
    assert "刘明" in text


def test_print_follows_the_language_asked_for(shiji, diary_path, tmp_path):
    out = tmp_path / "本周.pdf"
    done = shiji("print", "week", "--diary", diary_path, "-o", out, "--lang", "zh_CN")
    assert done.stdout == f"{out}：共1页\n"
    assert "每周拜访计划表" in text_of(out)


def test_the_pagoda_of_a_quarter_is_written(shiji, services, diary_path, tmp_path):
    services.plan.begin(date(2026, 11, 23))
    done = shiji("print", "pagoda", "--diary", diary_path, "-o", tmp_path / "out.pdf", "--date", "2026-12-31")
    assert done.stdout == f"{tmp_path / 'out.pdf'}: 1 page\n"
    assert "Quarter4of2026" in text_of(tmp_path / "out.pdf")
    assert "Firstvisits240" in text_of(tmp_path / "out.pdf")


def test_an_existing_file_is_replaced_only_by_force(shiji, diary_path, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_text("mine")
    done = shiji("print", "week", "--diary", diary_path, "-o", out, code=1)
    assert "exists already; use --force" in done.stderr
    assert out.read_text() == "mine"
    shiji("print", "week", "--diary", diary_path, "-o", out, "--force")
    assert out.read_bytes().startswith(b"%PDF")


def test_a_diary_is_never_replaced_by_a_pdf(shiji, diary_path):
    before = diary_path.read_bytes()
    done = shiji("print", "week", "--diary", diary_path, "-o", diary_path, "--force", code=1)
    assert "is a database" in done.stderr
    assert diary_path.read_bytes() == before


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("card",), 1, "A card needs a client"),
        (("card", "--client", "7"), 1, "There is no client with the number 7."),
        (("card", "--client", "99999999999999999999"), 1, "There is no client"),
        (("week", "--date", "9999-12-31"), 1, "years 1900 to 2199"),
        (("week", "--date", "2026-02-30"), 2, "not a date like 2026-11-23: 2026-02-30"),
        (("week", "--date", "soon"), 2, "not a date"),
        (("card", "--client", "Liu"), 2, "--client"),
        (("temple",), 2, "temple"),
        (("week", "--colour"), 2, "--colour"),
        ((), 2, "FORM"),
    ],
)
def test_what_makes_no_sheet_is_refused_and_nothing_written(shiji, diary_path, tmp_path, args, code, said):
    before = names(tmp_path)
    done = shiji("print", *args, "--diary", diary_path, "-o", tmp_path / "out.pdf", code=code)
    assert said in done.stderr
    assert done.stdout == ""
    assert [name for name in names(tmp_path) if name.endswith((".pdf", ".partial"))] == []
    assert set(before) <= set(names(tmp_path))


def test_a_form_without_a_place_to_go_is_bad_usage(shiji, diary_path):
    assert "-o" in shiji("print", "week", "--diary", diary_path, code=2).stderr


def test_a_folder_that_is_not_there_is_told(shiji, diary_path, tmp_path):
    done = shiji("print", "week", "--diary", diary_path, "-o", tmp_path / "none" / "out.pdf", code=1)
    assert str(tmp_path / "none" / "out.pdf") in done.stderr
    assert not (tmp_path / "none").exists()


def test_it_prints_while_another_program_writes(shiji, database, tmp_path):
    make_file(database, "刘明")
    writer = driver.connect(database.path)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE client_file SET name = '别人' WHERE 0")
    shiji("print", "card", "--client", "1", "--diary", database.path, "-o", tmp_path / "out.pdf")
    writer.execute("ROLLBACK")
    writer.close()
    assert "刘明" in text_of(tmp_path / "out.pdf")


def test_a_diary_that_can_only_be_read_prints_and_nothing_appears_beside_it(shiji, shut_folder, tmp_path):
    out = tmp_path / "out.pdf"
    shiji("print", "week", "--diary", shut_folder / "diary.shiji", "-o", out)
    assert names(shut_folder) == ["diary.shiji"]
    assert out.read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_is_told(shiji, diary_path, shut_folder):
    done = shiji("print", "day", "--diary", diary_path, "-o", shut_folder / "out.pdf", code=1)
    assert "Permission denied" in done.stderr
    assert names(shut_folder) == ["diary.shiji"]


def test_help_names_the_forms(shiji):
    assert "week, day, card" in shiji("print", "--help").stdout
