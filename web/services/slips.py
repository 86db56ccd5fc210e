"""Square codes for slips of paper, as inline SVG."""

from urllib.parse import quote

import segno

from web.services import code_words


def square(text: str) -> str:
    """A QR code without size, style or script, for the component qr.html."""
    return str(segno.make(text, error="m", micro=False).svg_inline(omitsize=True, border=2))


def sign_in_square(sign_in_address: str, code: str) -> str:
    """A QR code that opens the sign-in page with the code filled in.

    The code stands after `#`, the part of an address that browsers keep to themselves: it reaches no log and no server.
    """
    return square(f"{sign_in_address}#{quote(code_words.shown(code, 'en'))}")
