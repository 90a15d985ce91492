/**
 * Whether Windows accepts a file name. It refuses some characters, a dot or a blank at the end, and the names of
 * devices with any extension. With a colon it would write into a hidden stream of another file.
 */
export const isWindowsFileName = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 255 &&
  !/[<>:"/\\|?*\u0000-\u001f]/u.test(name) &&
  !/[. ]$/u.test(name) &&
  !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name);
