"""Whether a paper somebody holds counts in Bulgaria. Which country gave it matters for driving papers only."""

from datetime import date

import matcher
from models.enums import IssuedIn, LicenceKind, ProtectionStatus
from models.jobseeker import Jobseeker, JobseekerLicence

DRIVING = frozenset({LicenceKind.DRIVING_B, LicenceKind.DRIVING_C, LicenceKind.DRIVING_CE, LicenceKind.DRIVING_D})
BY_COUNTRY = DRIVING | {LicenceKind.DRIVER_CPC}
GIVEN_IN_THE_UNION = frozenset({IssuedIn.BULGARIA, IssuedIn.EUROPEAN_UNION})


def accepted(row: JobseekerLicence, person: Jobseeker, rules: matcher.Rules) -> tuple[bool | None, date | None]:
    """Whether the paper counts, where that is known, and its last day in Bulgaria where that ends by itself.

    Papers that are no driving papers count once a counsellor has seen them. A Ukrainian driving licence counts without
    exchange while temporary protection lasts, and for nobody else; other exchanges are looked at by a person, and so
    is a driver's certificate from outside the Union.
    """
    if row.kind not in BY_COUNTRY:
        return (True if row.seen_on is not None else None), None
    if row.issued_in in GIVEN_IN_THE_UNION:
        return True, None
    if row.issued_in is IssuedIn.UKRAINE and row.kind in DRIVING and person.status is not None:
        if person.status is not ProtectionStatus.TEMPORARY_PROTECTION:
            return False, None
        return True, _protection_ends(person, rules)
    return None, None


def _protection_ends(person: Jobseeker, rules: matcher.Rules) -> date:
    """The last day of temporary protection: as far as it is known for everybody, or the person's card if later."""
    known = rules.last_known("temporary_protection_until").value
    if not isinstance(known, date):
        raise TypeError("temporary protection lasts until a day")
    return max(known, person.status_valid_until or known)
