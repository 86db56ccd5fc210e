"""The rows of a file between looking at them and taking them: they wait in the page, sealed to the one who sent them.

They are stored nowhere; nobody else can open them, and after two hours nobody can.
"""

import json
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from models import Account
from models.crypto import seal, unseal
from web.services.sheets import Refused, Row, WhyNot

KEPT_FOR = timedelta(hours=2)
LONGEST = 900_000
MOST_UNPACKED = 50 << 20


def sealed(session: Session, account_id: int, rows: Sequence[Row], now: datetime) -> str:
    """The rows as a text for a hidden field. Raises Refused where they are too many to carry."""
    account = session.get_one(Account, account_id)
    text = json.dumps([now.timestamp(), [[row.number, row.cells] for row in rows]])
    packed = urlsafe_b64encode(zlib.compress(text.encode())).decode()
    carried = urlsafe_b64encode(seal(account.sealing_key(session.info["vault"]), _place(account), packed)).decode()
    if len(carried) > LONGEST:
        raise Refused(WhyNot.TOO_MUCH_TEXT)
    return carried


def opened(session: Session, account_id: int, carried: str, now: datetime) -> list[Row] | None:
    """The rows this account sent less than two hours ago; None for anything else."""
    account = session.get_one(Account, account_id)
    try:
        packed = unseal(account.sealing_key(session.info["vault"]), _place(account), urlsafe_b64decode(carried))
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(urlsafe_b64decode(packed), MOST_UNPACKED)
        moment, rows = json.loads(text)
    except (NotBase64, ValueError, zlib.error):
        return None
    if now.timestamp() - moment > KEPT_FOR.total_seconds():
        return None
    return [Row(number, cells) for number, cells in rows]


def _place(account: Account) -> str:
    return f"account/{account.public_id}/rows to confirm"
