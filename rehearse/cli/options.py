"""The options that verbs share: one for each setting of the table, and a few that are no setting."""

from __future__ import annotations

from functools import wraps
from inspect import Parameter, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rehearse.app.request import Request
from rehearse.app.settings.table import ROWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.settings.table import Group, SettingInfo

SCRIPT = Annotated[str, typer.Argument(metavar="SCRIPT", help="The script's file; - is standard input.")]
OUTPUT = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Where to; default audio/<script's name>, of several audio/*/.",
    ),
]


def with_settings(*groups: Group) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb the settings of these groups as options, and its parameter `request` what they say."""
    shared = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=_option(name, row))
        for name, row in ROWS.items()
        if row.group in groups and row.kind
    ]

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        @wraps(verb)
        def run(**said: Any) -> None:
            asked = {one.name: said.pop(one.name) for one in shared}
            verb(request=Request("", **asked), **said)

        own = signature(verb, eval_str=True)
        parameters: list[Parameter] = []
        for one in own.parameters.values():
            parameters += shared if one.name == "request" else [one.replace(kind=Parameter.KEYWORD_ONLY)]
        # typer reads these two, not the function
        run.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def _option(name: str, row: SettingInfo) -> Any:
    flag = name.replace("_", "-")
    names = [
        f"--{flag}/--no-{flag}" if row.kind is bool else f"--{flag}",
        *([row.short] if row.short else []),
    ]
    return Annotated[
        row.kind | None,
        typer.Option(
            *names,
            help=row.help.replace("`", "") + ("." if row.kind is bool else f"; default: {row.usual}."),
            metavar=row.metavar,
            min=row.least,
        ),
    ]
