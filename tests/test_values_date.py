"""Days and times: one way to write them in files, and how they read in two languages."""

from datetime import date

import pytest

from etalase.values import date as days


def test_iso_is_the_one_way_to_write_a_day() -> None:
    assert days.read_date("2026-12-05") == (date(2026, 12, 5), ())
    assert days.read_date("2028-02-29") == (date(2028, 2, 29), ())


@pytest.mark.parametrize(
    "text, hint",
    [
        ("2026-12-5", "2026-12-05"),
        ("2026/12/05", "2026-12-05"),
        ("20261205", "2026-12-05"),
        ("2026-12-05 00:00:00", "2026-12-05"),
        ("25/12/2026", "2026-12-25"),
        ("05.05.2026", "2026-05-05"),
        ("12 Maret 2025", "2025-03-12"),
        ("Senin, 7 Desember 2026", "2026-12-07"),
        ("5 Agt 2026", "2026-08-05"),
        ("December 5, 2026", "2026-12-05"),
        # A spreadsheet's own number for 12 March 2025.
        ("45728", "2025-03-12"),
        ("0000-00-00", None),
        ("2026-02-30", None),
        ("2026-13-01", None),
        ("31 Juni 2026", None),
        ("segera", None),
    ],
)
def test_days_that_are_refused(text: str, hint: str | None) -> None:
    value, (fault,) = days.read_date(text)
    assert (value, fault.code, fault.hint) == (None, "date.invalid", hint)


@pytest.mark.parametrize(
    "text, first, second",
    [("5/12/2026", "2026-12-05", "2026-05-12"), ("12/3/25", "2025-03-12", "2025-12-03")],
)
def test_an_ambiguous_day_is_asked_back_in_the_indonesian_order(text: str, first: str, second: str) -> None:
    value, (fault,) = days.read_date(text)
    assert value is None
    assert fault.hint is None
    assert (fault.code, fault.values["first"], fault.values["second"]) == ("date.ambiguous", first, second)


def test_a_year_or_a_month_is_enough_for_a_beginning() -> None:
    for text in ("2019", "2019-03", "2019-03-05"):
        assert days.read_partial_date(text) == (text, ())
    assert [days.partial_date(text) for text in ("2019", "2019-03", "2019-03-05")] == [
        "2019",
        "Maret 2019",
        "5 Maret 2019",
    ]
    hints = [days.read_partial_date(text)[1][0].hint for text in ("Maret 2019", "03/2019", "2019-3", "2019-13", "1492")]
    assert hints == ["2019-03", "2019-03", "2019-03", None, None]


def test_times() -> None:
    assert [days.read_time(text)[0] for text in ("08.00", "08:00", "8.05", "23:59")] == [
        "08.00",
        "08.00",
        "08.05",
        "23.59",
    ]
    hints = [days.read_time(text)[1][0].hint for text in ("pukul 8.30 WITA", "0800", "8", "24.00", "12:60")]
    assert hints == ["08.30", "08.00", "08.00", None, None]


def test_days_in_words() -> None:
    # 5 December 2026 is a Saturday, 20 November 2026 a Friday.
    assert days.full_date(date(2026, 12, 5)) == "Sabtu, 5 Desember 2026"
    assert days.full_date(date(2026, 12, 5), "en") == "Saturday, 5 December 2026"
    assert days.long_date(date(2026, 11, 20)) == "20 November 2026"
    assert days.short_date(date(2026, 11, 20)) == "20 Nov 2026"
    assert days.weekday(date(2026, 11, 20)) == "Jumat"
    assert days.month_year(date(2026, 8, 1), "en") == "August 2026"


def test_the_months_and_days_of_the_style_sheet() -> None:
    months = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
    assert " ".join(days.long_date(date(2026, month, 1)).split()[1] for month in range(1, 13)) == months
    # 30 November 2026 is a Monday.
    week = [date(2026, 11, 30), *(date(2026, 12, day) for day in range(1, 7))]
    assert " ".join(days.weekday(day) for day in week) == "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"


def test_ranges() -> None:
    assert days.date_range(date(2026, 12, 5), date(2026, 12, 7)) == "5–7 Desember 2026"
    assert days.date_range(date(2026, 12, 5), date(2026, 12, 7), "en") == "5–7 December 2026"
    assert days.date_range(date(2026, 12, 5), date(2026, 12, 5)) == "5 Desember 2026"
    assert days.date_range(date(2026, 11, 30), date(2026, 12, 2)) == "30 November – 2 Desember 2026"
    assert days.date_range(date(2026, 12, 30), date(2027, 1, 2)) == "30 Desember 2026 – 2 Januari 2027"
    assert days.time_range("08.00", "11.30", "Asia/Makassar") == "08.00–11.30 Wita"
    assert days.time_range("08.00", None, lang="en") == "08:00"
