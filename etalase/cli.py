"""Words in, exit status and printed problems out.

Exit status: 0 built or clean, 1 the content has errors, 2 wrong use of the command, 3 the machine failed.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from etalase.words import LANGUAGES, words

if TYPE_CHECKING:
    from etalase.model import Catalog, Rule
    from etalase.obligations import Coverage
    from etalase.overview import Overview
    from etalase.pipeline import Finding, Outcome
    from etalase.printed import Due
    from etalase.request import Choice, Request
    from etalase.terms import Terms

OK, CONTENT_HAS_ERRORS, WRONG_USE, MACHINE_FAILED = 0, 1, 2, 3
_FOLDERS = ("site", "print", "staff")
# How many outlets that lack products the report names.
_OWING = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    # A build makes millions of small things and no cycles worth collecting.
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A Windows console may not know every letter of a vendor's name; a question mark is better than a crash.
            stream.reconfigure(errors="replace")
    told = list(sys.argv[1:] if arguments is None else arguments)
    language = _language(told)
    parser = _parser(language)
    try:
        options = parser.parse_args(_with_command(told))
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else WRONG_USE
    options.language = language
    # What is written must not depend on the machine: only a language that was typed changes it.
    options.office_language = _typed_language(told) or "id"
    command: Callable[[argparse.Namespace], int] = options.run
    try:
        return command(options)
    except OSError as error:
        _say_error(words("cli", language).text("Mesin gagal: {reason}", reason=error))
        return MACHINE_FAILED
    except KeyboardInterrupt:
        return 130


_COMMANDS = ("build", "check", "serve", "new", "import", "export", "print", "report", "schema", "setup", "clean")


# Options whose next word is their value, which may be spelt like a command: `--only print`.
_WITH_VALUE = frozenset(
    "--content --templates --output --cache --as-of --base-url --lang --only --jobs --explain --format --port --host "
    "--map --photos --edition --saring --urut --untuk --kertas --bahasa --judul --nama".split()
)


def _with_command(told: list[str]) -> list[str]:
    """The arguments with the command in front, wherever it was typed; `build` when none was named."""
    is_value = False
    for n, word in enumerate(told):
        if word in _COMMANDS and not is_value:
            return [word, *told[:n], *told[n + 1 :]]
        is_value = word in _WITH_VALUE
    return told if "-h" in told or "--help" in told else ["build", *told]


def _language(told: Sequence[str]) -> str:
    """The language of messages: `--lang`, else the locale's, else Indonesian. Needed before the options are read."""
    if typed := _typed_language(told):
        return typed
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    return "en" if locale.startswith("en") else "id"


def _typed_language(told: Sequence[str]) -> str | None:
    for word, following in zip(told, [*told[1:], ""], strict=True):
        if word == "--lang" and following in LANGUAGES:
            return following
        if word.startswith("--lang=") and word[7:] in LANGUAGES:
            return word[7:]
    return None


def _parser(language: str) -> argparse.ArgumentParser:
    t = words("cli", language).text
    common = argparse.ArgumentParser(add_help=False)
    folders = common.add_argument_group(t("Letak dan tanggal"))
    folders.add_argument("--content", type=Path, default=Path("content"), metavar="DIR", help=t("folder isi katalog"))
    folders.add_argument("--templates", type=Path, default=None, metavar="DIR", help=t("folder templat"))
    folders.add_argument("--output", type=Path, default=Path("output"), metavar="DIR", help=t("folder hasil"))
    folders.add_argument("--cache", type=Path, default=Path(".cache"), metavar="DIR", help=t("folder simpanan"))
    folders.add_argument(
        "--as-of", type=_day, default=None, metavar="YYYY-MM-DD", help=t("tanggal yang dianggap hari ini")
    )
    folders.add_argument("--base-url", default=None, metavar="URL", help=t("alamat situs, mengganti yang di site.yaml"))
    folders.add_argument("--lang", choices=LANGUAGES, default=language, help=t("bahasa pesan"))
    folders.add_argument("-q", "--quiet", action="store_true", help=t("hanya masalah"))
    folders.add_argument("-v", "--verbose", action="store_true", help=t("lebih banyak keterangan"))

    parser = argparse.ArgumentParser(
        prog="build.py", description=t("Membangun etalase dari folder content."), parents=[]
    )
    commands = parser.add_subparsers(dest="command", metavar=t("perintah"), required=True)

    def command(name: str, help: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help, parents=[common])
        added.set_defaults(run=run)
        return added

    build = command("build", t("periksa, lalu buat situs, cetakan, dan berkas kantor"), _build)
    build.add_argument(
        "--only", type=_folders, default=_FOLDERS, metavar="site,print,staff", help=t("hanya bagian ini")
    )
    build.add_argument("--usb", action="store_true", help=t("buat juga salinan untuk dibuka dari stik USB"))
    build.add_argument("--keep-going", action="store_true", help=t("tinggalkan isian yang salah, terbitkan sisanya"))
    build.add_argument("--strict", action="store_true", help=t("peringatan dihitung sebagai salah"))
    build.add_argument("--jobs", type=_jobs, default=0, metavar="N", help=t("berapa pekerjaan sekaligus"))
    build.add_argument("--clean", action="store_true", help=t("buang hasil lama lebih dulu"))
    check = command("check", t("tunjukkan semua masalah; tidak menulis apa pun"), _check)
    check.add_argument(
        "--explain", default=None, metavar="KODE", help=t("jelaskan satu kode masalah, misalnya pirt.length")
    )
    check.add_argument("--format", choices=("text", "json", "github"), default="text", help=t("bentuk laporan"))
    check.add_argument("--strict", action="store_true", help=t("peringatan dihitung sebagai salah"))
    serve = command("serve", t("pratinjau yang memuat ulang sendiri; draf ikut tampil"), _serve)
    serve.add_argument("--port", type=int, default=8000, help=t("nomor port"))
    serve.add_argument("--host", default="127.0.0.1", help=t("alamat yang didengar"))
    new = command("new", t("kerangka isian baru"), _new)
    new.add_argument("kind", choices=("vendor", "product", "retailer", "exhibition", "training", "page"))
    new.add_argument("name", nargs="+", help=t("id, atau pelaku/produk untuk produk; lalu nama bila berbeda"))
    take = command("import", t("masukkan lembar kerja; tanpa --apply hanya laporan"), _import)
    take.add_argument("file", type=Path, metavar="FILE.xlsx|.csv")
    take.add_argument("--map", type=Path, default=None, metavar="MAP.yaml", help=t("berkas pemetaan kolom"))
    take.add_argument("--photos", type=Path, default=None, metavar="DIR", help=t("folder foto"))
    take.add_argument("--apply", action="store_true", help=t("tulis isiannya"))
    give = command("export", t("keluarkan lembar kerja"), _export)
    give.add_argument("file", type=Path, nargs="?", default=Path("etalase.xlsx"), metavar="FILE.xlsx")
    papers = command("print", t("hanya cetakan"), _print)
    papers.add_argument("exhibition", nargs="?", default=None, help=t("id pameran"))
    papers.add_argument("--edition", default=None, help=t("id edisi"))
    papers.add_argument(
        "--preset",
        choices=("layar", "percetakan", "kantor"),
        default=None,
        help=t("untuk layar, percetakan, atau printer kantor"),
    )
    chosen = papers.add_argument_group(t("Buku pilihan sendiri"), t("Kunci dan nilainya seperti edisi pameran."))
    chosen.add_argument(
        "--saring",
        action="append",
        default=[],
        metavar="KUNCI=NILAI[,NILAI]",
        help=t("kategori, kecamatan, pelaku, kode, atau siap_ritel; boleh diulang, makin sempit"),
    )
    for key, help in (
        ("urut", t("stan atau kategori")),
        ("untuk", t("pengunjung atau pembeli")),
        ("kertas", t("a5 atau a4")),
        ("bahasa", t("bahasa bukunya: id atau en")),
        ("judul", t("judul di sampul")),
        ("nama", t("nama berkasnya; biasanya disusun dari saringannya")),
    ):
        chosen.add_argument(f"--{key}", default=None, metavar=key.upper(), help=help)
    tags = papers.add_argument_group(t("Kartu harga"))
    tags.add_argument("--changed", action="store_true", help=t("hanya kartu harga yang harus dicetak ulang"))
    tags.add_argument("--record", action="store_true", help=t("catat kartu harga sebagai sudah dicetak"))
    tags.add_argument(
        "--start", type=_field, default=1, metavar="N", help=t("label pertama yang masih kosong di lembar pertama")
    )
    papers.add_argument("--strict", action="store_true", help=t("tolak bila ada peringatan tentang cetakan"))
    papers.add_argument("--jobs", type=_jobs, default=0, metavar="N", help=t("berapa pekerjaan sekaligus"))
    command("report", t("kesiapan ritel, izin yang akan berakhir, dan data yang kurang"), _report)
    command("schema", t("skema JSON, pengaturan penyunting, dan rujukan kunci dari model"), _schema)
    command("setup", t("ambil bagian peramban dan huruf"), _setup)
    command("clean", t("buang output/ dan .cache/"), _clean)
    return parser


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r}: YYYY-MM-DD, 2026-12-05") from None


def _folders(text: str) -> tuple[str, ...]:
    wanted = tuple(word.strip() for word in text.split(",") if word.strip())
    if not wanted or not set(wanted) <= set(_FOLDERS):
        raise argparse.ArgumentTypeError(f"{text!r}: site,print,staff")
    return tuple(folder for folder in _FOLDERS if folder in wanted)


def _jobs(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 64:
        raise argparse.ArgumentTypeError(f"{text!r}: 1–64")
    return int(text)


def _field(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 999:
        raise argparse.ArgumentTypeError(f"{text!r}: 1–999")
    return int(text)


def request_of(options: argparse.Namespace, **changes: Any) -> Request:
    """What was asked for on the command line, with every folder made absolute and the day settled."""
    from etalase import parts
    from etalase.request import Request

    own_templates = Path(__file__).resolve().parent.parent / "templates"
    content = options.content.resolve()
    asked: dict[str, Any] = {
        "content": content,
        "templates": (options.templates or own_templates).resolve(),
        "output": options.output.resolve(),
        "cache": options.cache.resolve(),
        "as_of": options.as_of or _today(content),
        "base_url": _base_url(options.base_url),
        "language": options.office_language,
        "parts": parts.published(),
        "fonts": tuple(parts.font_files()),
    }
    return Request(**asked | changes)


def _base_url(written: str | None) -> str | None:
    return f"{written.rstrip('/')}/" if written else None


def _today(content: Path) -> dt.date:
    """The one place where the clock is read: today in the site's zone, or the day that SOURCE_DATE_EPOCH names."""
    import re
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    zone: dt.tzinfo = dt.timezone(dt.timedelta(hours=8))
    try:
        written = re.search(
            r"^zona:\s*['\"]?([A-Za-z_+\-/0-9]+)", (content / "site.yaml").read_text("utf-8"), re.MULTILINE
        )
        zone = ZoneInfo(written[1] if written else "Asia/Makassar")
    except (OSError, ValueError, ZoneInfoNotFoundError):
        # Windows has no table of zones unless tzdata is installed; an unreadable site.yaml is told by the check.
        pass
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdigit() else dt.datetime.now(dt.UTC)
    return now.astimezone(zone).date()


def _say(options: argparse.Namespace, text: str) -> None:
    if not options.quiet:
        print(text)


def _say_error(text: str) -> None:
    print(text, file=sys.stderr)


def _ready(options: argparse.Namespace) -> bool:
    """Whether the content folder and everything `setup` fetches are there; says in one line what to type if not."""
    from etalase import parts

    t = words("cli", options.language).text
    if not options.content.is_dir():
        _say_error(
            t(
                "Folder {folder} tidak ada. Jalankan perintah ini di folder proyek, atau beri --content.",
                folder=options.content,
            )
        )
        return False
    if parts.missing():
        _say_error(t("Bagian peramban atau huruf belum ada. Ketik: python build.py setup"))
        return False
    return True


def _build(options: argparse.Namespace) -> int:
    from etalase import pipeline

    if not _ready(options):
        return MACHINE_FAILED
    if options.clean:
        _clean(options)
    only = tuple(options.only)
    asked = request_of(
        options, only=only, usb=options.usb, keep_going=options.keep_going, strict=options.strict, jobs=options.jobs
    )
    with _Bar(options) as bar:
        outcome = pipeline.build(asked, bar.show)
    return _tell(options, outcome)


def _tell(options: argparse.Namespace, outcome: Outcome) -> int:
    from etalase import reporter

    t = words("cli", options.language).text
    if outcome.findings:
        print(reporter.as_text(outcome.findings, options.language, _colour()))
    if not outcome.published:
        _say(options, t("Situs dan cetakan yang lama tidak diubah. Perbaiki yang salah, lalu bangun lagi."))
    else:
        told = t(
            "{n} berkas: {written} ditulis, {removed} dibuang.",
            n=outcome.n_files,
            written=outcome.n_written,
            removed=outcome.n_removed,
        )
        _say(options, told)
    return CONTENT_HAS_ERRORS if outcome.failed else OK


def _explain(options: argparse.Namespace) -> int:
    from etalase import manual

    page = manual.page_of(options.explain)
    if page is None:
        known = ", ".join(sorted(code for each in manual.pages() for code in each.codes))
        t = words("cli", options.language).text
        _say_error(t("{name} tidak ada. Yang ada: {known}", name=options.explain, known=known))
        return WRONG_USE
    print(manual.as_markdown(page))
    return OK


def _check(options: argparse.Namespace) -> int:
    from etalase import pipeline, reporter

    if options.explain:
        return _explain(options)
    if not options.content.is_dir():
        _ready(options)
        return MACHINE_FAILED
    with _Bar(options) as bar:
        _, findings = pipeline.check(request_of(options), bar.show)
    if options.format == "json":
        print(reporter.as_json(findings, options.language))
    elif options.format == "github":
        print(reporter.as_github(findings, options.language))
    else:
        print(reporter.as_text(findings, options.language, _colour()))
    wrong = any(pipeline.fails(finding.severity, options.strict) for finding in findings)
    return CONTENT_HAS_ERRORS if wrong else OK


def _print(options: argparse.Namespace) -> int:
    from etalase import pipeline
    from etalase.problem import Severity
    from etalase.request import Papers

    if not _ready(options):
        return MACHINE_FAILED
    t = words("cli", options.language).text
    catalog, findings = pipeline.check(request_of(options))
    unknown = _unknown_paper(catalog, options.exhibition, options.edition)
    if unknown:
        _say_error(t("{name} tidak ada. Yang ada: {known}", name=unknown[0], known=", ".join(unknown[1]) or "–"))
        return WRONG_USE
    choice = _chosen_book(options, catalog)
    if choice is False:
        return WRONG_USE
    names = ("label-harga", "label-harga-berubah") if options.changed else ()
    papers = Papers(options.exhibition, options.edition, options.preset, choice, names, options.start)
    asked = request_of(options, only=("print",), jobs=options.jobs, papers=papers)
    with _Bar(options) as bar:
        outcome = pipeline.build(asked, bar.show)
    status = _tell(options, outcome)
    if outcome.published and choice:
        for file in sorted((options.output / "print").glob(f"pilihan_{choice.name}-*.pdf")):
            _say(options, file.as_posix())
    if outcome.published and (options.changed or options.record):
        status = max(status, _tags(options, catalog, findings))
    warned = any(f.severity is Severity.WARNING and f.problem.code.startswith(_ABOUT_PAPERS) for f in outcome.findings)
    return CONTENT_HAS_ERRORS if options.strict and warned else status


def _tags(options: argparse.Namespace, catalog: Catalog, findings: Sequence[Finding]) -> int:
    """Which price tags must be printed; with `--record` they are written down as printed."""
    from etalase import printed

    t = words("cli", options.language).text
    as_of = request_of(options).as_of
    known = {tag.exhibition for tag in catalog.printed}
    found = printed.due(catalog, as_of, options.exhibition)
    for exhibition in dict.fromkeys(one.tag.exhibition for one in found):
        of_it = [one for one in found if one.tag.exhibition == exhibition]
        name = "label-harga-berubah" if exhibition in known else "label-harga"
        file = (options.output / "print" / exhibition / f"{name}.pdf").as_posix()
        _say(options, t("{n} kartu harga perlu dicetak: {file}", n=len(of_it), file=file))
        for one in of_it if exhibition in known else ():
            _say(options, f"  {one.tag.key:12} {one.tag.name}: {_differences(one, options.language)}")
    if not found:
        _say(options, t("Tidak ada kartu harga yang perlu dicetak ulang."))
    if not options.record:
        if found:
            _say(options, t("Setelah dicetak di kertas, catat dengan: python build.py print --record"))
        return OK
    if any(finding.problem.place.file.endswith(f"/{printed.FILE}") for finding in findings):
        _say_error(t("content/dicetak.csv belum diperbarui: perbaiki dulu baris yang salah, atau hapus berkasnya."))
        return CONTENT_HAS_ERRORS
    printed.record(options.content.resolve(), catalog, as_of, options.exhibition)
    file = (options.content / printed.FILE).as_posix()
    _say(options, t("{n} kartu harga dicatat di {file}.", n=len(found), file=file))
    return OK


def _differences(due: Due, language: str) -> str:
    """What is new on a tag, from what to what."""
    from etalase.values.money import rupiah

    t = words("cli", language).text
    if due.before is None:
        return t("belum pernah dicetak")
    pairs = (
        (rupiah(due.before.price or 0), rupiah(due.tag.price or 0)),
        (due.before.name, due.tag.name),
        (due.before.content, due.tag.content),
        (due.before.booth, due.tag.booth),
    )
    return ", ".join(f"{before or '–'} → {now or '–'}" for before, now in pairs if before != now)


def _chosen_book(options: argparse.Namespace, catalog: Catalog) -> Choice | Literal[False] | None:
    """The book asked for by filters and the like; None when none was asked for, False when something is wrong."""
    from etalase import choice, reporter
    from etalase.pipeline import Finding, gravity
    from etalase.values.ident import read_id

    t = words("cli", options.language).text
    keys = {key: getattr(options, key) for key in ("judul", "untuk", "kertas", "urut", "bahasa")}
    given = {key: value for key, value in keys.items() if value is not None}
    if not given and not options.saring and options.nama is None:
        return None
    if options.nama is not None and read_id(options.nama)[0] is None:
        _say_error(t("--nama {name}: huruf kecil, angka, dan tanda hubung, misalnya batik-timur", name=options.nama))
        return False
    edition = choice.base(options.exhibition)
    if options.edition:
        among = catalog.exhibitions[options.exhibition] if options.exhibition else None
        editions = among.all_editions() if among else ()
        edition = next((one for one in editions if one.id == options.edition), edition)
    try:
        made, problems = choice.read(catalog, options.exhibition, edition, given, options.saring, options.nama)
    except choice.NotAFilter as text:
        _say_error(t("--saring {text}: tulis KUNCI=NILAI, misalnya kategori=batik,makanan", text=text))
        return False
    if problems:
        lines = {choice.FILTER: options.saring}
        findings = [
            Finding(
                problem,
                gravity(problem),
                lines.get(problem.place.file, [given.get(problem.place.file[2:], "")])[problem.place.line - 1],
            )
            for problem in problems
        ]
        print(reporter.as_text(findings, options.language, _colour()), file=sys.stderr)
        return False
    if not choice.n_vendors(catalog, made, request_of(options).as_of):
        _say_error(t("Tidak ada yang cocok dengan saringan ini; tidak ada yang dibuat."))
        return False
    return made


# What makers find out about a paper itself, as against its content.
_ABOUT_PAPERS = ("glyph.missing", "photo.coarse-in-print", "press.", "label.")


def _unknown_paper(catalog: Catalog, exhibition: str | None, edition: str | None) -> tuple[str, list[str]] | None:
    """A name that no exhibition or edition has, and the names there are."""
    if exhibition and exhibition not in catalog.exhibitions:
        return exhibition, list(catalog.exhibitions)
    chosen = [catalog.exhibitions[exhibition]] if exhibition else list(catalog.exhibitions.values())
    editions = sorted({each.id for one in chosen for each in one.all_editions()})
    return (edition, editions) if edition and edition not in editions else None


def _serve(options: argparse.Namespace) -> int:
    from etalase import serve

    if not _ready(options):
        return MACHINE_FAILED
    return serve.serve(request_of(options), options.host, options.port, options.language)


def _new(options: argparse.Namespace) -> int:
    from etalase import scaffold

    return scaffold.new(options.content, options.kind, options.name, options.language)


def _import(options: argparse.Namespace) -> int:
    from etalase import spreadsheet

    return spreadsheet.take(
        request_of(options), options.file, options.map, options.photos, options.apply, options.language
    )


def _export(options: argparse.Namespace) -> int:
    from etalase import spreadsheet

    return spreadsheet.give(request_of(options), options.file, options.language)


def _report(options: argparse.Namespace) -> int:
    from etalase import obligations, pipeline, readiness, terms
    from etalase.overview import overview

    if not _ready(options):
        return MACHINE_FAILED
    asked = request_of(options, only=("staff",))
    with _Bar(options) as bar:
        outcome = pipeline.build(asked, bar.show)
        catalog, _ = pipeline.check(asked)
    found = readiness.of(catalog, asked.as_of)
    today = overview(catalog, found)
    _print_overview(today, options.language)
    _print_outlets(obligations.of(catalog, found.ready(), asked.as_of), options.language)
    _print_placements(terms.placed(catalog, asked.as_of), options.language)
    _print_coming(today.coming, options.language)
    status = _tell(options, outcome) if options.verbose else CONTENT_HAS_ERRORS if outcome.failed else OK
    _say(options, (options.output / "staff" / "index.html").as_posix())
    return status


def _print_overview(today: Overview, language: str) -> None:
    from etalase.values.money import rupiah

    t = words("cli", language).text
    counts = today.counts
    print(t("{vendors} pelaku usaha, {products} produk tayang, {ready} siap untuk sedikitnya satu ritel.", **counts))
    print()
    print(t("Siap untuk ritel"))
    for shop in sorted(today.shops, key=lambda shop: (-(shop.n_ready or 0), shop.name)):
        n_ready = t("syarat belum diketahui") if shop.n_ready is None else str(shop.n_ready)
        print(f"  {shop.name:32} {n_ready:>6}   {t('dijual: {n}', n=shop.n_carried)}")
    print()
    print(t("Satu langkah yang membuka paling banyak rak"))
    for opening in today.openings:
        name, cost = _name_of_step(opening.step.what, language), opening.step.least_cost
        print(
            f"  {name:32} "
            + t(
                "{n} produk ({new} belum siap untuk ritel mana pun), {outlets} gerai",
                n=len(opening.products),
                new=len(opening.newly),
                outlets=opening.outlets,
            )
            + ("" if cost is None else "; " + t("biaya mulai {cost}", cost=rupiah(cost)))
        )
    if not today.openings:
        print(f"  {t('tidak ada produk yang tinggal kurang satu syarat')}")
    print()
    print(t("Izin yang berakhir"))
    for each in today.ending:
        when = t("lewat {n} hari", n=-each.days) if each.days < 0 else t("{n} hari lagi", n=each.days)
        print(f"  {when:18} {each.kind:6} {each.what}  ({each.file})")
    if not today.ending:
        print(f"  {t('tidak ada dalam 90 hari')}")
    print()
    print(t("Data yang kurang"))
    print(
        "  "
        + t(
            "tanpa foto {no_photo}, tanpa harga {no_price}, tanpa KODE {no_code}, tanpa persetujuan {no_consent}",
            **counts,
        )
    )


def _print_outlets(coverage: Coverage, language: str) -> None:
    """How many outlets meet their duty, and those that do not; nothing where no duty names a number."""
    from etalase.obligations import n_fillers

    if not coverage.n_obliged:
        return
    t = words("cli", language).text
    print()
    print(t("Gerai yang wajib menjual produk lokal"))
    kept, obliged, owed = coverage.n_kept, coverage.n_obliged, coverage.n_owed
    print(f"  {t('{kept} dari {obliged} gerai memenuhi; kurang {owed} produk', kept=kept, obliged=obliged, owed=owed)}")
    for chain, shelf in coverage.owing[:_OWING]:
        have = t("{n} dari {minimum}", n=len(shelf.carried), minimum=shelf.minimum)
        print(f"  {chain.name}, {shelf.name}: {have}; {t('siap mengisi: {n}', n=n_fillers(chain, shelf))}")
    if len(coverage.owing) > _OWING:
        print(f"  {t('dan {n} gerai lagi', n=len(coverage.owing) - _OWING)}")


def _print_placements(placed: Sequence[Terms], language: str) -> None:
    from etalase.terms import of_ten_thousand
    from etalase.values.money import rupiah

    t = words("cli", language).text
    left = of_ten_thousand(placed)
    print()
    print(t("Penempatan"))
    n_known = sum(each.is_known for each in placed)
    print(f"  {t('{n} penempatan, {known} terhitung penuh', n=len(placed), known=n_known)}")
    if left is not None:
        print(f"  {t('dari tiap Rp10.000 di rak, {left} untuk pembuatnya', left=rupiah(left))}")


def _print_coming(rules: Sequence[Rule], language: Literal["id", "en"]) -> None:
    """The rules that begin soon; nothing when there are none."""
    from etalase.values.date import long_date

    if rules:
        print()
        print(words("cli", language).text("Aturan yang segera berlaku"))
    for rule in rules:
        if rule.starts:
            said = rule.message.get(language) if rule.message else rule.id
            print(f"  {long_date(rule.starts, language):18} {said}  ({rule.origin or rule.source.file})")


def _name_of_step(what: str, language: str) -> str:
    t = words("cli", language).text
    return {
        "pirt": "P-IRT",
        "bpom": t("Izin edar BPOM"),
        "izin-edar": t("Bertanya apakah perlu izin edar"),
        "halal": t("Sertifikat halal"),
        "gtin": "Barcode (GTIN)",
        "merek": t("Merek terdaftar"),
        "label": t("Label lengkap"),
        "gizi": t("Informasi nilai gizi"),
        "umur-simpan": t("Umur simpan lebih lama"),
        "kapasitas": t("Kapasitas lebih besar"),
        "foto": t("Foto produk"),
        "data": t("Data penyimpanan dan olahannya"),
    }.get(what, what.upper())


def _schema(options: argparse.Namespace) -> int:
    from etalase import schema

    return schema.write(options.content.resolve().parent, options.language)


def _setup(options: argparse.Namespace) -> int:
    from etalase import parts

    return parts.setup(lambda line: _say(options, line))


def _clean(options: argparse.Namespace) -> int:
    import shutil

    for folder in (options.output, options.cache):
        shutil.rmtree(folder, ignore_errors=True)
    return OK


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


class _Bar:
    """A progress line on a terminal, for what takes longer than a second; nothing anywhere else."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._on = sys.stderr.isatty() and not options.quiet
        self._started: float | None = None
        self._shown = False

    def __enter__(self) -> _Bar:
        import time

        self._started = time.monotonic()
        return self

    def show(self, stage: str, done: int, total: int) -> None:
        import time

        if self._on and self._started is not None and time.monotonic() - self._started > 1 and total:
            filled = 24 * done // total
            print(
                f"\r{'█' * filled}{'░' * (24 - filled)} {stage} {done}/{total}\x1b[K",
                end="",
                file=sys.stderr,
                flush=True,
            )
            self._shown = True

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
