"""Every sentence that slidegen says about a problem, in Chinese and English, under its code.

One module a phase of the flow; each has a table `MESSAGES: dict[str, Message]`. Gaps are
`{name}` and are filled from `Problem.values`.
"""

from __future__ import annotations

from slidegen.messages.message import Message

__all__ = ["Message"]
