# shellcheck shell=sh
# Read by ./run and ./test: the Python environment, and what Qt needs from the system. They set here, the
# folder of the program.
# Everything said goes to standard error, so that what a command prints can be piped.

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 3; }

# The Debian names of the libraries that the PySide6 wheel does not bring: for Qt at all, and for a window on X.
QT_PACKAGES="libdbus-1-3 libegl1 libfontconfig1 libgl1 libglib2.0-0 libxkbcommon0
libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"

is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }

# Install Debian packages; the log is kept beside the environments.
apt_install() {
    apt_options="-y -q --no-install-recommends -o DPkg::Lock::Timeout=300"
    {
        # shellcheck disable=SC2086 # lists of words
        DEBIAN_FRONTEND=noninteractive apt-get install $apt_options "$@" || {
            apt-get update -q
            DEBIAN_FRONTEND=noninteractive apt-get install $apt_options "$@"
        }
    } >"$store/apt.log" 2>&1 </dev/null
}

# Find Python 3.11 to 3.13 and set: python, and python_key (version and kind of machine). PYTHON names one to use.
find_python() {
    probe='import os, sys
if not (3, 11) <= sys.version_info[:2] <= (3, 13): sys.exit(1)
print(sys.executable)
print("py%d.%d-%s" % (*sys.version_info[:2], os.uname().machine))'
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        found=$("$candidate" -I -S -c "$probe" 2>/dev/null) || continue
        python=${found%?py3.*}
        python_key=${found##*
}
        return
    done
    stop "没有找到 Python 3.11 到 3.13：请安装其中一个（Debian 12：apt-get install python3 python3-pip），再运行一次。"
}

# Set store, the folder of the environments: beside the program, or the user's cache where that is read-only.
find_store() {
    # shellcheck disable=SC2154 # set by the caller
    store=$here/.venv
    if ! mkdir -p "$store" 2>/dev/null || ! [ -w "$store" ]; then
        store=${XDG_CACHE_HOME:-$HOME/.cache}/ziping
        mkdir -p "$store" || stop "不能建立运行环境的文件夹：$store。请检查权限，再运行一次。"
    fi
}

# Run a function with the store locked, so that two starts at once build one environment.
locked() {
    if command -v flock >/dev/null 2>&1; then
        (
            flock 9
            "$@"
        ) 9>"$store/lock"
    else
        "$@"
    fi
}

# Install what a lock file lists into an environment. The environment has no pip of its own: on Debian `venv` can
# make none without the package python3-venv, and pip (22.3 and later) can install into another environment.
pip_install() {
    target=$1
    options="--require-hashes --only-binary :all: --no-input --disable-pip-version-check -qq"
    "$python" -m venv --without-pip "$target" || return 1
    # shellcheck disable=SC2086 # a list of words
    if "$python" -m pip --python "$target/bin/python" --version >/dev/null 2>&1; then
        "$python" -m pip --python "$target/bin/python" install $options --requirement "$2"
    elif "$python" -m ensurepip --version >/dev/null 2>&1; then
        "$python" -m venv "$target" && "$target/bin/python" -m pip install $options --requirement "$2"
    elif is_root_on_debian && apt_install python3-pip; then
        "$python" -m pip --python "$target/bin/python" install $options --requirement "$2"
    else
        say "没有可用的 pip（要 22.3 以上）：请先安装它（Debian：apt-get install python3-pip），再运行一次。"
        return 1
    fi
}

# Build an environment under another name and rename it when it is whole: one that stands can be used.
build_environment() {
    [ -x "$environment/bin/python" ] && return
    rm -rf "$environment" "$environment".new.*
    building=$environment.new.$$
    trap 'rm -rf "$building"' EXIT
    trap 'exit 130' HUP INT TERM
    say "正在准备运行环境（只在第一次或升级之后做，约半分钟）……"
    PIP_ROOT_USER_ACTION=ignore pip_install "$building" "$1" >&2 ||
        stop "运行环境没有装好：请检查网络和 pip 的镜像设置（原因见上），再运行一次。"
    "$python" -c 'import os, sys; os.rename(*sys.argv[1:])' "$building" "$environment" 2>/dev/null ||
        [ -x "$environment/bin/python" ] || stop "运行环境没有装好：不能写入 $store。"
}

# Make the environment of a lock file ready and set environment.
# $1: its kind (run, test); $2: the lock file.
prepare_environment() {
    find_python
    find_store
    digest=$(sha256sum "$2")
    environment=$store/$1-${digest%"${digest#????????????}"}-$python_key
    [ -x "$environment/bin/python" ] || locked build_environment "$2"
}

# Tell whether Qt can be loaded; with a screen also whether its X plugin can, since Qt aborts where it cannot.
qt_loads() {
    "$environment/bin/python" -c 'import PySide6.QtWidgets' 2>/dev/null || return 1
    [ "$1" = screen ] && command -v ldd >/dev/null 2>&1 || return 0
    for plugin in "$environment"/lib*/python3*/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so; do
        ! ldd "$plugin" | grep -q 'not found' || return 1
    done
}

install_qt_packages() {
    qt_loads "$1" && return
    say "正在安装窗口所需的系统库（apt-get）……"
    # shellcheck disable=SC2086 # a list of words
    apt_install $QT_PACKAGES
}

# See to it that Qt finds its system libraries, once for each environment; where it can't, say so and fail.
# $1: screen, or offscreen for pictures alone.
prepare_qt() {
    stamp=$environment/qt-$1
    [ ! -e "$stamp" ] || return 0
    if ! qt_loads "$1" && is_root_on_debian; then
        locked install_qt_packages "$1" || say "系统库没有装好，原因见 $store/apt.log。"
    fi
    if qt_loads "$1"; then
        : >"$stamp"
    else
        # shellcheck disable=SC2086 # newlines become spaces
        say "窗口还缺系统库，命令行照常可用。请由管理员安装：apt-get install" $QT_PACKAGES
        return 1
    fi
}
