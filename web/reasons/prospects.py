"""What one change would bring, in one sentence with its exact number: "With Bulgarian at A2 it would be 21"."""

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

import matcher
from matcher import ReasonCode as R
from web.reasons import filled

IN_REACH: Mapping[R, LazyString] = {
    R.ADVICE_LANGUAGE: _l("With %(language)s at %(needed_level)s it would be %(number)s."),
    R.ADVICE_SKILL: _l("With one more skill it would be %(number)s: %(skill)s."),
    R.ADVICE_LICENCE: _l("With one more paper it would be %(number)s: %(licence)s."),
    R.ADVICE_COMMUTE: _l("With %(extra)s more to travel it would be %(number)s."),
    R.ADVICE_SHIFT: _l("With one more time of work it would be %(number)s: %(shift)s."),
    R.ADVICE_ACCOMMODATION: _l("With a place to live from the employer it would be %(number)s."),
}
FITS_WELL: Mapping[R, LazyString] = {
    R.ADVICE_LANGUAGE: _l("With %(language)s at %(needed_level)s, %(number)s would fit well."),
    R.ADVICE_SKILL: _l("With one more skill, %(number)s would fit well: %(skill)s."),
    R.ADVICE_LICENCE: _l("With one more paper, %(number)s would fit well: %(licence)s."),
    R.ADVICE_COMMUTE: _l("With %(extra)s more to travel, %(number)s would fit well."),
    R.ADVICE_SHIFT: _l("With one more time of work, %(number)s would fit well: %(shift)s."),
    R.ADVICE_ACCOMMODATION: _l("With a place to live from the employer, %(number)s would fit well."),
}


def told(help: matcher.Counterfactual, names: Mapping[str, str]) -> str:
    """How many jobs would be in reach after a change; where that number stays, how many would fit well."""
    more = help.then.in_reach > help.now.in_reach
    sentence = (IN_REACH if more else FITS_WELL)[help.reason]
    return filled(sentence, help.facts, names, number=help.then.in_reach if more else help.then.fits_well)
