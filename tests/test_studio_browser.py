"""The studio's pages in a real Chromium: writing, saving, mending, making."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser import wait
from tests.studio_pages import until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.studio import Client

SPEECH = """在读书会上的讲话

同志们：

首先，我代表XX区表示祝贺。XX区的同志们辛苦了！

一、多读

今天,我们多读书。<b>不是粗体</b>

二、读好

明天再读。
"""


def write(page: Page, client: Client, text: str = SPEECH) -> str:
    """Open a script to write on, and wait until it was checked."""
    one = client.add(text)
    page.goto(f"{client.running.url}#/write/{one}")
    checked(page)
    return one


def checked(page: Page) -> None:
    """Wait until the check has answered for what is written."""
    wait(page, "document.querySelector('.saving') && document.querySelector('#side .card, #side .quiet')")
    page.wait_for_function(
        "() => !['正在检查…'].includes(document.querySelector('#side .quiet')?.textContent ?? '')"
    )


def text_of(client: Client, one: str) -> str:
    """What is on the disk."""
    kept = client.shelf.find(one)
    assert kept
    return kept.text()


def test_paste_anywhere(page: Page, client: Client) -> None:
    """What is pasted on the first screen becomes a script, opened, with its time."""
    page.goto(client.running.url)
    wait(page, "document.querySelector('.drop')")
    page.evaluate(
        """(text) => { const data = new DataTransfer(); data.setData('text/plain', text);
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }""",
        SPEECH,
    )
    wait(page, "/^\\d+:\\d\\d$/.test(document.querySelector('.verdict .time')?.textContent)")
    assert page.input_value("#text") == SPEECH
    assert [kept.text() for kept in client.shelf.scripts()] == [SPEECH]


def test_typing_is_saved_and_timed(page: Page, client: Client) -> None:
    """What is typed is on the disk and in the time shortly after the last key."""
    one = write(page, client)
    before = page.inner_text(".verdict .time")
    page.locator("#text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("我们还要再讲一分钟。" * 10)
    wait(page, f"document.querySelector('.verdict .time').textContent !== {before!r}")
    until(lambda: text_of(client, one) == page.input_value("#text"))
    assert page.inner_text(".saving") == "已保存"


def test_fill_every_placeholder_at_once(page: Page, client: Client) -> None:
    """A name typed once fills all its places, and one undo takes it back."""
    one = write(page, client)
    page.click("text=占位符")
    page.fill(".fill input", "青石")
    page.click("text=2 处都填上")
    until(lambda: text_of(client, one) == SPEECH.replace("XX", "青石"))
    page.locator("#text").focus()
    page.keyboard.press("Control+z")
    assert page.input_value("#text") == SPEECH


def test_a_repair(page: Page, client: Client) -> None:
    """F8 goes to the next finding, and Ctrl+. mends it."""
    one = write(page, client)
    page.locator("#text").focus()
    page.keyboard.press("Control+Home")
    for _ in range(12):
        page.keyboard.press("F8")
        if page.locator(".card.current", has_text="半角").count():
            break
    page.keyboard.press("Control+.")
    until(lambda: "今天，我们" in text_of(client, one))


def test_ignore_writes_the_mark(page: Page, client: Client) -> None:
    """What is ignored is marked in the text, as the command line has it, and the card is gone."""
    one = write(page, client)
    page.click("text=占位符")
    page.click(".card.current >> text=忽略")
    until(lambda: "<!-- rehearse: ignore P101 -->\n首先" in text_of(client, one))
    wait(page, "!document.querySelector('#side').textContent.includes('占位符')")


APPENDED = """各位邻居：

小区的菜园今年种了六块地，番茄和豆角都收得不错。
下个月我们在门口摆摊，请大家来尝一尝。
谢谢大家！

附录：菜园账目
种子一共花了八十元。
肥料是食堂给的。
"""


def test_grey_text_can_be_spoken(page: Page, client: Client) -> None:
    """A click on what is not spoken says why, and has it spoken by the mark above it."""
    one = write(page, client, APPENDED)
    page.evaluate(
        """() => { const area = document.querySelector('#text'); const at = area.value.indexOf('肥料');
        area.focus(); area.setSelectionRange(at, at); area.dispatchEvent(new Event('click')); }"""
    )
    page.locator("text=让它读出来").first.click()
    until(lambda: "<!-- rehearse: speak -->\n附录" in text_of(client, one))


def test_another_program_writes(page: Page, client: Client) -> None:
    """A text that was changed on the disk is not overwritten: the two are compared, and both are kept."""
    one = write(page, client)
    kept = client.shelf.find(one)
    assert kept
    kept.path.write_text("磁盘上的新稿。\n", encoding="utf-8")
    page.locator("#text").focus()
    page.keyboard.type("我写的。")
    wait(page, "document.querySelector('.banner')?.textContent.includes('别的程序')")
    page.click("text=看差别")
    page.click("dialog >> text=用我写的")
    until(lambda: kept.text() == page.input_value("#text"))
    assert [kept.version(name) for name in kept.versions()] == ["磁盘上的新稿。\n"]


def test_one_tab_writes(page: Page, client: Client) -> None:
    """In a second tab a script can be read, or taken over; then the first can only be read."""
    one = write(page, client)
    second = page.context.new_page()
    second.goto(f"{client.running.url}#/write/{one}")
    wait(second, "document.querySelector('#text')?.readOnly")
    second.click("text=改在这里写")
    wait(second, "!document.querySelector('#text').readOnly")
    wait(page, "document.querySelector('#text').readOnly")


def test_versions(page: Page, client: Client) -> None:
    """Ctrl+S keeps a version; it comes back, and what was there is kept, too."""
    one = write(page, client)
    page.locator("#text").focus()
    page.keyboard.press("Control+s")
    wait(page, "document.querySelector('.saving').textContent === '已存为一个版本'")
    page.keyboard.press("Control+Home")
    page.keyboard.type("新的一行。")
    until(lambda: text_of(client, one).startswith("新的一行。"))
    page.click("#tab-versions")
    page.click("text=恢复")
    page.click("dialog button.primary")
    until(lambda: text_of(client, one) == SPEECH)
    kept = client.shelf.find(one)
    assert kept
    assert len(kept.versions()) == 2


def test_make_and_play(page: Page, client: Client) -> None:
    """Ctrl+Enter makes the track; it is there to be played, and an edit says that it is of an older text."""
    write(page, client)
    page.keyboard.press("Control+Enter")
    wait(page, "document.querySelector('.making').textContent.includes('一致')")
    assert page.evaluate(
        """async () => { const sound = document.querySelector('audio'); sound.preload = 'auto'; sound.load();
        await new Promise((ready) => sound.addEventListener('loadedmetadata', ready)); return sound.duration > 5; }"""
    )
    page.locator("#text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("最后再说一句。")
    wait(page, "document.querySelector('.making').textContent.includes('1 句已改')")
    assert page.locator(".layer mark.changed").count() >= 1


def test_an_online_voice_is_asked_about(page: Page, client: Client) -> None:
    """A voice that sends the text out says so beside its name, and is taken only after a question."""
    one = write(page, client)
    kept = client.shelf.find(one)
    assert kept
    assert all("联网" in name for name in page.locator("optgroup[label=联网] option").all_inner_texts())
    page.select_option("#voice", "edge zh-CN-YunyangNeural")
    page.click("dialog >> text=取消")
    wait(page, "document.querySelector('#voice').value === ''")
    assert not (kept.folder / "rehearse.toml").exists()
    page.select_option("#voice", "edge zh-CN-YunyangNeural")
    page.click("dialog >> text=仍要使用")
    until(lambda: (kept.folder / "rehearse.toml").exists())


def test_a_script_that_names_an_online_voice(page: Page, client: Client) -> None:
    """What a script's own front matter would send out is asked about, too, before anything is made, on each screen."""
    one = client.add("---\nengine: edge\n---\n同志们，今天讲两点。\n")
    kept = client.shelf.find(one)
    assert kept
    for screen, button in {"write": "#make", "practise": "#make", "away": "text=下载录音"}.items():
        page.goto(f"{client.running.url}#/{screen}/{one}")
        page.click(button)
        page.click("dialog >> text=取消")
        assert not kept.result.exists()


def test_a_target(page: Page, client: Client) -> None:
    """A target gives a verdict with what to do; one that cannot be is said in one line, and the old one stays."""
    write(page, client)
    page.fill("#target", "10s")
    page.keyboard.press("Tab")
    wait(page, "/超 .*约删/.test(document.querySelector('.verdict').textContent)")
    page.fill("#target", "soon")
    page.keyboard.press("Tab")
    wait(page, "!document.querySelector('#alert').hidden")
    assert page.input_value("#target") == "10s"


def test_home_table(page: Page, client: Client) -> None:
    """The first screen has a row for each script, with its length and what is to be mended."""
    client.add(SPEECH)
    page.goto(client.running.url)
    wait(page, "/\\d:\\d\\d/.test(document.querySelector('td.length')?.textContent)")
    assert "错" in page.inner_text("td.to_mend")
    assert page.inner_text("td.against") == ""
    (kept,) = client.shelf.scripts()
    client.ask("PUT", f"api/scripts/{kept.id}/settings", {"target": "10m"})
    client.ask("POST", f"api/scripts/{kept.id}/make", {})
    client.ask("GET", f"api/scripts/{kept.id}/make")
    page.goto(f"{client.running.url}#/practise/{kept.id}")
    page.wait_for_selector("iframe")
    page.goto(client.running.url)
    wait(page, "document.querySelector('td.track')?.textContent === '最新'")
    page.click(".scripts a")
    wait(page, "document.querySelector('#text')")


def test_the_whole_title(page: Page, client: Client) -> None:
    """The header has all lines of the title, on each screen, and follows what is written."""
    one = write(
        page, client, "在全区社区运动会暨\n读书季动员会上的讲话\n\n同志们：\n今天讲两点。明天再读。\n"
    )
    whole = "在全区社区运动会暨读书季动员会上的讲话"
    for screen in ("write", "practise", "away"):
        page.goto(f"{client.running.url}#/{screen}/{one}")
        wait(page, f"document.querySelector('h1').textContent === {whole!r}")
        assert page.evaluate(
            "document.querySelector('h1').scrollWidth <= document.querySelector('h1').clientWidth"
        )
    page.goto(f"{client.running.url}#/write/{one}")
    page.locator("#text").focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("第九届")
    wait(page, "document.title.startsWith('第九届在全区')")


def test_both_languages(page: Page, client: Client) -> None:
    """Each word of the pages is there in both languages, and the page turns without losing text."""
    from rehearse.web.pages import words

    assert words()["zh"].keys() == words()["en"].keys()
    write(page, client)
    page.click("text=English")
    wait(page, "document.querySelector('#make')?.textContent === 'Make the track'")
    wait(page, "document.querySelector('#text').value.length > 10")
    assert page.input_value("#text") == SPEECH


def test_front_matter_that_is_wrong_can_be_mended(page: Page, client: Client) -> None:
    """A setting that cannot be is said in one line, and the text is there to mend it."""
    one = client.add("---\ntarget: soon\n---\n同志们，大家好。\n")
    page.goto(f"{client.running.url}#/write/{one}")
    wait(page, "document.querySelector('.verdict .over')")
    wait(page, "document.querySelector('#text').value.includes('soon')")
