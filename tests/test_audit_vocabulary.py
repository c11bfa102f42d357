"""The judge of JSON-LD reads the declarations of schema.org as they are written, and tells what is not in them.

The excerpt is in the form of `schema-dts`; what belongs to which type is schema.org's own.
"""

from __future__ import annotations

from typing import Any

import pytest

from tools.audit import vocabulary

DECLARED = """\
type SchemaValue<T, TProperty extends string> = T | Role<T, TProperty> | readonly (T | Role<T, TProperty>)[];
export type Text = PronounceableText | URL | string;
export type URL = string;
interface ThingBase extends Partial<IdReference> {
    /** The name of the item. */
    "name"?: SchemaValue<Text, "name">;
}
interface ActionBase extends ThingBase {
    "actionStatus"?: SchemaValue<ActionStatusType | IdReference, "actionStatus">;
    "target"?: SchemaValue<EntryPoint | URL | IdReference, "target">;
}
export interface SearchActionLeaf extends ActionBase {
    "@type": "SearchAction";
}
interface OrganizationBase extends ThingBase {
    "subOrganization"?: SchemaValue<Organization | IdReference, "subOrganization">;
}
export interface OrganizationLeaf extends OrganizationBase {
    "@type": "Organization";
}
export type Organization = OrganizationLeaf | LocalBusiness;
interface LocalBusinessBase extends OrganizationBase {
    "openingHoursSpecification"?: SchemaValue<OpeningHoursSpecification | IdReference, "openingHoursSpecification">;
}
export interface StoreLeaf extends LocalBusinessBase {
    "@type": "Store";
}
export type LocalBusiness = LocalBusinessLeaf | Store;
export type Store = StoreLeaf | string;
interface OpeningHoursSpecificationBase extends ThingBase {
    "dayOfWeek"?: SchemaValue<DayOfWeek | IdReference, "dayOfWeek">;
}
export interface OpeningHoursSpecificationLeaf extends OpeningHoursSpecificationBase {
    "@type": "OpeningHoursSpecification";
}
export type OpeningHoursSpecification = OpeningHoursSpecificationLeaf;
export type DayOfWeek = "https://schema.org/Monday" | "Monday" | DayOfWeekLeaf;
"""
SHOP = {"@type": "Store", "name": "Pusat"}


@pytest.mark.parametrize(
    "block, told",
    [
        ({"@type": "Organization", "@id": "#a", "name": "Koperasi", "subOrganization": [SHOP]}, []),
        ({"@type": "Organization", "subOrganization": {"@id": "#a"}}, []),
        ({"@type": "Organisation", "name": "Koperasi"}, ["Organisation: no such type"]),
        ({"@type": "Store", "nama": "Pusat"}, ["Store.nama: no such property"]),
        # A property of a narrower type is none of the wider one.
        (
            {"@type": "Organization", "openingHoursSpecification": {}},
            ["Organization.openingHoursSpecification: no such"],
        ),
        (
            {"@type": "Organization", "subOrganization": {"@type": "SearchAction"}},
            ["Organization.subOrganization: Search"],
        ),
        ({"@type": "OpeningHoursSpecification", "dayOfWeek": ["https://schema.org/Monday"]}, []),
        (
            {"@type": "OpeningHoursSpecification", "dayOfWeek": "Senin"},
            ["OpeningHoursSpecification.dayOfWeek: 'Senin'"],
        ),
        ({"@type": "SearchAction", "query-input": "required name=q"}, []),
        ({"@type": "Store", "query-input": "required name=q"}, ["Store.query-input: no such property"]),
        # What stands deep inside is judged too.
        ({"@type": "Organization", "subOrganization": [SHOP | {"harga": 1}]}, ["Store.harga: no such property"]),
    ],
)
def test_what_the_vocabulary_does_not_know_is_told(block: dict[str, Any], told: list[str]) -> None:
    found = list(vocabulary.faults(vocabulary.read(DECLARED), block))
    assert [len(found)] == [len(told)], found
    assert all(fault.startswith(beginning) for fault, beginning in zip(found, told, strict=True)), found
