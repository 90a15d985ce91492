#!/bin/sh
# Opens the window, or with a command runs it: the same program, without a display.
here=$(dirname "$(readlink -f "$0")")
case "${1-}" in
  '' | latchkey:* | --hidden) exec "$here/latchkey-desktop" "$@" ;;
esac
exec "$here/latchkey-desktop" --ozone-platform=headless --disable-gpu --command-line -- "$@"
