"""The prospect card as it comes out of the diary."""

from datetime import date, time, timedelta
from itertools import pairwise

import pytest

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.annual import AnnualDate, Calendar
from app.services.contacts import NextStep
from app.services.files import PhoneDraft
from app.services.people import DateDraft, PersonDraft
from app.services.reminders import ReminderDraft
from app.sheets import forms
from tests.conftest import TODAY
from tests.factories import make_file
from tests.sheets.diary import LONG, ODD, column, hold, pages, report, tables, words


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def card(services, file_id):
    return forms.build(services, "card", file_id=file_id)


def grid(sheet):
    """Label → value of the upper half."""
    found = {}
    for table in tables(sheet)[:2]:
        for row in table.rows:
            cells = list(row.cells)
            for here, after in pairwise(cells):
                if here.shaded and not after.shaded:
                    found[here.text] = after.text
    return found


@pytest.mark.parametrize("kind", ["person", "enterprise"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_new_card_is_one_page_to_fill_in_by_hand(services, database, kind, language):
    file_id = make_file(database, "刘明", kind=kind)
    i18n.use_language(language)
    sheet = card(services, file_id)
    made = report(sheet)
    assert made.pages == 1
    assert made.overflows == ()
    assert tables(sheet)[-1].fill_page
    assert len(tables(sheet)[2].rows) >= 1  # people to add


def test_what_is_known_stands_beside_its_label(services, database):
    referrer = make_file(database, "孙堃")
    liu = make_file(database, "刘明")
    services.files.set_lead_class([liu], "II")
    services.files.edit(
        liu,
        {
            "phones": (PhoneDraft("138 0574 2211", "手机"), PhoneDraft("0574-8888")),
            "birthday": AnnualDate(Calendar.SOLAR, 3, 12, year=1976),
            "employer": "恒昌铜业", "risk_appetite": "steady", "assets_fen": 300_000_000,
            "source_method": "referral", "channel": "bank", "referrer_id": referrer,
            "tags": ("老乡", "球友"), "note": "话不多",
        },
    )  # fmt: skip
    services.people.add_date(liu, DateDraft("理财到期", AnnualDate(Calendar.SOLAR, 12, 15, year=2026)))
    services.reminders.add(ReminderDraft("送方案", date(2026, 11, 27), time(9, 30), file_id=liu))
    known = grid(card(services, liu))
    assert known["Phones"] == "138 0574 2211 (手机), 0574-8888"
    assert known["Birthday"] == "12 Mar 1976 (aged 50)"
    assert known["Employer"] == "恒昌铜业"
    assert known["Risk appetite"] == "Steady"
    assert known["Assets"] == "3,000,000"
    assert known["Found by"] == "Referral · Bank"
    assert known["Referred by"] == "孙堃"
    assert known["Tags"] == "老乡, 球友"
    assert known["Dates"] == "15 Dec 2026 理财到期"
    assert known["Still open"] == "□ 11-27 09:30 送方案"
    assert known["Note"] == "话不多"
    assert known["Standing"] == "Lead"
    assert known["Lead class"].startswith("Lead class B")


def test_an_age_is_told_where_the_birthday_is_unknown(services, database):
    file_id = make_file(database, "刘明", approx_age=45, approx_age_on=TODAY)
    assert grid(card(services, file_id))["Birthday"] == "about 45, in 2026"


def test_the_rung_is_ticked_with_what_it_means_why_and_until_when(services, database):
    liu = make_file(database, "刘明")
    services.ladder.move(liu, "E", reason="愿意聊")
    services.ladder.move(liu, "B", reason="理财没到期", until=date(2026, 12, 20))
    sheet = card(services, liu)
    strip = [cell.text for cell in tables(sheet)[0].rows[0].cells]
    assert strip == ["Ladder", "A", "✓ B", "C", "D", "E", "F", "Account opened", "Lost"]
    meaning = grid(sheet)["Meaning"]
    assert meaning.startswith("cannot sign just now")
    assert meaning.endswith("since 2026-11-23; reason: 理财没到期; until 2026-12-20")
    assert column(sheet, "To") == ["B", "E", "F"]
    assert column(sheet, "Reason") == ["理财没到期", "愿意聊", ""]
    assert column(sheet, "Until") == ["2026-12-20", "", ""]


@pytest.mark.parametrize(
    ("to", "reason", "ticked", "said"),
    [
        ("opened", "跨级", "✓ Account opened", "2026-11-23"),
        ("lost", "other_firm: 表弟在那边", "✓ Lost", "Chose"),
    ],
)
def test_a_card_that_left_the_ladder_says_how(services, database, to, reason, ticked, said):
    liu = make_file(database, "刘明")
    services.ladder.move(liu, to, reason=reason)
    sheet = card(services, liu)
    assert ticked in [cell.text for cell in tables(sheet)[0].rows[0].cells]
    assert said in words(sheet)


def test_people_have_their_own_birthdays_and_phones(services, database):
    liu = make_file(database, "刘明")
    services.people.add(
        liu,
        PersonDraft(
            "何女士", "spouse", birthday=AnnualDate(Calendar.SOLAR, 2, 29),
            phones=(PhoneDraft("13900001111"),), note="心脏不太好",
        ),
    )  # fmt: skip
    sheet = card(services, liu)
    assert column(sheet, "Relation")[0] == "Spouse"
    assert column(sheet, "Birthday")[0] == "29 Feb (year unknown)"
    assert column(sheet, "Phone")[0] == "13900001111"
    assert column(sheet, "Relation")[-1] == ""  # a row to add someone by hand


def test_contacts_stand_newest_first_with_visits_counted(services, database):
    liu = make_file(database, "刘明", visits_before=1)
    hold(services, liu, date(2026, 11, 9), start_time=time(9, 30), record="第一面", outcome="pending")
    hold(services, liu, date(2026, 11, 12), way="phone", met=False, not_met="no_reply")
    hold(
        services, liu, date(2026, 11, 20),
        record="谈方案", place="茶馆", purpose=("learn", "step"), companions="周正", companion_mode="guides",
        outcome="agreeing", impressions="急性子", services="送周报", signals=("silent",), opinion="有诚意",
        next_step=NextStep("送方案", date(2026, 11, 27)),
    )  # fmt: skip
    sheet = card(services, liu)
    assert column(sheet, "Date", table=4)[:3] == ["2026-11-20", "2026-11-12", "2026-11-09\n09:30"]
    assert column(sheet, "Way · visit no.")[:3] == ["Visit\n3rd", "Phone", "Visit\n2nd"]
    assert column(sheet, "Purpose of contact")[0] == "Learn about them, Bring about a step"
    assert column(sheet, "What was said")[0].splitlines() == [
        "谈方案", "Where: 茶馆", "Companion: 周正 (Guides)", "Impressions: 急性子", "Services done: 送周报",
        "Signals: Silent and thinking",
    ]  # fmt: skip
    assert column(sheet, "Outcome")[:3] == ["Beginning to agree", "Not met\nDid not answer", "Undecided"]
    assert column(sheet, "My opinion")[0] == "有诚意"
    assert column(sheet, "Next step")[0] == "送方案\n11-27"
    assert column(sheet, "What was said")[3:] == ["", ""]  # rows to go on by hand


def test_the_name_of_the_form_follows_the_trade_and_the_old_name_is_kept(services, database, tmp_path):
    liu = make_file(database, "刘明")
    i18n.use_language("zh_CN")
    assert card(services, liu).title == "准客户卡"
    assert "准保户卡" in pages(card(services, liu), tmp_path)[0]
    services.settings.change({"trade": "insurance"})
    assert card(services, liu).title == "准保户卡"


def test_a_long_card_takes_several_pages_each_with_its_head(services, database, tmp_path):
    liu = make_file(database, "刘明")
    for number in range(18):
        hold(services, liu, TODAY - timedelta(days=3 * number), record=LONG)
    i18n.use_language("zh_CN")
    read = pages(card(services, liu), tmp_path)
    assert len(read) == 3
    for number, text in enumerate(read, 1):
        assert "谈话内容" in text
        assert f"第{number}页，共3页" in text
    assert "".join(read).count("希望看到三种方案的比较。") == 18
    assert "刘明·编号1" in read[2]


def test_texts_of_any_kind_are_printed_as_they_are(services, database, tmp_path):
    liu = make_file(database, ODD, note=LONG * 4, address=ODD * 3)
    hold(services, liu, TODAY, record=ODD * 20, opinion="X" * 400, next_step=NextStep(ODD))
    sheet = card(services, liu)
    assert report(sheet).overflows == ()
    assert "file:///etc/passwd" in pages(sheet, tmp_path)[0]


@pytest.mark.parametrize(
    ("file_id", "said"), [(None, "--client"), (99, "number 99"), (0, "0"), (2**70, "number")]
)
def test_a_card_of_nobody_is_refused(services, file_id, said):
    with pytest.raises(InvalidInput, match=said):
        card(services, file_id)


def test_an_unknown_form_is_refused(services):
    with pytest.raises(InvalidInput, match="temple"):
        forms.build(services, "temple")
