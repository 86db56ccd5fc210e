"""Accounts: joining, signing in and out, and everything that keeps an account its owner's."""

from flask import Blueprint

blueprint = Blueprint("accounts", __name__)

from web.accounts import (  # noqa: E402, F401  # The views need the blueprint.
    confirm,
    confirm_code,
    inbox,
    invitation,
    joining,
    leaving,
    message_choice,
    moving,
    phone,
    recovery,
    registering,
    second_step,
    security,
    signing_in,
)
