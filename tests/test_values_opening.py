"""Opening hours as shops write them, and what a visitor would understand."""

from __future__ import annotations

import pytest

from etalase.values.opening import read_opening, runs

EIGHT, NOON, ONE, FOUR, NINE, TEN = 480, 720, 780, 960, 1260, 1320
OPEN = ((EIGHT, FOUR),)


def test_days_and_times_are_read_in_both_languages() -> None:
    six = (OPEN,) * 6 + ((),)
    for text in (
        "Senin–Sabtu, 08.00–16.00",
        "Monday–Saturday, 08:00–16:00",
        "senin s.d. sabtu pukul 08.00 sampai 16.00 Wita",
        "Sen - Sab 8.00-16.00",
        "Setiap hari 08.00-16.00, Minggu tutup",
        "Tiap hari 08.00–16.00 kecuali Minggu.",
        "Buka Senin hingga Sabtu: jam 08.00-16.00. Libur: Minggu",
        "Daily 08:00-16:00; closed Sunday",
    ):
        assert read_opening(text) == six, text


@pytest.mark.parametrize(
    ("text", "monday", "friday", "sunday"),
    [
        ("Setiap hari, 08.00–22.00", ((EIGHT, TEN),), ((EIGHT, TEN),), ((EIGHT, TEN),)),
        ("Setiap hari, 24 jam", ((0, 1440),), ((0, 1440),), ((0, 1440),)),
        ("Senin–Jumat 08.00–12.00 dan 13.00–16.00", ((EIGHT, NOON), (ONE, FOUR)), ((EIGHT, NOON), (ONE, FOUR)), ()),
        ("Setiap hari 08.00-21.00; Jumat 13.00-21.00", ((EIGHT, NINE),), ((ONE, NINE),), ((EIGHT, NINE),)),
        ("Jumat–Senin 22.00–02.00", ((TEN, 1560),), ((TEN, 1560),), ((TEN, 1560),)),
        ("Senin, Rabu dan Jumat 08.00–16.00", OPEN, OPEN, ()),
        ("Senin-Kamis 08.00-16.00, Jumat 08.00-12.00, Minggu 13.00-16.00", OPEN, ((EIGHT, NOON),), ((ONE, FOUR),)),
        ("Sabtu–Minggu 08.00–24.00", (), (), ((EIGHT, 1440),)),
    ],
)
def test_what_a_visitor_would_understand(text: str, monday: object, friday: object, sunday: object) -> None:
    week = read_opening(text)
    assert week is not None
    assert (week[0], week[4], week[6]) == (monday, friday, sunday)


@pytest.mark.parametrize(
    "text",
    [
        "08.00–21.00",  # on which days?
        "Setiap hari",
        "Senin–Jumat",
        "Senin–Jumat 08.00",
        "Senin 08.00–08.00",
        "Senin 25.00–26.00",
        "Setiap hari 08.00–22.00 (Ramadan sampai 18.00)",
        "Mengikuti jam mal",
        "Minggu tutup",
        "Senin pertama tiap bulan 08.00-10.00",
        "🕗",
        "",
    ],
)
def test_what_is_not_said_plainly_is_not_guessed(text: str) -> None:
    assert read_opening(text) is None


def test_days_with_the_same_hours_stand_together() -> None:
    week = read_opening("Senin–Kamis 08.00–16.00, Sabtu 08.00–16.00")
    assert week is not None
    assert [(first, last) for first, last, _ in runs(week)] == [(0, 3), (4, 4), (5, 5), (6, 6)]
