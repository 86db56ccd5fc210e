"""Everything that differs between installations, read once from the environment."""

import json
import os
import secrets
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import matcher
from models.crypto import Vault

KEY_NAMES = ("wrapping", "lookup", "chain", "cookies")


class Mode(StrEnum):
    """What kind of installation this is. Only the demo prints sign-in secrets and allows plain http on loopback."""

    PRODUCTION = "production"
    DEVELOPMENT = "development"
    DEMO = "demo"


class SettingsMissing(RuntimeError):
    """A production installation lacks something it must be given; the message names it."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation's settings. `clock_starts_at` shifts the clock for rehearsals and never in production;
    `base_url` is the address people know it by, which messages carry (a request's own Host could be forged). Without
    `weights` of its own an installation has the engine's written ones."""

    mode: Mode
    database_url: str
    instance: Path
    vault: Vault = field(repr=False)
    cookie_key: bytes = field(repr=False)
    sms_gateway: str | None = None
    smtp_host: str | None = None
    proxies: int = 0
    clock_starts_at: datetime | None = None
    base_url: str | None = None
    backup_key_file: Path | None = None
    weights: matcher.Settings | None = None

    @property
    def demo(self) -> bool:
        """Whether this is the invented world."""
        return self.mode is Mode.DEMO

    def backup_key(self) -> bytes:
        """The 32-byte key of backups. Raises SettingsMissing if production has none, or the file holds no key."""
        path = self.backup_key_file or self.instance / "backup.key"
        if not path.exists():
            if self.backup_key_file or self.mode is Mode.PRODUCTION:
                raise SettingsMissing("Set ZAEDNO_BACKUP_KEY to a file with the key of backups, kept apart from them.")
            _write_secret(path, b64encode(secrets.token_bytes(32)).decode())
        key = b64decode(path.read_text())
        if len(key) != 32:
            raise SettingsMissing("The key of backups is not 32 bytes long, in base64.")
        return key

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """Read the environment. Raises SettingsMissing if production lacks its keys or its database."""
        mode = Mode(env.get("ZAEDNO_MODE", Mode.DEVELOPMENT))
        instance = Path(env.get("ZAEDNO_INSTANCE", "instance")).resolve()
        keys = _keys(mode, instance, env)
        url = env.get("DATABASE_URL")
        if url is None and mode is Mode.PRODUCTION:
            raise SettingsMissing("Set DATABASE_URL.")
        instance.mkdir(parents=True, exist_ok=True)
        start = env.get("ZAEDNO_CLOCK") if mode is not Mode.PRODUCTION else None
        return cls(
            mode=mode,
            database_url=url or f"sqlite:///{instance / 'zaedno.sqlite'}",
            instance=instance,
            vault=Vault({"1": keys["wrapping"]}, "1", keys["lookup"], keys["chain"]),
            cookie_key=keys["cookies"],
            sms_gateway=env.get("ZAEDNO_SMS_GATEWAY"),
            smtp_host=env.get("ZAEDNO_SMTP_HOST"),
            proxies=int(env.get("ZAEDNO_PROXIES", "0")),
            clock_starts_at=datetime.fromisoformat(start) if start else None,
            base_url=env.get("ZAEDNO_BASE_URL"),
            backup_key_file=Path(env["ZAEDNO_BACKUP_KEY"]) if "ZAEDNO_BACKUP_KEY" in env else None,
            weights=_weights(env.get("ZAEDNO_WEIGHTS")),
        )


def _weights(file: str | None) -> matcher.Settings | None:
    """The installation's own weights, from a JSON file with what differs from the written ones; None without a file.

    Raises SettingsMissing if the file cannot be read or would make scores meaningless.
    """
    if file is None:
        return None
    try:
        content = json.loads(Path(file).read_text("utf-8"))
        return matcher.settings_from(content)
    except (OSError, ValueError, TypeError, AttributeError) as error:
        raise SettingsMissing(f"The weights named by ZAEDNO_WEIGHTS cannot be used: {error}") from error


def _keys(mode: Mode, instance: Path, env: Mapping[str, str]) -> dict[str, bytes]:
    """The four 32-byte keys: from `ZAEDNO_KEYS` (a JSON file), or made and kept under the instance folder."""
    given = env.get("ZAEDNO_KEYS")
    if given is None and mode is Mode.PRODUCTION:
        raise SettingsMissing("Set ZAEDNO_KEYS to a file with the keys, kept apart from the database and its backups.")
    path = Path(given) if given else instance / "keys.json"
    if not path.exists():
        if given:
            raise SettingsMissing("The file named by ZAEDNO_KEYS does not exist.")
        _make_keys(path)
    stored = json.loads(path.read_text())
    keys = {name: b64decode(stored.get(name, "")) for name in KEY_NAMES}
    short = [name for name, key in keys.items() if len(key) != 32]
    if short:
        raise SettingsMissing(f"Keys missing or not 32 bytes long: {', '.join(short)}.")
    return keys


def _make_keys(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = {name: b64encode(secrets.token_bytes(32)).decode() for name in KEY_NAMES}
    _write_secret(path, json.dumps(fresh))


def _write_secret(path: Path, content: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
