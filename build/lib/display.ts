/** Whether a window can be shown here. */
export const hasDisplay = (): boolean =>
  process.platform !== 'linux' ||
  [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => Boolean(name));
