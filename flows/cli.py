"""The command line. Each command says what it is about to write, does it, and exits 0, 1 (some documents failed) or 2
(usage).

Heavy modules are imported inside the commands, so that `yinfeng --help` answers at once.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from extractors.version import VERSION

if TYPE_CHECKING:
    from corpora import Known
    from extractors.document import Document
    from flows.walk import Progress, Summary
    from outputs import Dataset
    from outputs.rows import FailureRow

app = typer.Typer(
    name="yinfeng",
    help="引凤: structured, checkable data from Chinese investment-promotion news, proposals and reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

lexicon = typer.Typer(
    name="lexicon",
    help="The words that yinfeng knows.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(lexicon)

ROWS_AFTER_INGEST = 60
PANELS_AFTER_INGEST = 6
EVIDENCE_CONTEXT = 200  # characters on either side; the longest sentences of real documents have about 400
SAMPLES = Path("corpora/samples")
GOLD = Path("corpora/gold")


class ExtractFormat(StrEnum):
    """How `extract` prints."""

    table = "table"
    jsonl = "jsonl"


Paths = Annotated[list[Path], typer.Argument(help="Files, folders and zip archives.", metavar="PATH...")]
DatasetUrl = Annotated[
    str | None,
    typer.Option(help="Path or SQLAlchemy URL of the dataset [default: outputs/data/yinfeng.sqlite].", metavar="URL"),
]
Region = Annotated[str | None, typer.Option(help="Place the documents speak of: six-digit code or name.")]
Published = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Date of publication.", metavar="YYYY-MM-DD")
]
Origin = Annotated[str | None, typer.Option(help="Who published the documents.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, for scripts.")]
Since = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Periods from this day on.", metavar="YYYY-MM-DD")
]
Until = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Periods up to this day.", metavar="YYYY-MM-DD")
]
OnlyDocument = Annotated[str | None, typer.Option("--document", help="Only this document: path, address or number.")]
OnlyStage = Annotated[
    list[str] | None, typer.Option("--stage", help="Only this stage: code or Chinese name; may be repeated.")
]
OnlyRegion = Annotated[str | None, typer.Option("--region", help="Only this place and what lies in it: code or name.")]


def main() -> None:
    """The `yinfeng` command."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"yinfeng {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def _say(line: str) -> None:
    """One line for the person, on stderr: stdout is for results."""
    print(line, file=sys.stderr, flush=True)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Problems that are the user's to solve end in one clear line and exit 1, not in a traceback."""
    from outputs import DatasetError

    try:
        yield
    except (DatasetError, OSError) as problem:
        _say(f"错误 error: {problem}")
        raise typer.Exit(1) from problem


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _code(region: str | None) -> str | None:
    from flows.walk import region_code

    try:
        return region_code(region) if region else None
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint="--region") from problem


def _known(region: str | None, published: datetime | None, source: str | None) -> Known:
    from flows.walk import known_of

    return known_of(region=_code(region), published=_day(published), source=source)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar on stderr; a terminal shows it moving, a log does not show it at all."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from flows import screen

    console = screen.console(stderr=True)
    columns = (
        TextColumn("读取 reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[path]}", markup=False),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        line = bar.add_task("reading", total=None, path="")
        yield lambda done, total, path: bar.update(line, completed=done, total=total, path=path)


@app.command()
def ingest(
    paths: Paths,
    dataset: DatasetUrl = None,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    prefect: Annotated[
        bool | None,
        typer.Option(
            "--prefect/--no-prefect", help="Run as a Prefect flow, or not [default: where a Prefect API is configured]."
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Read documents into the dataset, then print the pipeline they speak of.

    Running it again skips what is unchanged. Exit status 1 if any document failed, 130 if interrupted.
    """
    from flows.prefect_api import prefect_api

    known = _known(region, published, source)
    api = prefect_api()
    with _plain_errors():
        from outputs import Dataset

        place, raw, picture = _places(dataset)
        _say(f"将写入 will write: {place} (dataset), {raw}/ (raw bytes), {picture} (picture)")
        with Dataset.open(dataset, raw=raw) as opened:
            if prefect if prefect is not None else api is not None:
                where = f"the API at {api}" if api else "a server of its own, which takes 10 to 40 s to start"
                _say(f"作为 Prefect 流程运行 running as a Prefect flow with {where}")
                summary = _as_flow(paths, dataset, known)
            else:
                _say(
                    "直接运行 running directly: no Prefect API is configured (--prefect makes it a flow run)"
                    if api is None
                    else "直接运行 running directly, as --no-prefect says"
                )
                with _progress() as progress:
                    from flows import walk

                    summary = walk.ingest(paths, known, opened, progress)
            _report(opened, summary, place, picture, as_json)
    if summary.counts.failed:
        raise typer.Exit(1)


def _places(dataset: str | None) -> tuple[str, Path, Path]:
    """Where the dataset, its raw bytes and its picture are or will be; passwords in the address are not shown."""
    from outputs.connection import DEFAULT_PATH

    if dataset is None or "://" not in dataset:
        folder = Path(dataset or DEFAULT_PATH).parent
        return str(dataset or DEFAULT_PATH), folder / "raw", folder / "pipeline.svg"
    shown = re.sub(r"(://[^/:@]*):[^@/]*@", r"\1:***@", dataset)
    folder = Path(shown.split("///", 1)[1]).parent if shown.startswith("sqlite") else DEFAULT_PATH.parent
    return shown, folder / "raw", folder / "pipeline.svg"


def _as_flow(paths: list[Path], dataset: str | None, known: Known) -> Summary:
    from flows import ingest as flow

    try:
        return flow.run([str(path) for path in paths], dataset, known.region_code, known.published, known.source)
    except RuntimeError as problem:
        # How Prefect says that its API does not answer, or is of another version.
        if "API" not in str(problem):
            raise
        _say(f"错误 error: {problem}. Start it (prefect server start), or go without: yinfeng ingest --no-prefect …")
        raise typer.Exit(1) from problem


def _report(opened: Dataset, summary: Summary, place: str, picture: Path, as_json: bool) -> None:
    """What the dataset now says, what failed, what was counted, and which files hold it."""
    from flows import screen
    from outputs.table import funnel_table

    rows = opened.funnel()
    written = [place, f"{opened.raw.folder}/"]
    has_changed = summary.counts.new or summary.counts.changed or not picture.exists()
    if has_changed and (drawn := screen.fullest(rows, PANELS_AFTER_INGEST)):
        from outputs.chart import save_funnel

        written.append(str(save_funnel(drawn, picture)))
    if as_json:
        _print_json(
            {
                **asdict(summary.counts),
                "run_id": summary.run_id,
                "seconds": round(summary.seconds, 3),
                "failures": [asdict(failure) for failure in summary.failures],
                "written": written,
            }
        )
        return
    console = screen.console()
    shown = rows[:ROWS_AFTER_INGEST]
    console.print(funnel_table(shown, source=False))
    if len(rows) > len(shown):
        console.print(f"… {len(rows) - len(shown)} more rows: yinfeng show")
    if summary.failures:
        console.print(screen.failures(summary.failures), soft_wrap=True)
    console.print(f"{summary.counts} · {summary.seconds:.1f} s")
    heading = "已写入 wrote" if has_changed else "没有新内容 nothing new in"
    console.print(f"{heading}: {', '.join(written)}", soft_wrap=True)


def _print_json(value: object) -> None:
    from extractors.facts import fact_json

    print(json.dumps(value, ensure_ascii=False, default=fact_json))


def _say_failure(failure: FailureRow) -> None:
    _say(f"未能读取 failed: {failure.path} [{failure.kind}] {failure.message}")


@app.command()
def extract(
    paths: Paths,
    format: Annotated[
        ExtractFormat, typer.Option(help="Tables to read, or the contract's JSON, one document a line.")
    ] = ExtractFormat.table,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
) -> None:
    """Print what documents say, with no dataset. The same files and version give the same bytes.

    Failures are lines on stderr; the other documents go on, and the exit status is 1.
    """
    from flows import walk
    from outputs.rows import FailureRow

    known = _known(region, published, source)
    failed = False
    with _progress() as progress:
        for outcome in walk.extractions(paths, known, progress):
            if isinstance(outcome, FailureRow):
                failed = failed or not walk.is_waiting(outcome)
                _say_failure(outcome)
            elif format is ExtractFormat.jsonl:
                sys.stdout.write(json.dumps(outcome.to_json(), ensure_ascii=False) + "\n")
            else:
                from flows import screen

                console = screen.console()
                for part in screen.extraction(outcome):
                    console.print(part)
    if failed:
        raise typer.Exit(1)


@app.command()
def text(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
) -> None:
    """Print the clean text that every evidence offset points into, in Unicode code points."""
    from corpora import ReadError, read
    from flows import walk

    items, failures = walk.discover(paths, _known(region, published, source))
    for item in items:
        try:
            document = read(item)
        except ReadError as error:
            failures.append(walk.failure_of(error))
        else:
            sys.stdout.write(document.text if len(items) == 1 else f"== {document.path}\n{document.text}\n")
    for failure in failures:
        _say_failure(failure)
    if not all(map(walk.is_waiting, failures)):
        raise typer.Exit(1)


@app.command()
def show(
    dataset: DatasetUrl = None,
    region: OnlyRegion = None,
    document: OnlyDocument = None,
    stage: OnlyStage = None,
    since: Since = None,
    until: Until = None,
    evidence: Annotated[
        str | None, typer.Option(help="Print the words that this fact came from.", metavar="ID")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the pipeline in the dataset (place × period × stage: projects, investment), or the words behind a value."""
    from flows import screen

    with _plain_errors():
        from outputs import Dataset

        with Dataset.open(dataset, create=False) as opened:
            if evidence is not None:
                _show_evidence(opened, evidence, document, as_json)
                return
            rows = opened.funnel(_code(region), _day(since), _day(until), _stages(stage), document)
    if as_json:
        _print_json(rows)
    elif rows:
        from outputs.table import funnel_table

        screen.console().print(funnel_table(rows))
    else:
        _say("没有符合条件的数据 nothing in the dataset answers to that")


def _stages(names: list[str] | None) -> list[str] | None:
    from outputs.vocabulary import STAGES

    codes = {**{code: code for code in STAGES}, **{name: code for code, name in STAGES.items()}}
    if unknown := [name for name in names or () if name not in codes]:
        known = ", ".join(f"{code} {name}" for code, name in STAGES.items())
        raise typer.BadParameter(f"{', '.join(unknown)}: not one of {known}", param_hint="--stage")
    return [codes[name] for name in names] if names else None


def _show_evidence(opened: Dataset, fact_id: str, document: str | None, as_json: bool) -> None:
    from flows import screen

    found = opened.evidence(fact_id, document=document, context=EVIDENCE_CONTEXT)
    if as_json:
        _print_json(found)
        return
    console = screen.console()
    for part in screen.evidence(found):
        console.print(part)


@app.command()
def dictionary(as_json: Json = False) -> None:
    """Print the data dictionary: every table and column with its Chinese label and its meaning."""
    from flows import screen
    from outputs.dictionary import data_dictionary

    columns = data_dictionary()
    if as_json:
        _print_json(columns)
        return
    console = screen.console()
    headings = [("column", "left"), ("type", "left"), ("列名", "left"), ("meaning", "left")]
    for name, rows in groupby(columns, key=lambda row: row.table):
        console.print(screen.table(name, headings, [(row.column, row.type, row.label, row.meaning) for row in rows]))


@app.command()
def export(
    out: Annotated[Path, typer.Option(help="Folder to write into.", metavar="DIR")],
    dataset: DatasetUrl = None,
    english: Annotated[bool, typer.Option("--english", help="Column names and codes as in the contract.")] = False,
    as_json: Json = False,
) -> None:
    """Write the dataset as CSV files that a spreadsheet opens as they are: UTF-8 with BOM, Chinese headings."""
    with _plain_errors():
        from outputs import Dataset
        from outputs.export import export as write

        with Dataset.open(dataset, create=False) as opened:
            paths = write(opened, out, language="en" if english else "zh")
    if as_json:
        _print_json([str(path) for path in paths])
    else:
        print("已写入 wrote: " + ", ".join(str(path) for path in paths))


@app.command()
def chart(
    out: Annotated[Path, typer.Option(help="Picture to write: .svg or .png.", metavar="FILE")],
    dataset: DatasetUrl = None,
    region: OnlyRegion = None,
    document: OnlyDocument = None,
    stage: OnlyStage = None,
    since: Since = None,
    until: Until = None,
    fonts: Annotated[
        Path | None, typer.Option(help="Folder with a font that has Chinese glyphs, for a .png.", metavar="DIR")
    ] = None,
    english: Annotated[bool, typer.Option("--english", help="Label the stages in English.")] = False,
) -> None:
    """Draw the pipeline as bars, one panel a document, place and period."""
    with _plain_errors():
        from outputs import Dataset
        from outputs.chart import ChartError, save_funnel

        with Dataset.open(dataset, create=False) as opened:
            rows = opened.funnel(_code(region), _day(since), _day(until), _stages(stage), document)
        try:
            print(f"已写入 wrote: {save_funnel(rows, out, 'en' if english else 'zh', fonts=fonts)}")
        except ChartError as problem:
            _say(f"错误 error: {problem}")
            raise typer.Exit(1) from problem


@app.command()
def evaluate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Documents [default: corpora/samples].", metavar="[PATH...]")
    ] = None,
    gold: Annotated[Path, typer.Option(help="Folder of gold files, one JSON a document.", metavar="DIR")] = GOLD,
    details: Annotated[bool, typer.Option("--details", help="List each miss, wrong column and spurious row.")] = False,
    as_json: Json = False,
) -> None:
    """Score what is extracted against gold files: precision, recall and F1 by table.

    A gold file belongs to the document of the same name; `archive__member.json` to `archive.zip!/member.html`.
    """
    from flows import screen, walk
    from outputs.rows import FailureRow
    from outputs.score import score

    predictions = []
    failed = False
    with _plain_errors(), _progress() as progress:
        for outcome in walk.extractions(paths or [SAMPLES], _known(None, None, None), progress):
            if isinstance(outcome, FailureRow):
                failed = failed or not walk.is_waiting(outcome)
                _say_failure(outcome)
            else:
                prediction = outcome.to_json()
                document = {**outcome.document.to_json(), "path": _gold_stem(outcome.document.path)}
                predictions.append({**prediction, "document": document})
        try:
            result = score(gold, predictions)
        except ValueError as problem:
            _say(f"错误 error: {gold}: a gold file is no JSON: {problem}")
            raise typer.Exit(1) from problem
    if as_json:
        _print_json({**result.to_json(), **({"details": result.details} if details else {})})
    else:
        console = screen.console()
        for line in result.details if details else ():
            console.print(line)
        console.print(result.table())
    if failed:
        raise typer.Exit(1)


def _gold_stem(path: str) -> str:
    """The path that a gold file's name is compared with: `list.zip!/2021/a.html` → `list__a.html`."""
    *archives, member = path.split("!/")
    return "__".join([*(PurePath(archive).stem for archive in archives), PurePath(member).name])


@app.command()
def explain(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    everything: Annotated[bool, typer.Option("--all", help="Show sentences in which nothing was found too.")] = False,
    as_json: Json = False,
) -> None:
    """Show sentence by sentence what was found, attached, inherited, resolved and dropped, and why."""
    from extractors.explain import explain as explain_document

    with _documents(paths, _known(region, published, source)) as documents:
        if as_json:
            _print_json(
                [
                    {
                        "path": document.path,
                        "sentences": [sentence.to_json() for sentence in explain_document(document)],
                    }
                    for document in documents
                ]
            )
            return
        from rich.text import Text

        from flows import screen

        console = screen.console()
        for document in documents:
            heading = Text(document.title or document.path, style="bold underline")
            facts = (document.path, document.published, document.source, document.region, document.region_code)
            heading.append("\n" + "  ".join(str(fact) for fact in facts if fact), style="dim not underline")
            console.print(heading, soft_wrap=True)
            for part in screen.explained(explain_document(document), everything):
                console.print(part, soft_wrap=True)


@lexicon.command("gaps")
def lexicon_gaps(
    paths: Paths,
    region: Region = None,
    published: Published = None,
    source: Origin = None,
    as_json: Json = False,
) -> None:
    """List words in stage, metric, role, noun or unit position that the lexicon does not know, most frequent first."""
    from extractors.gaps import gaps

    with _documents(paths, _known(region, published, source)) as documents:
        found = gaps(documents)
    if as_json:
        _print_json([gap.to_json() for gap in found])
    elif found:
        from flows import screen

        screen.console().print(screen.gaps(found))
    else:
        _say("没有词库未收的词 no unknown words")


@contextmanager
def _documents(paths: list[Path], known: Known) -> Iterator[Iterator[Document]]:
    """The documents under `paths` one by one; those that cannot be read become lines on stderr and a failing exit."""
    from corpora import ReadError, read
    from flows import walk

    items, failures = walk.discover(paths, known)

    def read_all() -> Iterator[Document]:
        with _progress() as progress:
            for done, item in enumerate(items, start=1):
                try:
                    document = read(item)
                except ReadError as error:
                    failures.append(walk.failure_of(error))
                else:
                    yield document
                progress(done, len(items), item.path)

    yield read_all()
    for failure in failures:
        _say_failure(failure)
    if not all(map(walk.is_waiting, failures)):
        raise typer.Exit(1)
