"""The command line: every mistake gets one clear line and exit 2; results go to standard output, nothing else."""

from __future__ import annotations

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests import further, heavy
from tests.edge_server import pointed_at
from tests.running import PATIENCE_S, SEEDS, SLOWLY, Outcome, files, finished, many, scripted, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

TEXT = scripted()
ESPEAK = ("--engine", "espeak")
BARE = (*ESPEAK, "--export", "none")
"""The track and the report alone."""


SCRIPTS: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "a.txt: the script is empty; write"),
    "only white space": ("a.txt", b" \n\t\n", "a.txt: the script is empty; write"),
    "only punctuation": ("a.txt", "。！？——……\n，".encode(), "a.txt: there is nothing to say in it; write"),
    "only marks": (
        "a.txt",
        "[2s]\n（掌声）\n【停顿】".encode(),
        "a.txt: there is nothing to say in it, only what is not read (pause, cue); write",
    ),
    "binary": (
        "a.txt",
        b"\x7fELF\x02\x01\x01\0\0\0\xff\xfe",
        "a.txt: this is not text but a binary file; save",
    ),
    "random bytes": (
        "a.txt",
        random.Random(5).randbytes(999).replace(b"\0", b""),
        "a.txt:1: cannot tell the text's",
    ),
    "UTF-8 cut within a character": (
        "a.txt",
        TEXT.encode()[:-9],
        "a.txt:12: damaged UTF-8 text; save",
    ),
    "UTF-16 cut within a character": (
        "a.txt",
        TEXT.encode("utf-16")[:-1],
        "a.txt: damaged UTF-16-LE text; save",
    ),
    "old Word": ("a.doc", b"\xd0\xcf\x11\xe0", "a.doc: this is the old Word format; save"),
    "damaged Word": ("a.docx", b"PK\3\4", "a.docx: this file is damaged; open"),
    "damaged PDF": ("A.PDF", b"%PDF-1.7", "A.PDF: this PDF is damaged; open"),
    "one long line": (
        "a.txt",
        "我们要努力。".encode() * 60_000,
        "a.txt:1: a line of 360,000 characters; break",
    ),
    "control character": (
        "a.txt",
        "我们\n要\x07努力。".encode(),
        "a.txt:2: control character U+0007 in the text; delete",
    ),
    "pause too long": ("a.txt", "我们\n[61s]要努力。".encode(), "a.txt:2: [61s] is longer than 60 s; give"),
}
"""What it is -> the file's name, what is in it, and how the line on standard error begins."""


def assert_refused(outcome: Outcome, line: str) -> None:
    """Check that it ended in exit 2 with one line that begins with `line` and says what to do."""
    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"rehearse: {line}"), outcome.err
    assert outcome.err.count("\n") == 1
    assert "; " in outcome.err


@pytest.mark.parametrize("verb", ["time", "outline", "make"])
@pytest.mark.parametrize(("name", "data", "line"), SCRIPTS.values(), ids=SCRIPTS)
def test_bad_script(rehearse_: Run, here: Path, verb: str, name: str, data: bytes, line: str) -> None:
    """A script that cannot be used is named, with what is wrong and what to do; nothing is written."""
    (here / name).write_bytes(data)
    assert_refused(rehearse_(verb, name, *(ESPEAK if verb == "make" else ())), line)
    assert files(here) == {name: data}


ARGUMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "no such file": (("make", "no.txt"), "no.txt: no such file; check"),
    "file with a name to confuse": (("make", "no\x1b\n.txt"), "no  .txt: no such file; check"),
    "folder": (("make", "folder"), "folder: there is no script in this folder; files may be"),
    "engine": (("make", "speech.txt", "-e", "espaek"), "no engine 'espaek'; there is espeak, edge, or auto"),
    "engine like none": (
        ("make", "speech.txt", "-e", "?"),
        "no engine '?'; there is edge, espeak, kokoro, openai, or auto",
    ),
    "voice": (
        ("make", "speech.txt", *ESPEAK, "-v", "cnm"),
        "engine espeak has no voice 'cnm'; did you mean cmn",
    ),
    "voice in capitals": (
        ("make", "speech.txt", *ESPEAK, "-v", "CMN"),
        "engine espeak has no voice 'CMN'; did you mean cmn",
    ),
    "voice like none": (
        ("make", "speech.txt", *ESPEAK, "-v", "小王"),
        "engine espeak has no voice '小王'; see rehearse voices --engine espeak",
    ),
    "variant": (
        ("make", "speech.txt", *ESPEAK, "-v", "cmn+f99"),
        "no variant 'f99' of an espeak voice; there is f",
    ),
    "format": (
        ("make", "speech.txt", "-f", "ogg"),
        "no audio format 'ogg'; there is mp3, wav, m4a, opus, flac, m4b",
    ),
    "rate": (("make", "speech.txt", "-r", "101"), "rate 101 is out of reach; choose -50 to 100 percent"),
    "no language": (("time", "speech.txt", "--language", "tlh"), "language cannot be 'tlh'; choose zh or en"),
    "no habit of headings": (
        ("outline", "speech.txt", "--headings", "some"),
        "headings cannot be 'some'; choose auto, numbered or none",
    ),
    "empty title": (
        ("time", "speech.txt", "--title", " "),
        "title is empty; give it a text, or leave it out",
    ),
    "voice of nobody": (
        ("make", "speech.txt", *ESPEAK, "-v", "=cmn"),
        "--voice '=cmn' names no speaker; write SPEAKER=NAME",
    ),
    "speaker's voice": (
        ("make", "speech.txt", *ESPEAK, "-v", "甲="),
        "voice: 甲 is empty; give it a text, or leave it out",
    ),
    "no rate": (("make", "speech.txt", "-r", "fast"), "Invalid value for '--rate' / '-r'"),
    "no script": (("make",), "Missing argument 'SCRIPT...'; see rehearse --help"),
    "verb": (("mkae", "speech.txt"), "No such command 'mkae'. Did you mean 'make'"),
    "option": (("make", "speech.txt", "--loud"), "No such option: --loud"),
    "language": (("voices", *ESPEAK, "-l", "tlh"), "engine espeak has no voice for the language 'tlh'; "),
    "file as output": (
        ("make", "speech.txt", *ESPEAK, "-o", "file"),
        "file: cannot be written (File exists); ",
    ),
    "output below a file": (
        ("make", "speech.txt", *ESPEAK, "-o", "file/out"),
        "file/out: cannot be written (Not a directory); make room there, or choose another folder with --output",
    ),
    "script as output": (
        ("make", "report.txt", *ESPEAK, "-o", "."),
        "report.txt: this is the script itself; choose another folder with --output",
    ),
}
"""What is wrong -> the arguments, and how the line on standard error begins."""


@pytest.mark.parametrize(("arguments", "line"), ARGUMENTS.values(), ids=ARGUMENTS)
def test_bad_argument(rehearse_: Run, here: Path, arguments: tuple[str, ...], line: str) -> None:
    """An argument that cannot be used is named, with what can; nothing is written."""
    (here / "folder").mkdir()
    for name in ("speech.txt", "report.txt", "file"):
        (here / name).write_text(TEXT, encoding="utf-8")
    before = files(here)
    assert_refused(rehearse_(*arguments), line)
    assert files(here) == before


@pytest.mark.skipif(sys.platform == "win32", reason="rights are otherwise there")
def test_no_right_to_write(rehearse_: Run, script: Path, here: Path) -> None:
    """A folder without the right to write is named; for root, who has every right, one that no one can write."""
    closed = here / "closed"
    closed.mkdir(mode=0o500)
    target = closed / "out" if os.geteuid() else "/proc/out"
    assert_refused(rehearse_("make", script, *ESPEAK, "-o", target), f"{target}: cannot be written (")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
@pytest.mark.parametrize(
    ("limit", "line"),
    [
        (20_000, "{cache}/clips: the cache cannot be written (File too large); free"),
        pytest.param(400_000, "out/.making-", marks=heavy),
    ],
)
def test_no_room(rehearse_: Run, script: Path, here: Path, limit: int, line: str) -> None:
    """Where there is no more room, one line says where; there is no half of a track, and then it goes on."""
    # Without bytecode: Python itself would keep half of it, and fail to read that from then on.
    first = (
        "import resource, sys; sys.dont_write_bytecode = True; "
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))"
    )
    wish = ("make", script, *BARE, "-o", "out", "-f", "wav")
    refused = finished(start(*wish, folder=here, first=first))
    assert_refused(refused, line.format(cache=os.environ["REHEARSE_CACHE_DIR"]))
    assert files(here / "out") == {}
    again = rehearse_(*wish)
    assert again.code == 0
    made = re.search(r"clips: (\d+) synthesized, (\d+) from the cache", again.err)
    assert made is not None
    assert (int(made[1]) == 0) == (limit > 100_000)


def test_no_network(rehearse_: Run, script: Path) -> None:
    """The online engine without a network says so, and what to do instead."""
    with pointed_at("ws://127.0.0.1:9/edge", "http://127.0.0.1:9/voices"):
        outcome = rehearse_("make", script, "--engine", "edge")
        voices = rehearse_("voices", "--engine", "edge")
    note, line = outcome.err.splitlines()
    assert note.startswith("note: engine edge sends the text")
    assert re.fullmatch(
        r"rehearse: edge could not say “.{1,21}”: the connection was refused; .*--engine espeak", line
    )
    assert outcome.code == 2
    assert_refused(voices, "the edge service can't be reached (the connection was refused); check")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_encodings(rehearse_: Run, here: Path, encoding: str) -> None:
    """Usual encodings are read, and all of them alike."""
    (here / "a.txt").write_bytes(TEXT.encode(encoding))
    outcome = rehearse_("time", "a.txt")
    assert outcome.err == ""
    assert outcome.out.splitlines()[0] == "在读书会上的讲话"
    assert "，共 " in outcome.out


def test_standard_input(here: Path) -> None:
    """A dash reads standard input."""
    command = [sys.executable, "-m", "rehearse", "time", "-", "--json"]
    found = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True)
    assert json.loads(found.stdout)["script"]["source"] == "standard input"


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_name_that_is_no_text(rehearse_: Run, here: Path) -> None:
    """A file name that is in no encoding does no harm."""
    name = os.fsdecode(b"\xff\xb5.txt")
    (here / name).write_text(TEXT, encoding="utf-8")
    outcome = rehearse_("make", name, *ESPEAK, "-f", "wav", "--json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["script"]["source"] == "??.txt"
    assert (here / "audio/untitled/track.wav").exists()


def test_json_alone_on_standard_output(rehearse_: Run, script: Path, here: Path) -> None:
    """With --json, standard output is report.json to the letter; all else is on standard error."""
    outcome = rehearse_("make", script, *BARE, "--json")
    assert outcome.out == (here / "audio/speech/report.json").read_text(encoding="utf-8")
    assert json.loads(outcome.out)["format"] == 1
    assert re.fullmatch(
        r"line 6: P101 .*\ncheck: .*\nclips: \d+ synthesized, 0 from the cache\ntrack: audio.speech.track.mp3\n",
        outcome.err,
    )
    assert json.loads(rehearse_("time", script, "--json").out)["engine"] is None


HEAVY = (
    "numpy",
    "av",
    "soxr",
    "aiohttp",
    "edge_tts",
    "pydub",
    "soundfile",
    "miniaudio",
    "lameenc",
    "filelock",
)


def test_time_is_light(script: Path, here: Path) -> None:
    """Timing loads nothing that sound or the network needs, and opens no connection."""
    first = f"""
import atexit, sys
def hook(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen"):
        raise SystemExit(event)
sys.addaudithook(hook)
atexit.register(lambda: print(*sorted(set({HEAVY}) & set(sys.modules)), file=sys.stderr, end=""))
"""
    assert finished(start("time", script, folder=here, first=first)).err == ""


def test_help_is_english(rehearse_: Run) -> None:
    """Help is there for all verbs, in English; without a verb there is help, too."""
    outcomes = [
        rehearse_(),
        rehearse_("--help"),
        *(rehearse_(v, "-h") for v in ("make", "time", "outline", "voices", "cache")),
    ]
    for outcome in outcomes:
        assert outcome.code == 0
        assert "Usage: rehearse" in outcome.out
        assert not re.search(r"[\u4e00-\u9fff]", outcome.out)


def test_version(here: Path) -> None:
    """`python -m rehearse --version` tells it."""
    command = [sys.executable, "-m", "rehearse", "--version"]
    assert re.fullmatch(r"rehearse \d+\.\d+\.\d+\n", subprocess.check_output(command, text=True))


def test_voices(rehearse_: Run) -> None:
    """Voices are listed, by language if wanted, with their licence."""
    listed = rehearse_("voices", *ESPEAK, "--language", "zh")
    assert "GPL-3.0" in listed.err
    chinese = listed.out.splitlines()
    assert next(line.split()[0] for line in chinese if line.startswith("cmn")) == "cmn"
    british = rehearse_("voices", *ESPEAK, "-l", "en_GB").out.splitlines()
    assert british
    assert all("en-GB" in line for line in british)
    assert len(rehearse_("voices", *ESPEAK).out.splitlines()) > 50


def test_cache(rehearse_: Run, script: Path) -> None:
    """The cache tells its size, and is empty after it was cleared."""
    assert ": 0 clips, 0.0 MB" in rehearse_("cache").out
    rehearse_("make", script, *ESPEAK)
    size = re.search(
        r"/clips: (\d+ clips, \d+\.\d MB) of at most 4,000 MB\n", rehearse_("cache").out.replace("\\", "/")
    )
    assert size is not None
    assert rehearse_("cache", "--clear").out.endswith(f"{size[1]} deleted\n")
    assert ": 0 clips, 0.0 MB" in rehearse_("cache").out


def test_reader_that_goes_away(here: Path) -> None:
    """Who reads only the beginning, such as `head`, gets no traceback behind it."""
    (here / "a.txt").write_text(many(300), encoding="utf-8")  # more than a pipe holds
    process = start("time", "a.txt", "--json", folder=here)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    process.wait(PATIENCE_S)
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="files of devices are otherwise there")
@pytest.mark.parametrize(
    ("shell", "code", "said"),
    [
        ("time a.txt >&-", 0, ""),
        pytest.param("time a.txt 2>&-", 0, "", marks=heavy),
        ("time - <&-", 2, "rehearse: standard input: the script is empty; write the speech into it first"),
        pytest.param(
            "check a.txt > /dev/full",
            2,
            "rehearse: the output cannot be written (No space left on device); make room,",
            marks=heavy,
        ),
        (
            "--help > /dev/full",
            2,
            "rehearse: the output cannot be written (No space left on device); make room,",
        ),
    ],
)
def test_streams_that_are_closed_or_full(here: Path, script: Path, shell: str, code: int, said: str) -> None:
    """One line at most, and an exit code that means what it says."""
    (here / "a.txt").write_text(scripted(), encoding="utf-8")
    command = f'"{sys.executable}" -c "from rehearse.cli import program; program()" {shell}'
    done = subprocess.run(
        command,
        shell=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(SEEDS.parent)},
    )
    assert done.returncode == code
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == bool(said)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        (("check", "--write"), "--write goes with --fix"),
        (("check", "--json", "--sarif"), "choose one"),
        (("time", "--json", "--compare", "gone.txt"), "leave out --json"),
        (("time", "--grace", "-1"), "--grace"),
    ],
)
def test_options_that_do_not_go_together(
    rehearse_: Run, script: Path, wish: tuple[str, ...], said: str
) -> None:
    """One line says so, and nothing is done."""
    before = script.read_bytes()
    refused = rehearse_(wish[0], script, *wish[1:])
    assert (refused.code, refused.out, script.read_bytes()) == (2, "", before)
    assert said in refused.err
    assert len(refused.err.splitlines()) == 1


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        *further({"PYTHONIOENCODING": "latin-1"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}),
    ],
)
def test_other_encoding_of_the_terminal(here: Path, script: Path, variables: dict[str, str]) -> None:
    """Where the system speaks no UTF-8, we do."""
    outcome = finished(start("time", script, folder=here, **variables))
    assert outcome.out.startswith("在读书会上的讲话\n")
    assert outcome.err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_narrow_terminal(here: Path) -> None:
    """On a narrow terminal the table fits, headings shortened, times whole."""
    import pty

    from rich.cells import cell_len

    widths = (48, 60, 200)
    code = f"""
import os
from rehearse.cli import main
for os.environ["COLUMNS"] in {[*map(str, widths)]}:
    try:
        main()
    except SystemExit as end:
        print("ended", end.code or 0, flush=True)
"""
    primary, secondary = pty.openpty()
    subprocess.run(
        [sys.executable, "-c", code, "time", SEEDS / "mixed-talk.md"], stdout=secondary, check=True
    )
    os.close(secondary)
    shown = os.read(primary, 100_000).decode()
    os.close(primary)
    *tables, rest = shown.split("ended 0\r\n")
    assert rest == ""
    for columns, lines in zip(widths, tables, strict=True):
        table = [line for line in lines.splitlines() if re.search(r"\d:\d\d$", line)]
        assert len(table) == 5
        assert max(map(cell_len, table)) <= columns


@pytest.mark.skipif(sys.platform == "win32", reason="signals are otherwise there")
def test_interrupt(rehearse_: Run, here: Path) -> None:
    """Ctrl-C ends the run with 130 and one line, leaves no half results, and the next run goes on from there."""
    (here / "a.txt").write_text(many(20), encoding="utf-8")
    wish = ("make", "a.txt", *BARE, "-o", "out", "-f", "wav")
    process = start(*wish, folder=here, first=SLOWLY.format(seconds=0.3))
    while len(clips()) < 5 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    outcome = finished(process)
    assert outcome == Outcome(130, "", "rehearse: stopped; what was made is kept, run again to go on\n")
    assert files(here / "out") == {}
    kept = len(clips())
    assert 5 <= kept < 22
    again = rehearse_(*wish)
    assert f"clips: {22 - kept} synthesized, {kept} from the cache" in again.err


def clips() -> list[str]:
    """List the clips in the cache."""
    folder = os.path.join(os.environ["REHEARSE_CACHE_DIR"], "clips")  # noqa: PTH118
    return [name for _, _, names in os.walk(folder) for name in names if name.endswith(".clip")]
