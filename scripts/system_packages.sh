#!/usr/bin/env bash
# Debian packages the tests drive: a browser, a PostgreSQL server, fonts; or the packages named. Says what it cannot
# install.
set -euo pipefail
missing=("$@")
if [ ${#missing[@]} -eq 0 ]; then
  [ -x /usr/bin/chromium ] || missing+=(chromium)
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
  fc-list 2>/dev/null | grep -qi "noto" || missing+=(fonts-noto-core fontconfig)
fi
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
    echo "Cannot install ${missing[*]} without root or sudo; tests that need them cannot run."
    exit "$([ "${CI:-}" = true ] && echo 1 || echo 0)"
  fi
  as_root=(sudo -n)
fi
echo "Installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
