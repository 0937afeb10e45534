#!/bin/sh
# Installs Debian packages without starting or enabling their services: the project starts its own, on its own ports.
# Run as root: sh scripts/apt-install.sh PACKAGE...
set -eu
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  trap 'exit 130' INT TERM HUP
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
fi

install() {
  apt-get install -y -qq --no-install-recommends -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}

known() {
  for package in "$@"; do
    apt-cache policy "$package" | grep -q 'Candidate: [^(]' || return 1
  done
}

fresh=
for package in "$@"; do
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || fresh="$fresh $package"
done

if known "$@"; then
  # A list from long ago names versions that the mirror no longer has.
  install "$@" || { apt-get update -qq && install "$@"; }
else
  apt-get update -qq
  install "$@"
fi

if command -v systemctl >/dev/null; then
  for package in $fresh; do
    systemctl disable --quiet "$package" 2>/dev/null || true
  done
fi
