"""The review page as a Starlette application, and the server that answers on this machine.

What guards it: only Host names it was told of (a page elsewhere cannot rebind a name to this address), a token wherever
it answers to more than this machine, a secret with every write (a page elsewhere cannot send one), a content security
policy without inline script or style, and templates that escape everything: a document's text is data.
"""

from __future__ import annotations

import hmac
import json
import secrets
import threading
import webbrowser
from collections.abc import Awaitable, Callable
from functools import partial
from http.cookies import SimpleCookie
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlencode

import uvicorn
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from outputs.connection import DatasetError, reading
from outputs.dataset import Dataset
from outputs.decisions import REVIEWED
from outputs.diff import diff
from outputs.diff_report import about_words, headline, value_words
from outputs.history import Row
from outputs.loading import fetch
from outputs.policy import Policy
from outputs.queue import (
    Conflict,
    Filters,
    agreement,
    audit,
    counts,
    decide,
    decide_group,
    facets,
    history_of,
    item,
    next_item,
    preview,
    refresh,
    undo,
)
from outputs.review.marks import pieces
from outputs.review.pages import FOLDER, environment
from outputs.review.paper import page_picture
from outputs.review.rows import STAGE_KEYS, ItemView, Spot, item_view
from outputs.review.wording import ACTION_NAMES, LANGUAGES, REASON_NAMES, STATUS_NAMES, speaker
from outputs.schema import FACT_TABLES

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
MOST_BYTES = 1_000_000
GROUP_SHOWN = 50
RUN_ROWS = 200

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}

T = TypeVar("T")


class Guard:
    """Security headers on every answer; the token, where one is asked for, on every request."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self.app = app
        self.token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer 401 without the token; a right `?token=` becomes a cookie that scripts cannot read."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = {name for name, _ in message["headers"]}
                added = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in named]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        if self.token is not None:
            request = Request(scope)
            given = request.query_params.get("token", "")
            if given and _same(given, self.token):
                answer = RedirectResponse(scope["path"], 303)
                answer.set_cookie("yinfeng_token", self.token, httponly=True, samesite="strict")
                await answer(scope, receive, guarded)
                return
            cookie = SimpleCookie(request.headers.get("cookie", "")).get("yinfeng_token")
            if cookie is None or not _same(cookie.value, self.token):
                await PlainTextResponse("需要令牌 the address needs ?token=…", 401)(scope, receive, guarded)
                return
        await self.app(scope, receive, guarded)


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


class Pages:
    """The application's answers; the database is asked in threads, so that one slow page holds up no other."""

    def __init__(self, dataset: Dataset, policy: Policy, reviewer: str) -> None:
        self.dataset = dataset
        self.policy = policy
        self.reviewer = reviewer
        self.secret = secrets.token_urlsafe(24)

    def routes(self) -> list[Route | Mount]:
        """Every address there is."""
        return [
            Route("/", _page(self.queue)),
            Route("/row", _page(self.row)),
            Route("/item/{item_id:int}", _page(self.one_item)),
            Route("/progress", _page(self.progress)),
            Route("/decide", self.post_decide, methods=["POST"]),
            Route("/undo", self.post_undo, methods=["POST"]),
            Route("/group", _page(self.group)),
            Route("/group", self.post_group, methods=["POST"]),
            Route("/document/{document_id:int}", _page(self.document)),
            Route("/fact/{table}/{row_id:int}", _page(self.fact)),
            Route("/runs", _page(self.runs)),
            Route("/run/{run_id:int}", _page(self.run)),
            Route("/paper/{sha256}/{page:int}.png", _page(self.paper)),
            Mount("/static", StaticFiles(directory=FOLDER / "static")),
        ]

    # -- shared

    def render(self, request: Request, name: str, status: int = 200, **values: Any) -> Response:
        """A template with what all of them know."""
        language = language_of(request)
        side = LANGUAGES.index(language)
        page = (
            environment()
            .get_template(name)
            .render(
                t=speaker(language),
                language=language,
                other_language=LANGUAGES[1 - side],
                secret=self.secret,
                reviewer=self.reviewer,
                here=request.url.path,
                query=dict(request.query_params),
                status_name=lambda code: STATUS_NAMES[code][side],
                action_name=lambda code: ACTION_NAMES[code][side],
                reason_name=lambda code: REASON_NAMES[code][side],
                stage_keys=STAGE_KEYS,
                paper_size=self.paper_size,
                **values,
            )
        )
        answer = HTMLResponse(page, status)
        if request.query_params.get("lang") in LANGUAGES:
            answer.set_cookie("yinfeng_lang", language, samesite="strict")
        return answer

    def numbers(self) -> dict[str, Any]:
        """Counts, progress, audit and agreement."""
        found = counts(self.dataset)
        waiting = found.get("pending", 0) + found.get("returned", 0)
        total = sum(found.values())
        alpha, compared = agreement(self.dataset)
        return {
            "counts": found,
            "open": waiting,
            "done": total - waiting,
            "total": total,
            "audit": audit(self.dataset),
            "alpha": alpha,
            "compared": compared,
        }

    def view(self, request: Request, found: Row) -> ItemView:
        """One item as it is shown."""
        return item_view(self.dataset, found, language_of(request))

    # -- pages

    def queue(self, request: Request) -> Response:
        """The queue: its first item, filters, counts."""
        refresh(self.dataset, self.policy)
        filters = filters_of(request.query_params)
        found = next_item(self.dataset, filters)
        return self.render(
            request,
            "queue.html",
            view=None if found is None else self.view(request, found),
            numbers=self.numbers(),
            facets=facets(self.dataset),
            filters=filters,
            filter_query=filter_query(request.query_params),
        )

    def row(self, request: Request) -> Response:
        """The item after `after=RISK,ITEM` as a piece of the page; 204 where there is none."""
        found = next_item(self.dataset, filters_of(request.query_params), cursor_of(request.query_params))
        if found is None:
            return Response(status_code=204)
        return self.render(request, "row.html", view=self.view(request, found))

    def one_item(self, request: Request) -> Response:
        """One item as a piece of the page."""
        return self.render(
            request, "row.html", view=self.view(request, item(self.dataset, request.path_params["item_id"]))
        )

    def progress(self, request: Request) -> Response:
        """The counts alone."""
        return self.render(request, "progress.html", numbers=self.numbers())

    def group(self, request: Request) -> Response:
        """What a decision on the whole filtered queue would touch."""
        filters = filters_of(request.query_params)
        found = preview(self.dataset, filters)
        shown = [(row, self.brief(row, language_of(request))) for row in found.taken[:GROUP_SHOWN]]
        left = [(row, why, self.brief(row, language_of(request))) for row, why in found.left_out[:GROUP_SHOWN]]
        return self.render(
            request,
            "group.html",
            preview=found,
            shown=shown,
            left=left,
            filter_query=filter_query(request.query_params),
        )

    def brief(self, row: Row, language: str) -> tuple[str, str]:
        """(what a fact is about, its value) of an item."""
        table = FACT_TABLES[row["table_name"]]
        with reading(self.dataset.engine) as connection:
            found = fetch(connection, select(table).where(table.c.row_id == row["row_id"]))
        if not found:
            return "", ""
        return about_words(row["table_name"], found[0], language), value_words(row["table_name"], found[0], language)

    def document(self, request: Request) -> Response:
        """A document's whole text with all its facts marked, and the facts beside it."""
        number = request.path_params["document_id"]
        found = self.dataset.document(number)
        language = language_of(request)
        marks, facts = [], []
        for name in REVIEWED:
            for fact in self.dataset.facts(name, document=number):
                marks += [(part["start"], part["end"], "evidence") for part in fact["evidence"]]
                facts.append((name, fact, about_words(name, fact, language), value_words(name, fact, language)))
        facts.sort(key=lambda each: each[1]["evidence"][0]["start"] if each[1]["evidence"] else 0)
        checks = [row for row in self.dataset.facts("checks", document=number) if not row["holds"]]
        text = pieces(found["text"], 0, len(found["text"]), marks)
        return self.render(request, "document.html", document=found, text=text, facts=facts, checks=checks)

    def fact(self, request: Request) -> Response:
        """A fact with its history: the rows that stood for it, and what people decided."""
        name, language = request.path_params["table"], language_of(request)
        if name not in FACT_TABLES:
            raise DatasetError(f"there is no table {name}")
        table = FACT_TABLES[name]
        with reading(self.dataset.engine) as connection:
            rows = fetch(connection, select(table).where(table.c.row_id == request.path_params["row_id"]))
            if not rows:
                raise DatasetError("there is no such fact")
            fact = rows[0]
            query = select(table).where(
                table.c.document_id == fact["document_id"],
                table.c.fact_key == fact["fact_key"],
                table.c.ordinal == fact["ordinal"],
            )
            versions = fetch(connection, query.order_by(table.c.row_id))
        made = history_of(self.dataset, fact["document_id"], fact["fact_key"], name)
        shown = [(row, value_words(name, row, language)) for row in versions]
        return self.render(
            request,
            "fact.html",
            table=name,
            fact=fact,
            about=about_words(name, fact, language),
            versions=shown,
            made=made,
        )

    def runs(self, request: Request) -> Response:
        """All runs, the last first."""
        return self.render(request, "runs.html", runs=self.dataset.runs()[::-1])

    def run(self, request: Request) -> Response:
        """A run with what it changed."""
        number = self.dataset.run_at(request.path_params["run_id"])
        before = [row["run_id"] for row in self.dataset.runs() if row["run_id"] < number]
        if not before:
            return self.render(request, "run.html", run_id=number, found=None, rows=[], said="")
        found = diff(self.dataset, before[-1], number, ignore=self.policy.ignore)
        rows = list(found.rows(RUN_ROWS))
        return self.render(request, "run.html", run_id=number, found=found, rows=rows, said=headline(found))

    def paper(self, request: Request) -> Response:
        """A page of a PDF as a picture. Its bytes never change: the browser may keep it."""
        picture, _, _ = page_picture(self.dataset.raw, request.path_params["sha256"], request.path_params["page"])
        return Response(picture, media_type="image/png", headers={"cache-control": "private, max-age=86400"})

    def paper_size(self, spot: Spot) -> tuple[float, float] | None:
        """Width and height in points of the page that the evidence stands on; None where it cannot be drawn."""
        try:
            _, width, height = page_picture(self.dataset.raw, spot.sha256, spot.page)
        except DatasetError:
            return None
        return width, height

    # -- writes

    async def post_decide(self, request: Request) -> Response:
        """Decide one item: JSON {item_id, version, action, reason, correction}; 409 where someone was first."""
        said = await self.said(request)
        if isinstance(said, Response):
            return said

        def write() -> dict[str, Any]:
            return decide(
                self.dataset,
                int(said["item_id"]),
                int(said["version"]),
                said["action"],
                self.reviewer,
                reason=said.get("reason") or None,
                correction=said.get("correction"),
            )

        return await _answer(write, lambda now: {"decision_id": now["decision_id"], "status": now["status"]})

    async def post_undo(self, request: Request) -> Response:
        """Take back a decision, with the group that it was made in: JSON {decision_id}."""
        said = await self.said(request)
        if isinstance(said, Response):
            return said
        return await _answer(
            lambda: undo(self.dataset, int(said["decision_id"]), self.reviewer), lambda restored: {"items": restored}
        )

    async def post_group(self, request: Request) -> Response:
        """Decide the group that was previewed (form: items `ID:VERSION …`, action, reason), or undo it."""
        said = await self.said(request)
        if isinstance(said, Response):
            return said

        def write() -> tuple[int, int, int | None]:
            chosen = {int(i): int(v) for i, _, v in (pair.partition(":") for pair in said["items"].split())}
            batch, done, conflicts = decide_group(
                self.dataset, chosen, said["action"], self.reviewer, said.get("reason") or None
            )
            return done, conflicts, self.first_of(batch)

        try:
            done, conflicts, decision_id = await run_in_threadpool(write)
        except (KeyError, ValueError):
            return PlainTextResponse("the form is not whole", 400)
        except DatasetError as problem:
            return PlainTextResponse(str(problem), 400)
        return self.render(request, "group_done.html", done=done, conflicts=conflicts, decision_id=decision_id)

    def first_of(self, batch: str) -> int | None:
        """One decision of a batch, by which all of it is undone."""
        from outputs.schema import decisions

        with reading(self.dataset.engine) as connection:
            return connection.execute(
                select(decisions.c.decision_id).where(decisions.c.batch == batch).limit(1)
            ).scalar()

    async def said(self, request: Request) -> dict[str, Any] | Response:
        """What a write says, once its secret and its origin are ours; else the refusal."""
        origin = request.headers.get("origin")
        if origin is not None and origin != f"{request.url.scheme}://{request.headers.get('host')}":
            return PlainTextResponse("this write comes from another page", 403)
        if int(request.headers.get("content-length") or 0) > MOST_BYTES * 4:
            return PlainTextResponse("too much", 413)
        body = await request.body()
        try:
            if request.headers.get("content-type", "").startswith("application/json"):
                said = json.loads(body)
            else:
                said = dict(parse_qsl(body.decode()))
        except ValueError:
            return PlainTextResponse("this is neither JSON nor a form", 400)
        if not isinstance(said, dict):
            return PlainTextResponse("this is no object", 400)
        given = request.headers.get("x-yinfeng-secret") or said.pop("secret", "")
        if not _same(str(given), self.secret):
            return PlainTextResponse("请刷新页面 reload the page: its secret is not that of this server", 403)
        return said


async def _answer(write: Callable[[], T], shown: Callable[[T], dict[str, Any]]) -> Response:
    try:
        return JSONResponse(shown(await run_in_threadpool(write)))
    except Conflict as problem:
        return JSONResponse({"message": str(problem)}, 409)
    except (DatasetError, KeyError, ValueError, TypeError) as problem:
        return JSONResponse({"message": str(problem) or "the request is not whole"}, 400)


def _page(answer: Callable[[Request], Response]) -> Callable[[Request], Awaitable[Response]]:
    async def page(request: Request) -> Response:
        try:
            return await run_in_threadpool(partial(answer, request))
        except Conflict as problem:
            return PlainTextResponse(str(problem), 409)
        except DatasetError as problem:
            return PlainTextResponse(str(problem), 404)

    return page


def language_of(request: Request) -> str:
    """`?lang=`, else the cookie, else what the browser asks for; Chinese where nothing says."""
    for said in (request.query_params.get("lang"), request.cookies.get("yinfeng_lang")):
        if said in LANGUAGES:
            return said
    accepted = request.headers.get("accept-language", "zh").lower()
    return "en" if accepted.startswith("en") else "zh"


FILTERS = ("table", "reason", "rule", "site", "region_code", "document_id", "status")


def filters_of(params: QueryParams) -> Filters:
    """The filters of an address; DatasetError for a number or a code that is none."""
    said: dict[str, Any] = {name: params[name] for name in FILTERS if params.get(name)}
    if "document_id" in said:
        if not said["document_id"].isdigit():
            raise DatasetError("document_id is a number")
        said["document_id"] = int(said["document_id"])
    return Filters(**said)


def filter_query(params: QueryParams) -> str:
    """The filters of an address as its query."""
    return urlencode({name: params[name] for name in FILTERS if params.get(name)})


def cursor_of(params: QueryParams) -> tuple[int, int] | None:
    """`after=RISK,ITEM`."""
    risk, _, number = params.get("after", "").partition(",")
    return (int(risk), int(number)) if risk.isdigit() and number.isdigit() else None


def application(
    dataset: Dataset, policy: Policy, reviewer: str, *, token: str | None = None, hosts: tuple[str, ...] = LOOPBACK
) -> Starlette:
    """The application: `hosts` are the names it answers to, `token` what every request must bring."""
    pages = Pages(dataset, policy, reviewer)
    middleware = [
        Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        Middleware(Guard, token=token),
    ]
    return Starlette(routes=pages.routes(), middleware=middleware)


def serve(
    dataset: Dataset,
    policy: Policy,
    reviewer: str,
    host: str,
    port: int,
    *,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Answer until interrupted. Beyond this machine only with a token, which stands in the address that is printed."""
    is_local = host in ("127.0.0.1", "localhost", "::1")
    token = None if is_local else secrets.token_urlsafe(24)
    hosts = LOOPBACK if is_local else (*LOOPBACK, host)
    if host in ("0.0.0.0", "::"):
        raise DatasetError("say the name or address that the page is reached at, such as --host 192.168.1.20")
    app = application(dataset, policy, reviewer, token=token, hosts=hosts)
    server = uvicorn.Server(uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False))
    try:
        sockets = [server.config.bind_socket()]
    except SystemExit as problem:
        raise DatasetError(f"cannot answer at {host}:{port}: the address is taken or not this machine's") from problem
    address = f"http://{host}:{sockets[0].getsockname()[1]}/{f'?token={token}' if token else ''}"
    say(f"审核页面 review page: {address}（Ctrl-C 结束 ends it）")
    if browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    server.run(sockets=sockets)
