/** Whether Windows accepts a name for a file: neither its characters, its end nor a device forbid it. */
export const windowsAccepts = (name: string): boolean =>
  name.length > 0 &&
  name.length <= 255 &&
  !/[<>:"/\\|?*\u0000-\u001f]/u.test(name) &&
  !/[. ]$/u.test(name) &&
  !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(name);
