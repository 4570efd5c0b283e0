"""Drills in the studio: each can be chosen, is made by the studio as on the command line, and is played in its page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.timing.practice import DRILLS
from tests.browser import wait
from tests.studio_pages import window

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.studio import Client

TALK = """# 谈读书

甲：各位朋友，++请大家鼓掌欢迎++！

乙：谢谢。我每天早上读书。

## 一、怎么选书

甲：您怎么选书呢？

乙：先看目录。
"""


@pytest.fixture
def one(client: Client) -> str:
    """Give the id of a script with two speakers."""
    one = client.add(TALK)
    client.ask("PUT", f"api/scripts/{one}/settings", {"engine": "espeak"})
    return one


def events(client: Client, one: str) -> list[dict[str, Any]]:
    """Follow what is being made to its end."""
    body = client.ask("GET", f"api/scripts/{one}/make").body
    return [json.loads(line.removeprefix(b"data: ")) for line in body.split(b"\n\n") if line]


def test_what_there_is_to_choose(client: Client, one: str) -> None:
    """All drills of the command line, the sections and speakers of the script, and the ways to be hard that it has."""
    found = client.ask("GET", f"api/scripts/{one}/drills", Accept_Language="en").data
    assert [drill["name"] for drill in found["drills"]] == list(DRILLS)
    assert found["drills"][0]["title"] == "Shadowing"
    assert found["sections"] == [["1", "开场"], ["2", "一、怎么选书"]]
    assert found["roles"] == ["甲", "乙"]
    assert found["hard"] == ["marks", "check"]
    other = client.ask("GET", f"api/scripts/{client.add('同志们，大家好。')}/drills").data
    assert (other["roles"], other["hard"]) == ([], ["check"])


@pytest.mark.slow
def test_each_is_made(client: Client, one: str) -> None:
    """Every drill comes with a page of ours and its sound, which can be had; nothing is spoken anew."""
    for name in DRILLS:
        asked = {"drill": name, "sections": ["1"], "factor": 1, "role": "乙", "block": 5}
        assert client.ask("POST", f"api/scripts/{one}/drill", asked).status == 202
        last = events(client, one)[-1]
        assert (name, last["state"], last["line"]) == (name, "done", "")
        page = client.ask("GET", f"scripts/{one}/files/{page_of(last)}")
        assert "sandbox" not in page.headers["Content-Security-Policy"]
        assert page.body.startswith(b"<!doctype html>")
    track = page_of(last).replace("rehearse.html", "track.mp3")
    assert client.ask("GET", f"scripts/{one}/files/{track}").status == 200


def page_of(event: dict[str, Any]) -> str:
    """The address of the page that was made."""
    from urllib.parse import quote

    return quote(event["page"])


WRONG: list[dict[str, Any]] = [
    {},
    {"drill": "sing"},
    {"drill": ["shadow"]},
    {"drill": "shadow", "sections": "1"},
    {"drill": "shadow", "sections": [1]},
    {"drill": "shadow", "factor": 50},
    {"drill": "shadow", "factor": True},
    {"drill": "interpret", "block": 1e9},
    {"drill": "hard", "hard": "../x"},
    {"drill": "part", "role": 5},
]


@pytest.mark.parametrize("asked", WRONG)
def test_what_is_no_drill(client: Client, one: str, asked: dict[str, Any]) -> None:
    """What cannot be asked for is refused, and nothing is made."""
    assert client.ask("POST", f"api/scripts/{one}/drill", asked).status == 400
    assert [event["state"] for event in events(client, one)] == ["none"]


def test_what_cannot_be_made_is_said(client: Client, one: str) -> None:
    """A section that is not there, or that is a path, fails in one line, and nothing is written anywhere."""
    before = set(client.shelf.folder.parent.rglob("*"))
    for section in ("9", "../../x"):
        asked = {"drill": "shadow", "sections": [section]}
        assert client.ask("POST", f"api/scripts/{one}/drill", asked).status == 202
        last = events(client, one)[-1]
        assert (last["state"], "没有" in last["line"]) == ("failed", True)
    assert {path for path in client.shelf.folder.parent.rglob("*") if path.is_file()} <= before


def test_a_drill_on_the_screen(chromium: Browser, client: Client, one: str) -> None:
    """A part is chosen, made and played in the drill's own page; one button leads back to practice."""
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/practise/{one}")
        page.click("text=专项练习")
        page.select_option("#drill", "part")
        wait(page, "document.querySelector('#drill-hint').textContent.includes('台词')")
        page.select_option("#drill-role", "乙")
        page.select_option("#drill-section", "2")
        assert not page.is_visible("#drill-block")
        page.click("#drill-go")
        page.wait_for_selector("iframe")
        frame = page.frames[1]
        frame.wait_for_selector(".s")
        assert [one.inner_text() for one in frame.locator(".speech .s").all()] == [
            "一、怎么选书",
            "您怎么选书呢？",
            "先看目录。",
        ]
        frame.click("#play")
        frame.wait_for_function("() => document.querySelector('audio').currentTime > 0.2")
        page.click("text=回到练习页")
        page.wait_for_selector("text=先做一份录音")


def test_a_script_without_speakers_has_no_part(chromium: Browser, client: Client) -> None:
    """What the script is not fit for cannot be chosen; a long drill begins with one section."""
    one = client.add("# 谈读书\n\n同志们：\n今天讲两点。\n\n## 一、多读\n明天再读。\n")
    with window(chromium, client) as page:
        page.goto(f"{client.running.url}#/practise/{one}")
        page.click("text=专项练习")
        page.wait_for_selector("#drill option", state="attached")
        assert page.evaluate("document.querySelector('#drill option[value=part]').disabled")
        page.select_option("#drill", "ladder")
        assert page.input_value("#drill-section") == "1"
