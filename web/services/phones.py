"""Telephone numbers in one form, whatever digits and prefixes they are typed with."""

import phonenumbers


def normal(text: str) -> str | None:
    """The number in E.164 form, read as a Bulgarian one unless it says otherwise; None if it is no valid number."""
    try:
        number = phonenumbers.parse(text[:60], "BG")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
