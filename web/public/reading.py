"""Pages to read: start, privacy, help, after an erasure, accessibility."""

from flask import render_template

from web.public import blueprint


@blueprint.route("/")
def start() -> str:
    """The language, what Zaedno is, and three doors."""
    return render_template("public/start.html")


@blueprint.route("/privacy")
def privacy() -> str:
    """What we hold, who sees it, who decides, how to leave."""
    return render_template("public/privacy.html")


@blueprint.route("/help", endpoint="help")
def help_page() -> str:
    """What to do when something is wrong."""
    return render_template("public/help.html")


@blueprint.route("/erased")
def erased() -> str:
    """Where somebody ends up who has erased everything. It says nothing about anybody."""
    return render_template("public/erased.html")


@blueprint.route("/accessibility")
def accessibility() -> str:
    """How the pages can be used, and what does not work yet."""
    return render_template("public/accessibility.html")
