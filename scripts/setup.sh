# Sourced by the other scripts: the virtual environment and system packages.
# Nothing is done twice: a stamp remembers what was installed for which setup.cfg.
set -euo pipefail
CDPATH='' cd -- "$(dirname "${BASH_SOURCE[0]}")/.."
VENV="${YACHAY_VENV:-.venv}"

say() { printf '\033[1m==> %s\033[0m\n' "$*" >&2; }

fail() { printf 'Cannot go on: %s\n' "$*" >&2; exit 3; }

# Installs Debian packages that are missing; says so first. A command of the package's name
# that is there already, from wherever, will do.
debian() {
    local missing=() name
    for name in "$@"; do
        command -v "$name" >/dev/null && continue
        case "$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null)" in
            *'ok installed') ;;
            *) missing+=("$name") ;;
        esac
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "install these by hand: ${missing[*]}"
    local sudo=""
    [ "$(id -u)" -eq 0 ] || sudo="sudo"
    [ -z "$sudo" ] || command -v sudo >/dev/null || fail "run as root or install: ${missing[*]}"
    say "Installing Debian packages: ${missing[*]}"
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${missing[@]}" >/dev/null
}

# Prints a Python of at least 3.11, or nothing.
find_python() {
    local name
    for name in python3.13 python3.12 python3.11 python3; do
        if command -v "$name" >/dev/null &&
            "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

# venv EXTRAS: makes the environment and installs this project with EXTRAS ("" or "[test]").
venv() {
    local extras="$1" python stamp wanted
    stamp="$VENV/.installed-$(printf '%s' "$extras" | sha256sum | cut -c1-8)"
    wanted="$(cat setup.cfg pyproject.toml | sha256sum)"
    if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ]; then
        return
    fi
    # Any extras hold the base as well: scripts/run after scripts/test needs no network.
    if [ -z "$extras" ] && grep -qsxF -- "$wanted" "$VENV"/.installed-*; then
        return
    fi
    python="$(find_python)"
    if [ -z "$python" ]; then
        debian python3
        python="$(find_python)"
        [ -n "$python" ] || fail "Python 3.11 or newer is needed"
    fi
    # Without python3-venv a Python is there but no pip; making it again mends that. Nothing
    # is ever removed: YACHAY_VENV may name a folder that holds other things.
    if ! "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
        say "Making the virtual environment in $VENV with $python"
        if ! "$python" -m venv "$VENV" >/dev/null 2>&1; then
            debian python3-venv
            "$python" -m venv "$VENV"
        fi
    fi
    say "Installing yachay-nan$extras and what it needs (the first time takes minutes)"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".$extras"
    printf '%s\n' "$wanted" >"$stamp"
}
