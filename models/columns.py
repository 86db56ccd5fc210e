"""The column registry: who owns, sees, keeps and takes away each column. A column without an entry stops the build.

Every `mapped_column` carries `info=` with one of the policies below. `registry()` collects them from the metadata;
erasure, export, canary, mass-assignment and forbidden-column tests are generated from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from sqlalchemy import MetaData


class Owner(StrEnum):
    """Whose fact it is."""

    SYSTEM = "system"
    JOBSEEKER = "jobseeker"
    STAFF = "staff"
    EMPLOYER = "employer"
    ORGANISATION = "organisation"


class Viewer(StrEnum):
    """Who may ever see the value on a page, in a file or in an answer of the service."""

    NOBODY = "nobody"
    SELF = "self"
    OWN_ORGANISATION = "own organisation"
    OWN_EMPLOYER = "own employer"
    STAFF = "staff"
    OPERATOR = "operator"
    LEADS = "organisation leads"
    CODE_HOLDER = "whoever has the code"
    SIGNED_IN = "signed in"
    EVERYBODY = "everybody"


class Encryption(StrEnum):
    """How the value lies in the database."""

    PLAIN = "plain"
    SEALED = "sealed"
    BLIND_INDEX = "blind index"
    HASHED = "hashed"


class Retention(StrEnum):
    """When the value goes."""

    WITH_SUBJECT = "with its person"
    AFTER_PROCEDURE = "six months after the procedure ends"
    SESSION = "soon after the session, token or message ends"
    EVIDENCE = "kept without a name for three years"
    PERMANENT = "kept"


class Export(StrEnum):
    """Into which copies of data the value goes."""

    NEVER = "never"
    SUBJECT = "the person's own copy"
    BUSINESS = "the employer's own copy"
    OPEN = "open data"


class Index(StrEnum):
    """Whether search or the matching engine reads the value."""

    NONE = "none"
    MATCHING = "matching"
    LOOKUP = "lookup"


@dataclass(frozen=True, slots=True)
class ColumnPolicy:
    """What may happen to one column."""

    owner: Owner
    viewers: frozenset[Viewer]
    encryption: Encryption
    retention: Retention
    export: Export
    index: Index = Index.NONE


def _info(
    owner: Owner,
    viewers: set[Viewer],
    retention: Retention,
    export: Export,
    encryption: Encryption = Encryption.PLAIN,
    index: Index = Index.NONE,
) -> dict[str, ColumnPolicy]:
    return {"policy": ColumnPolicy(owner, frozenset(viewers), encryption, retention, export, index)}


_CASE = {Viewer.SELF, Viewer.OWN_ORGANISATION}

KEY = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.PERMANENT, Export.NEVER)
SYSTEM = _info(Owner.SYSTEM, {Viewer.SIGNED_IN}, Retention.PERMANENT, Export.NEVER)
PASSING = _info(Owner.SYSTEM, {Viewer.SIGNED_IN}, Retention.SESSION, Export.NEVER)
SIGN_IN_MARK = _info(Owner.SYSTEM, {Viewer.SELF, Viewer.OPERATOR}, Retention.SESSION, Export.SUBJECT)
SECRET = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.SESSION, Export.NEVER, Encryption.HASHED)
ACCOUNT_SECRET = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.WITH_SUBJECT, Export.NEVER, Encryption.HASHED)
SEALED_SECRET = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.WITH_SUBJECT, Export.NEVER, Encryption.SEALED)
REFERENCE = _info(Owner.SYSTEM, {Viewer.EVERYBODY}, Retention.PERMANENT, Export.OPEN, index=Index.MATCHING)

IDENTITY = _info(Owner.JOBSEEKER, _CASE, Retention.WITH_SUBJECT, Export.SUBJECT, Encryption.SEALED)
LOOKUP = _info(
    Owner.JOBSEEKER, {Viewer.NOBODY}, Retention.WITH_SUBJECT, Export.NEVER, Encryption.BLIND_INDEX, Index.LOOKUP
)
PROFILE = _info(Owner.JOBSEEKER, _CASE, Retention.WITH_SUBJECT, Export.SUBJECT, index=Index.MATCHING)
OWN_WORDS = _info(Owner.JOBSEEKER, _CASE, Retention.WITH_SUBJECT, Export.SUBJECT, Encryption.SEALED)
PREFERENCE = _info(Owner.JOBSEEKER, _CASE, Retention.WITH_SUBJECT, Export.SUBJECT)
CASEWORK = _info(Owner.JOBSEEKER, _CASE, Retention.AFTER_PROCEDURE, Export.SUBJECT)
CASE_FILE = _info(Owner.JOBSEEKER, _CASE, Retention.WITH_SUBJECT, Export.SUBJECT)
SHARED = _info(
    Owner.SYSTEM,
    {Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.OWN_EMPLOYER},
    Retention.AFTER_PROCEDURE,
    Export.SUBJECT,
)
HIRING = _info(
    Owner.SYSTEM,
    {Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.OWN_EMPLOYER},
    Retention.WITH_SUBJECT,
    Export.SUBJECT,
)
STAFF_IDENTITY = _info(
    Owner.STAFF,
    {Viewer.SELF, Viewer.OWN_ORGANISATION, Viewer.OPERATOR},
    Retention.WITH_SUBJECT,
    Export.SUBJECT,
    Encryption.SEALED,
)
STAFF_LOOKUP = _info(
    Owner.STAFF, {Viewer.NOBODY}, Retention.WITH_SUBJECT, Export.NEVER, Encryption.BLIND_INDEX, Index.LOOKUP
)
STAFF_CHOICE = _info(Owner.STAFF, {Viewer.SELF}, Retention.WITH_SUBJECT, Export.NEVER)
STAFF_WORDS = _info(Owner.STAFF, {Viewer.SELF}, Retention.WITH_SUBJECT, Export.NEVER, Encryption.SEALED)
EMPLOYER_FILE = _info(
    Owner.EMPLOYER, {Viewer.OWN_EMPLOYER, Viewer.STAFF, Viewer.OPERATOR}, Retention.PERMANENT, Export.BUSINESS
)
DRAFT = _info(Owner.EMPLOYER, {Viewer.OWN_EMPLOYER, Viewer.OWN_ORGANISATION}, Retention.AFTER_PROCEDURE, Export.NEVER)
VETTING = _info(Owner.EMPLOYER, {Viewer.OPERATOR}, Retention.PERMANENT, Export.NEVER)
ADVERT = _info(Owner.EMPLOYER, {Viewer.EVERYBODY}, Retention.PERMANENT, Export.BUSINESS, index=Index.MATCHING)
ORGANISATION = _info(Owner.ORGANISATION, {Viewer.EVERYBODY}, Retention.PERMANENT, Export.OPEN)
REPLAY = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.AFTER_PROCEDURE, Export.NEVER)
SNAPSHOT = _info(
    Owner.JOBSEEKER, {Viewer.NOBODY}, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.SEALED, Index.MATCHING
)
SNAPSHOT_MARK = _info(
    Owner.JOBSEEKER, {Viewer.NOBODY}, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.BLIND_INDEX, Index.LOOKUP
)
REQUEST = _info(Owner.SYSTEM, {Viewer.OPERATOR}, Retention.SESSION, Export.NEVER, Encryption.SEALED)
REQUEST_KEY = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.SESSION, Export.NEVER, Encryption.SEALED)
POOL = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.PERMANENT, Export.NEVER)
ASKED = _info(Owner.SYSTEM, {Viewer.OWN_EMPLOYER}, Retention.SESSION, Export.NEVER)
EVIDENCE = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.EVIDENCE, Export.NEVER)
ACCESS_MARK = _info(Owner.SYSTEM, {Viewer.SELF, Viewer.OPERATOR}, Retention.EVIDENCE, Export.SUBJECT)

_READS_REPORTS, _ASKS_FOR_ANSWER = {Viewer.LEADS}, {Viewer.LEADS, Viewer.CODE_HOLDER}
REPORT = _info(Owner.SYSTEM, _READS_REPORTS, Retention.AFTER_PROCEDURE, Export.NEVER)
REPORT_STATE = _info(Owner.SYSTEM, _ASKS_FOR_ANSWER, Retention.AFTER_PROCEDURE, Export.NEVER)
REPORT_WORDS = _info(Owner.SYSTEM, _READS_REPORTS, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.SEALED)
REPORT_ANSWER = _info(Owner.SYSTEM, _ASKS_FOR_ANSWER, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.SEALED)
REPORT_KEY = _info(Owner.SYSTEM, {Viewer.NOBODY}, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.SEALED)
REPORT_CODE = _info(
    Owner.SYSTEM, {Viewer.NOBODY}, Retention.AFTER_PROCEDURE, Export.NEVER, Encryption.BLIND_INDEX, Index.LOOKUP
)


def seen_by(policy: dict[str, ColumnPolicy], *viewers: Viewer) -> dict[str, ColumnPolicy]:
    """The same policy with other viewers."""
    return {"policy": replace(policy["policy"], viewers=frozenset(viewers))}


class UnregisteredColumn(LookupError):
    """A column carries no policy: nobody has said who may see it and when it goes."""


def registry(metadata: MetaData) -> Mapping[tuple[str, str], ColumnPolicy]:
    """The whole registry, keyed by (table, column), in a fixed order.

    Raises UnregisteredColumn on the first column without a policy.
    """
    found: dict[tuple[str, str], ColumnPolicy] = {}
    for table in sorted(metadata.tables.values(), key=lambda t: t.name):
        for column in table.columns:
            policy: Any = column.info.get("policy")
            if not isinstance(policy, ColumnPolicy):
                raise UnregisteredColumn(f"{table.name}.{column.name} has no entry in the column registry.")
            found[table.name, column.name] = policy
    return found
