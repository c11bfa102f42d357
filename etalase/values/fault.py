"""What a reader of a value has to say when a text is wrong or was mended."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a text, before anyone knows where it stands. `values` fill the message's placeholders; `hint`
    is what to type instead.
    """

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    hint: str | None = None
