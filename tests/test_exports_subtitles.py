"""Tests of subtitles and lyrics: read by other people's programs, complete, in time, and fit to be read at a glance."""

from __future__ import annotations

import html
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import av
import pysubs2
import pytest
import webvtt
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Breath, Clip, Speak, Timed, Word, Words
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.wrapping import breaks, wrap
from rehearse.output.exports.timed import lyrics
from rehearse.output.exports.timed.subtitles import srt, subtitles, vtt
from rehearse.timing.words_heard import heard, times
from tests.rehearsals import SPEECHES, rehearsal, said, solid

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Language
    from rehearse.output.exports import Rehearsal

CLOSING = "，。、；：？！…”’）》】,.;:?!%)"
OPENING = "“‘（《【("
NUMBER = re.compile(r"\d+(?:[.,:]\d+)*%?|[A-Za-z]+")
NAMES = list(SPEECHES)


def columns(line: str, language: Language) -> float:
    """Measure a line as the requirement does: 20 full-width characters, or 42 Latin ones."""
    if language == "en":
        return len(line) / 42
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in line) / 20


def check_order(spans: list[tuple[int, int]], duration_ms: int) -> None:
    """Check that spans come in order, do not overlap, and lie inside the track."""
    assert spans
    assert spans[0][0] >= 0
    assert spans[-1][1] <= duration_ms
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def words_of(made: Rehearsal) -> str:
    """Join all that is said."""
    return solid("".join(one_line(sentence.text) for sentence in said(made.timeline)))


@pytest.mark.parametrize("voiced", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_subrip_is_read_by_another_program(name: str, voiced: bool) -> None:
    """Every word is there, in order, in time; what looks like a tag is shown, not obeyed."""
    made = rehearsal(name, voiced=voiced)
    read = pysubs2.SSAFile.from_string(srt(made), format_="srt")
    check_order([(line.start, line.end) for line in read], made.timeline.duration_ms)
    text = solid("".join(line.plaintext for line in read))
    assert text.replace("＜", "<").replace("｛", "{") == words_of(made)


@pytest.mark.parametrize("voiced", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_webvtt_is_read_by_another_program(name: str, voiced: bool) -> None:
    """Every word is there, in order, in time, word times taken out; & and < are escaped."""
    made = rehearsal(name, voiced=voiced)
    read = webvtt.from_string(vtt(made)).captions
    spans = [(_ms(cue.start), _ms(cue.end)) for cue in read]
    check_order(spans, made.timeline.duration_ms)
    assert solid(html.unescape("".join(cue.text for cue in read))) == words_of(made)
    assert "-->" not in "".join(cue.raw_text for cue in read)


def _ms(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(1000 * float(seconds))


@pytest.mark.parametrize("name", NAMES)
def test_lines_can_be_read_at_a_glance(name: str) -> None:
    """At most two lines, none too long, none that begins with a closing mark or ends with an opening one."""
    made = rehearsal(name)
    languages = {one_line(sentence.text): sentence.language for sentence in said(made.timeline)}
    for item in subtitles(made.timeline):
        lines = [item.text[start:end] for start, end in item.lines]
        assert 1 <= len(lines) <= 2
        assert all(line.strip() == line != "" for line in lines)
        assert all(columns(line, languages[item.text]) <= 1 for line in lines)
        assert not any(line[0] in CLOSING for line in lines)
        assert not any(line[-1] in OPENING for line in lines)


@given(
    st.lists(
        st.tuples(
            st.text("我们把街道的路灯一盏修好", min_size=1, max_size=12),
            st.sampled_from(
                ["，", "、", "。", "：“好”", " API ", "1,234.56", "3.5%", "（10:30）", " documentation "]
            ),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_wrapping_loses_nothing_and_breaks_no_number(parts: list[tuple[str, str]]) -> None:
    """Whatever the text: all of it is shown, lines fit, numbers and Latin words stay whole."""
    text = "".join(map("".join, parts)).strip()
    found = wrap(text, "zh")
    assert [found[0].start, *(block.end for block in found)] == [*(block.start for block in found), len(text)]
    lines = [text[start:end] for block in found for start, end in block.lines]
    assert solid("".join(lines)) == solid(text)
    assert all(columns(line, "zh") <= 1 for line in lines)
    assert not any(line[0] in CLOSING for line in lines)
    assert not any(text[at] in CLOSING or text[at - 1] in OPENING for at in breaks(text))
    inside = {at for match in NUMBER.finditer(text) for at in range(match.start() + 1, match.end())}
    assert not inside.intersection(start for block in found for start, _ in block.lines)


def test_a_word_longer_than_a_line_is_cut() -> None:
    """There is no other way to show it, and nothing of it is lost."""
    text = "http" * 40
    lines = [text[start:end] for block in wrap(text, "en") for start, end in block.lines]
    assert "".join(lines) == text
    assert max(map(len, lines)) <= 42


def test_breaks_come_at_words() -> None:
    """A line never ends inside a word of the dictionary."""
    assert not {1, 3, 5}.intersection(breaks("街道路灯修好了"))


def cue(text: str, words: list[tuple[str, int, int]], start_ms: int = 1000) -> Timed:
    """Say a text in one second."""
    clip = Clip("", 0, 1000, Words.of(Word(*word) for word in words))
    return Timed(
        Speak(0, Breath(text, range(len(text)), text, text, "zh"), 1000), start_ms, start_ms + 1000, clip
    )


def test_a_number_has_the_time_of_all_that_is_said_of_it() -> None:
    """What is written otherwise than it is said is one stretch between the words around it."""
    spoken = cue(
        "有38本。", [("有", 0, 200), ("三", 200, 400), ("十", 400, 500), ("八", 500, 700), ("本", 700, 900)]
    )
    found = [
        ("有38本。"[word.start : word.end], word.start_ms, word.end_ms) for word in heard("有38本。", spoken)
    ]
    assert found == [("有", 1000, 1200), ("38", 1200, 1700), ("本", 1700, 1900)]


def test_words_that_are_not_in_the_text_have_no_time() -> None:
    """A voice that says something else is not believed, and words out of order are not, either."""
    assert heard("甲乙", cue("甲乙", [])) == ()
    found = heard("甲乙", cue("甲乙", [("乙", 0, 100), ("甲", 100, 200)]))
    assert [word.start for word in found] == sorted({word.start for word in found})


def test_times_inside_a_sentence_follow_its_words() -> None:
    """A known word has its own time; without any, times are in proportion to what there is to say."""
    text = "我们修路，我们修灯。"
    spoken = cue(text, [("我们", 0, 100), ("修路", 100, 200), ("我们", 700, 800), ("修灯", 800, 1000)])
    assert times(text, [5], spoken, "zh", heard(text, spoken)) == [1700]
    assert times(text, [5], spoken, "zh", ()) == [pytest.approx(1500, abs=100)]


@pytest.mark.parametrize("name", NAMES)
def test_word_times_increase_inside_their_subtitle(name: str) -> None:
    """A player takes a word's time only if it is later than the one before and inside the subtitle."""
    made = rehearsal(name)
    stamps = 0
    for block in vtt(made).split("\n\n")[1:-1]:
        first, *rest = re.findall(r"(?<![\d;&])(\d\d):(\d\d):(\d\d)\.(\d{3})", block.replace("&lt;", "|"))
        clock = [((int(h) * 60 + int(m)) * 60 + int(s)) * 1000 + int(ms) for h, m, s, ms in (first, *rest)]
        inner = clock[2:]
        stamps += len(inner)
        assert all(clock[0] < at < clock[1] for at in inner)
        assert inner == sorted(set(inner))
    assert stamps


def test_speakers_have_their_names() -> None:
    """WebVTT says whose line it is."""
    assert {cue.voice for cue in webvtt.from_string(vtt(rehearsal("speakers"))).captions} == {"甲", "乙"}


@pytest.mark.parametrize("name", NAMES)
def test_lyrics_are_read_by_another_program(name: str, tmp_path: Path) -> None:
    """FFmpeg finds a line for each sentence, at its time, and the title."""
    made = rehearsal(name)
    path = tmp_path / "track.lrc"
    path.write_text(lyrics.export(made), encoding="utf-8")
    with av.open(str(path)) as file:
        packets = [packet for packet in file.demux() if packet.pts is not None]
        lines = [bytes(packet).decode().strip() for packet in packets]
        starts = [float((packet.pts or 0) * packet.time_base) for packet in packets]
        title = file.metadata.get("title", "")
    spoken = [cue for cue in made.timeline.cues if isinstance(cue.step, Speak)]
    found = [
        (line.replace("［", "[").replace("＜", "<"), start) for line, start in zip(lines, starts, strict=True)
    ]
    found = [item for item in found if item[0]]
    assert [line for line, _ in found] == [
        " ".join(one_line(sentence.text).split()) for sentence in said(made.timeline)
    ]
    assert all(
        0 <= cue.start_ms / 1000 - start < 0.011 for cue, (_, start) in zip(spoken, found, strict=True)
    )
    assert starts == sorted(starts)
    assert solid(title) == solid(made.report.script.title)
