"""The page that explains every permit and every requirement of shops: `/halaman/izin/`, a place for each (`#pirt`).

Above stands what staff wrote on the page; the rest is made from the rules of the day, the retailers' lists and the
coming trainings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from etalase import calendar, guidance
from etalase.guidance import Duty, Guide
from etalase.ladder import Step
from etalase.model import Catalog, Rule, TextPage, Training
from etalase.plan import Setting, structured
from etalase.plan.frame import Frame, Language, body_html, page_view, say, trail
from etalase.plan.places import office, requirement_name
from etalase.prose import to_plain
from etalase.recipe import Page, Values, View
from etalase.values.date import long_date
from etalase.values.money import rupiah
from etalase.words import words

# So many retailers are named, the others counted.
N_NAMED = 6

Text = Callable[..., str]


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks for a requirement: ids and names of the retailers that insist on it, and of those that advise it."""

    musts: tuple[tuple[str, str], ...]
    advised: tuple[tuple[str, str], ...]


def guide_page(catalog: Catalog, setting: Setting, frame: Frame, language: Language, text: TextPage) -> Page:
    """The text page `izin` with the explanations below it."""
    every = tuple(guide for guide in guidance.guides(catalog.rules, frame.as_of) if guide.what in frame.explained)
    asked = tuple(_asked(catalog, guide.what) for guide in every)
    coming = calendar.coming_trainings(catalog.trainings.values(), frame.as_of)
    helping = tuple(_helping(coming, guide.what) for guide in every)
    view = View(guide_view, (frame, language, text, every, asked, helping))
    return Page("site/izin.html", view, language, setting.links)


def _asked(catalog: Catalog, what: str) -> Asked:
    asking: dict[str, list[tuple[str, str]]] = {"wajib": [], "disarankan": []}
    for retailer in catalog.retailers.values():
        levels = {each.level for each in retailer.requirements if each.what == what}
        if levels:
            asking["wajib" if "wajib" in levels else "disarankan"].append((retailer.id, retailer.name))
    return Asked(tuple(asking["wajib"]), tuple(asking["disarankan"]))


def _helping(trainings: Iterable[Training], what: str) -> Training | None:
    """The next training that helps with it."""
    # Which of the two authorisations it will be is only seen there.
    ways = ("pirt", "bpom") if what == "izin-edar" else (what,)
    return next((each for each in trainings if any(calendar.helps(each, way) for way in ways)), None)


def guide_view(
    frame: Frame,
    language: Language,
    text: TextPage,
    every: tuple[Guide, ...],
    asked: tuple[Asked, ...],
    helping: tuple[Training | None, ...],
) -> Values:
    said = words("site", language)
    title, body = say(text.title, language), say(text.description, language)
    path = f"/halaman/{text.id}/"
    way = trail(language, (path, title))
    return page_view(
        frame,
        language,
        path,
        title,
        to_plain(body),
        kind="p-izin",
        trail=way,
        heading=title,
        as_of=long_date(frame.as_of, language),
        body=body_html(body),
        body_lang=body.lang,
        guides=[
            _guide(frame, language, guide, who, training)
            for guide, who, training in zip(every, asked, helping, strict=True)
        ],
        office=office(frame, language, said.text("Halo, saya ingin bertanya tentang izin dan syarat produk.")),
        structured=structured.blocks(structured.breadcrumbs(frame, language, way)),
    )


def _guide(frame: Frame, language: Language, guide: Guide, asked: Asked, training: Training | None) -> dict[str, Any]:
    said = words("site", language)
    return {
        "id": guide.what,
        "short": short_name(guide.what, said.text),
        "name": requirement_name(guide.what, said.text),
        "about": [say(rule.message, language) for rule in guide.about],
        "why": [say(rule.message, language) for rule in guide.why],
        "how": [say(rule.message, language) for rule in guide.how],
        "ways": [_way(frame, language, step, len(guide.ways) > 1) for step in guide.ways],
        "asked": [
            (kind, [(f"/beli/{id}/", name) for id, name in names[:N_NAMED]], max(0, len(names) - N_NAMED))
            for kind, names in ((said.text("Wajib di"), asked.musts), (said.text("Disarankan di"), asked.advised))
            if names
        ],
        "which": "izin-edar" if guide.what in ("pirt", "bpom") and "izin-edar" in frame.explained else None,
        "duties": _duties(language, guide.duties, said.text),
        "coming": _duties(language, guide.coming, said.text),
        "training": _training(language, training) if training else None,
        "sources": _sources(language, [*guide.about, *guide.why, *guide.how, *_rules(guide.ways)]),
    }


def short_name(what: str, text: Text) -> str:
    """What people call it, for a list of places to go to."""
    names = {
        "nib": "NIB",
        "izin-edar": text("Izin edar"),
        "pirt": "P-IRT",
        "bpom": "BPOM MD",
        "halal": text("Halal"),
        "gtin": text("Barcode"),
        "merek": text("Merek"),
        "sni": "SNI",
        "label": text("Label"),
        "gizi": text("Nilai gizi"),
        "umur-simpan": text("Umur simpan"),
        "kapasitas": text("Pasokan"),
        "foto": text("Foto"),
        "sampel": text("Contoh produk"),
        "nkv": "NKV",
    }
    return names.get(what, what)


def _way(frame: Frame, language: Language, step: Step, named: bool) -> dict[str, Any]:
    """One way to obtain it; `named` says for whom, where there are several."""
    said = words("site", language)
    rule = step.rule
    scale = dict(rule.condition).get("skala") if rule and named else None
    scales = {
        "mikro": said.text("Usaha mikro"),
        "kecil": said.text("Usaha kecil"),
        "menengah": said.text("Usaha menengah"),
        "mikro-kecil": said.text("Usaha mikro dan kecil"),
    }
    facts = [
        (said.text("Biaya"), _cost(step, said.text)),
        (said.text("Lama"), said.plural("sekitar {n} hari", step.days) if step.days else ""),
        (said.text("Berlaku untuk"), said.text("semua produk usaha, cukup sekali") if step.per_vendor else ""),
        (said.text("Yang mengurus"), _who(step, said.text)),
    ]
    return {
        "scale": scales.get(scale or ""),
        "message": say(rule.message, language) if rule else "",
        "site": step.site,
        "first": [(what, short_name(what, said.text), what in frame.explained) for what in step.after],
        "facts": [(name, value) for name, value in facts if value],
    }


def _cost(step: Step, text: Text) -> str:
    if step.cost is not None:
        return text("sekitar {amount}", amount=rupiah(step.cost)) if step.cost else text("gratis")
    if step.cost_from is None:
        return ""
    return text("mulai {amount}", amount=rupiah(step.cost_from)) if step.cost_from else text("dapat gratis")


def _who(step: Step, text: Text) -> str:
    """Only said where it is not the business itself."""
    return {"kantor": text("kantor"), "bersama": text("pelaku usaha bersama kantor")}.get(step.who, "")


def _duties(language: Language, duties: Sequence[Duty], text: Text) -> list[dict[str, Any]]:
    """The rules, those from the same source together."""
    return [
        {
            "rules": [
                {
                    "message": say(each.rule.message, language),
                    "since": long_date(each.rule.starts, language) if each.rule.starts else "",
                    "until": long_date(each.rule.ends, language) if each.rule.ends else "",
                    "certain": each.certain,
                }
                for each in group
            ],
            "source": _source(language, origin, dated),
        }
        for (origin, dated), group in groupby(duties, key=lambda each: (each.rule.origin, each.rule.dated))
    ]


def _rules(ways: Iterable[Step]) -> list[Rule]:
    return [step.rule for step in ways if step.rule]


def _sources(language: Language, rules: Iterable[Rule]) -> list[str]:
    """Where the sentences come from, each source once."""
    return list(dict.fromkeys(_source(language, rule.origin, rule.dated) for rule in rules))


def _source(language: Language, origin: str | None, dated: Any) -> str:
    day = long_date(dated, language) if dated else ""
    return ", ".join(filter(None, [(origin or "").strip(), day]))


def _training(language: Language, training: Training) -> dict[str, Any]:
    return {
        "path": f"/pelatihan/#{training.id}",
        "title": say(training.title, language),
        "day": long_date(training.date, language) if training.date else "",
        "place": training.place,
    }
