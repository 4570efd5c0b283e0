"""A script made ready for the rules, as the command line makes it ready."""

from __future__ import annotations

from rehearse.app import pacing
from rehearse.app.settings.gather import gather
from rehearse.script.checking import Examined
from rehearse.script.reading import manuscript_of
from rehearse.script.reading.assemble import assemble
from rehearse.script.reading.source import File
from rehearse.timing.planning import plan


def examined(text: str | bytes, name: str = "speech.txt") -> Examined:
    """Read a script and get it ready; its front matter holds."""
    data = text if isinstance(text, bytes) else text.encode()
    file = File(name, name, data)
    settings = gather(file, {}, None)
    manuscript = manuscript_of(file)
    script = assemble(manuscript, settings.options)
    planned = plan(script, pacing.asked_pace(script, settings))
    return Examined(script, manuscript.source.text, planned, target=settings.target, lexicon=settings.lexicon)
