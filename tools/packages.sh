# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian packages that ./run and ./check need, and how they are installed.
# Sourced by both.

BUILD_PACKAGES="gcc make libc6-dev autoconf automake pkgconf
libglib2.0-dev libcmark-dev libfyaml-dev libpango1.0-dev libfontconfig-dev
libfribidi-dev libharfbuzz-dev libcairo2-dev libicu-dev libdeflate-dev libzip-dev
libgettextpo-dev gettext libhyphen-dev libhpdf-dev libpng-dev libqrencode-dev
libqpdf-dev
fonts-noto-core fonts-noto-cjk fonts-tlwg-loma-ttf
hyphen-nl hyphen-en-us hyphen-ro hyphen-de hyphen-bg hyphen-uk hyphen-ru
hyphen-pl hyphen-hu hyphen-es hyphen-fr hyphen-pt-br hyphen-el"

TEST_PACKAGES="qpdf poppler-utils mupdf-tools python3-pikepdf python3-fonttools i18nspector translate-toolkit
locales ghostscript chromium clang-format xz-utils unzip zbar-tools"

say() {
    printf '\n== %s\n' "$*"
}

# as_root COMMAND...
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# install_packages NAME...: installs those that are missing, if any.
install_packages() {
    missing=
    for package; do
        case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
        "install ok installed") ;;
        *) missing="$missing $package" ;;
        esac
    done
    [ -z "$missing" ] && return 0
    say "installing:$missing"
    as_root apt-get update -qq &&
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends $missing >/dev/null
}

# make_configure: makes ./configure when it is missing or old.
make_configure() {
    if [ ! -e configure ] || [ ! -e Makefile.in ] ||
        [ -n "$(find configure.ac Makefile.am -newer Makefile.in)" ]; then
        say "making ./configure"
        ./bootstrap
    fi
}

# configure_in FOLDER FLAGS...: configures there, unless that was done before
# in the same way.
configure_in() {
    folder=$1
    shift
    mkdir -p "$folder"
    top=$PWD
    if [ ! -e "$folder/Makefile" ] || [ configure -nt "$folder/config.status" ] ||
        [ "$*" != "$(cat "$folder/flags" 2>/dev/null)" ]; then
        say "configuring $folder"
        (cd "$folder" && "$top/configure" --quiet "$@") || return 1
        echo "$*" >"$folder/flags"
    fi
}
