"""A text that is to be said whole, as another program sends it: sentences are found, nothing is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Passage, Script, Section
from rehearse.language.text.chars import detect
from rehearse.script.reading.encodings import CONTROL
from rehearse.script.reading.options import Options
from rehearse.script.reading.paragraphs import Paragraphs
from rehearse.script.reading.source import File, Source

if TYPE_CHECKING:
    from rehearse.core import Breath, Mark

_NAME = "input"
"""What the text is called, as OpenAI's interface calls it."""


def verbatim(text: str) -> Script:
    r"""Make a script of one section that says every word of a text, headings, brackets and notes included.

    What no text has, control characters and halves of others, is taken out first. Raise ScriptError where there is
    nothing to say in it.

    >>> [breath.text for breath in verbatim("一、开头（笑）[1s]\n你好。再见！").breaths]
    ['一、开头（笑）[1s]', '你好。', '再见！']
    """
    file = File(_NAME, _NAME, CONTROL.sub(" ", text).encode("utf-8", "ignore"))
    text = file.data.decode()
    source = Source.of(file, text)
    language = detect(text)
    work = Paragraphs(source, language, Options())
    parts: list[Breath | Mark] = []
    for start, end in source.lines():
        if line := Passage.of(text, start, end).strip():
            parts += work.keep(line, [*work.breaths(line, "body")], "body", 0, 0)
    if not parts:
        raise file.refused("there is nothing to say", "send words")
    return Script(
        title="",
        language=language,
        sections=(Section("", 0, "body", tuple(parts)),),
        source=_NAME,
        sha256=file.sha256,
        paragraphs=tuple(work.made),
        unspoken=work.coverage.finish(),
        starts=source.starts,
    )
