"""Whether an advert is written in Bulgarian or in English."""

import re

from matcher.text import Script, script_of, tokens

_FOREIGN_CYRILLIC = re.compile(r"[ыэёіїєґјљњџђћѓќѕ]", re.IGNORECASE)
_FOREIGN_FROM = 0.003
_TELLING_WORDS = {
    "bg": "за се да от със ще са е търсим търси търсят при изисквания предлагаме",
    "other cyrillic": "для что или требуется ищем мы вы это нужен нужна нужны та що або шукаємо ми ви і й",
    "en": "the and of to in a an for we you is are with or on per at our your be must",
    "other latin": "le la les et des une pour nous vous der die und mit wir sie el los para con y il di ve bir icin"
    " za se da ot na tarsim tyrsim tursim rabota zaplata",
}
_WORDS = {name: frozenset(words.split()) for name, words in _TELLING_WORDS.items()}


def written_in(text: str) -> str | None:
    """Give "bg" or "en"; None for a text in another language or without words."""
    script, words = script_of(text), tokens(text)
    if script is Script.CYRILLIC:
        foreign = len(_FOREIGN_CYRILLIC.findall(text)) > _FOREIGN_FROM * len(text)
        return "bg" if not foreign and _count(words, "bg") >= _count(words, "other cyrillic") else None
    if script is Script.LATIN:
        return "en" if _count(words, "en") >= _count(words, "other latin") else None
    return None


def _count(words: list[str], name: str) -> int:
    return sum(word in _WORDS[name] for word in words)
