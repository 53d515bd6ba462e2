"""Words with which a text would claim to do more than guide and count."""

from __future__ import annotations

import re

CLAIMS = re.compile(
    r"\b(?:cur(?:e|es|ed|ing)|treat\w*|therap(?:y|ies|eutic)\w*|heal(?:s|ed|ing)?|restor\w+"
    r"|regenerat\w+|re-?grow\w*|diagnos\w+|prevent\w*|reliev\w+|relief|reverse[sd]?"
    r"|conducti(?:on|vity)|in no time|proven)\b",
    re.IGNORECASE,
)

DENIED = re.compile(r"\b(?:no|not|nobody|never|neither|nor|nothing)\b|n't\b", re.IGNORECASE)
"""Words that say that something is not so."""

OF_FILES = re.compile(r"\b(?:restor\w+|reverse[sd]?)\b", re.IGNORECASE)
"""Words that are harmless where they are said of files and of colours."""

OF_THE_BODY = re.compile(
    r"\b(?:nerves?|feelings?|sensations?|numb\w*|f(?:ee|oo)t|hands?|toes?|balance|strength|health"
    r"|neuropathy|pain)\b",
    re.IGNORECASE,
)


def claims(text: str) -> list[str]:
    """The sentences of a text that claim something of the body, and do not deny it."""
    return [
        sentence
        for sentence in re.split(r"(?<=[.!?:])\s+|\n{2,}", text)
        if any(_of_the_body(found, sentence) for found in CLAIMS.finditer(sentence))
        and not DENIED.search(sentence)
    ]


def _of_the_body(found: re.Match[str], sentence: str) -> bool:
    return not OF_FILES.fullmatch(found[0]) or OF_THE_BODY.search(sentence) is not None
