"""The forms of accounts."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from web.forms import (
    Answered,
    Digits,
    Email,
    EqualTo,
    Password,
    Phone,
    Pick,
    Pin,
    PlainText,
    Radio,
    Tick,
    ZaednoForm,
)
from web.services import employer_register, passwords

AGREE = _l("Choose this if you agree. Without it we cannot look for work for you.")


def _pin_twice() -> tuple[Any, Any]:
    """The fields in which somebody chooses a new PIN, at the place in their form where they stand on its page."""
    advice = _l("6 digits or more. Not your birthday, not 123456. You need it each time you sign in.")
    again = EqualTo("pin", _l("The two PINs are not the same."))
    return (
        Pin(_l("Choose a PIN"), [Answered()], chosen=True, description=advice),
        Pin(_l("The same PIN once more"), [Answered(), again]),
    )


class JoinForm(ZaednoForm):
    """A person registers alone."""

    organisation = Radio(
        _l("Who should help you?"),
        [Answered()],
        description=_l("This organisation keeps your data and answers for it. You can choose another one later."),
    )
    pin, pin_again = _pin_twice()
    agree = Tick(
        _l("I agree that Zaedno compares my answers with vacancies, and that a counsellor sees the result."),
        [Answered(AGREE)],
    )


class CarryingForm(ZaednoForm):
    """Somebody signs in. `unsent` carries what they wrote before an idle sign-out, sealed."""

    unsent = HiddenField()


class SignInForm(CarryingForm):
    """A person signs in."""

    name = PlainText(
        _l("Your sign-in code or your phone number"),
        [Answered()],
        description=_l("The code has three words and four digits. You may write it in any language."),
    )
    pin = Pin(_l("Your PIN"), [Answered()])


class StaffSignInForm(CarryingForm):
    """Staff and employers sign in."""

    email = Email(_l("E-mail"), [Answered()])
    password = Password(_l("Password"), [Answered()])


class CodeForm(CarryingForm):
    """Six digits from an authenticator."""

    digits = Digits(_l("The six digits your authenticator app shows now"), [Answered()], lengths=[6])


class RecoverForm(ZaednoForm):
    """A forgotten PIN is replaced."""

    name = PlainText(_l("Your sign-in code"), [Answered()], description=_l("Three words and four digits."))
    digits = Digits(
        _l("The six digits on the slip from your counsellor"),
        [Answered()],
        lengths=[6],
        description=_l("The slip works for one day."),
    )
    pin, pin_again = _pin_twice()


class PasswordForm(ZaednoForm):
    """A first password."""

    password = Password(
        _l("Choose a password"),
        [Answered()],
        shortest=passwords.SHORTEST_PASSWORD,
        description=_l("12 letters or more. Four words that do not belong together are good and easy to remember."),
    )
    again = Password(
        _l("The same password once more"), [Answered(), EqualTo("password", _l("The two passwords are not the same."))]
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether both agree and the password is not one that others try first."""
        fine = super().validate(extra_validators)
        if self.password.data and not self.password.errors and passwords.too_common(self.password.data):
            self.wrong("password", _l("Many people use this password, so it is easy to guess. Choose another one."))
            return False
        return fine


class RegisterForm(ZaednoForm):
    """A company registers."""

    number = Digits(
        _l("Company number (EIK)"),
        [Answered()],
        lengths=[9, 13],
        description=_l("9 digits, or 13 for a branch, as in the Commercial Register."),
    )
    name = PlainText(_l("Name of the company"), [Answered()], longest=200)
    municipality = Pick(_l("Municipality"), [Answered()])
    email = Email(
        _l("Your e-mail at work"), [Answered()], description=_l("We send you an address to choose a password at.")
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether the company number has its right check digits, too."""
        fine = super().validate(extra_validators)
        if self.number.data and not self.number.errors and not employer_register.is_company_number(self.number.data):
            self.wrong("number", _l("This is not a company number. Look at the digits again."))
            return False
        return fine


class PhoneForm(ZaednoForm):
    """A person gives a phone number to sign in with."""

    number = Phone(
        _l("Your phone number"),
        [Answered()],
        description=_l("Several people may use the same phone. Everybody signs in with their own PIN."),
    )
    pin = Pin(_l("Your PIN"), [Answered()], description=_l("So that nobody else can change this."))


class PhoneCodeForm(ZaednoForm):
    """The digits sent to a phone."""

    digits = Digits(_l("The six digits we sent to your phone"), [Answered()], lengths=[6])


class ConfirmForm(ZaednoForm):
    """A person shows once more that it is them."""

    pin = Pin(_l("Your PIN"), [Answered()])


class MoveForm(ZaednoForm):
    """A person chooses another organisation."""

    organisation = Radio(_l("Who should help you from now on?"), [Answered()])
    agree = Tick(
        _l("I agree that the new organisation keeps my data and compares my answers with vacancies."),
        [Answered(AGREE)],
    )
