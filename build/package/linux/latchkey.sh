#!/bin/sh
# Opens the window or, with a command, runs the command without one.
program=$(dirname "$(readlink -f "$0")")/latchkey-desktop
case "${1-}" in
  '' | latchkey:* | --hidden) exec "$program" "$@" ;;
esac
if [ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ]; then
  exec "$program" --disable-gpu --disable-logging --log-level=3 --command-line -- "$@"
fi
exec "$program" --ozone-platform=headless --disable-gpu --disable-logging --log-level=3 --command-line -- "$@"
