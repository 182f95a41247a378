#!/bin/sh
# The parts of the system that the tests drive for real: a browser, a keyring, other shells. Installs what is missing
# when it can (Debian, as root), and otherwise says what to install by hand.
set -eu

# command  Debian packages; micro-httpd and php-cgi are named because simplesamlphp would bring Apache along otherwise
parts='
chromium              chromium
chromedriver          chromium-driver
dbus-run-session      dbus
gnome-keyring-daemon  gnome-keyring
jq                    jq
zsh                   zsh
fish                  fish
/usr/sbin/nginx       nginx
/usr/share/simplesamlphp/bin/pwgen.php  micro-httpd php-cgi php-cli php-mbstring php-xml simplesamlphp
'

missing() {
    echo "$parts" | while read -r command package; do
        [ -z "$command" ] || command -v "$command" >/dev/null 2>&1 || printf ' %s' "$package"
    done
}

packages=$(missing)
[ -n "$packages" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need parts of the system that are missing. Install by hand:$packages" >&2
    echo "On Debian or Ubuntu: sudo apt-get install --no-install-recommends$packages" >&2
    exit 1
fi
echo "Installing parts of the system for the tests:$packages"
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086  # one word for each package
{ apt-get -qq update && apt-get -qq install --yes --no-install-recommends $packages; } >/dev/null
packages=$(missing)
[ -z "$packages" ] || { echo "Still missing after installing:$packages" >&2; exit 1; }
