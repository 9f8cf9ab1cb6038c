"""The trade's list of products is offered once and then belongs to the user."""

import pytest

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.terms import Sector, Trade
from app.services.bundle import Services
from app.services.catalogue import ProductDraft
from app.services.files import NewFile


def test_every_trade_has_its_list(services: Services) -> None:
    for trade in Trade:
        assert services.catalogue.ensure(trade.value) > 0
    sectors = {row.sector for row in services.catalogue.products()}
    assert sectors == {sector.value for sector in Sector}
    assert services.catalogue.ensure("nonsense") == 0


def test_the_futures_list_is_offered_once_in_one_act(services: Services) -> None:
    i18n.use_language("zh_CN")
    added = services.catalogue.ensure("futures")
    names = {row.name for row in services.catalogue.products()}
    assert {"铜", "天然橡胶", "豆粕", "早籼稻", "沪深300股指", "开户"} <= names
    assert services.catalogue.ensure("futures") == 0
    copper = next(row for row in services.catalogue.products() if row.code == "CU")
    services.catalogue.edit(copper.id, ProductDraft("industrial", "沪铜", "CU"))
    i18n.use_language("en")
    assert services.catalogue.ensure("futures") == 0
    services.undo.undo()
    services.undo.undo()
    assert services.catalogue.products() == []
    assert services.catalogue.ensure("futures") == added


def test_entries_are_added_renamed_and_put_away(services: Services) -> None:
    made = services.catalogue.add(ProductDraft("energy", "LNG", used_by="gas companies"))
    liu = services.files.create(NewFile("刘强"))
    services.files.edit(liu, {"products": [made]})
    with pytest.raises(InvalidInput):
        services.catalogue.add(ProductDraft("energy", " LNG "))
    services.catalogue.edit(made, ProductDraft("energy", "Natural gas"))
    assert services.files.get(liu).product_names == {made: "Natural gas"}
    services.catalogue.archive(made)
    assert services.catalogue.products() == []
    (row,) = services.catalogue.products(archived=True)
    assert (row.archived, row.files) == (True, 1)
    assert services.files.get(liu).product_names == {made: "Natural gas"}
    services.catalogue.archive(made, archived=False)
    assert [row.name for row in services.catalogue.products()] == ["Natural gas"]
