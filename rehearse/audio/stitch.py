"""Write the same sound into several files in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rehearse.audio.writer import Writer


@dataclass(frozen=True, slots=True)
class Tee:
    """Writers that hear the same, such as the whole track's and the section's; closing them is their owners' part."""

    writers: tuple[Writer, ...]

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Append a block of sound to each."""
        for writer in self.writers:
            writer.write(samples)

    def silence(self, ms: int) -> None:
        """Append so much silence to each."""
        for writer in self.writers:
            writer.silence(ms)
