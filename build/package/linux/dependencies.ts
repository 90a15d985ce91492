/** The dependencies of the Debian package, with Debian 12's names. Later releases still provide these names. */

/** Libraries that Electron and the native modules are linked to. A test compares them with the binaries. */
const linkedLibraries = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libc6',
  'libcairo2',
  'libcups2',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libgcc-s1',
  'libglib2.0-0',
  'libgtk-3-0',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libsecret-1-0',
  'libstdc++6',
  'libudev1',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
];

/** Packages that are loaded or started on use. xdg-open opens pages. */
const runTimePackages = ['libnotify4', 'xdg-utils'];

export const debianDependencies = {
  depends: [...linkedLibraries, ...runTimePackages],
  // Under GNOME, Electron uses GTK 4 for dialogs if it is installed, otherwise GTK 3. It is not linked to GTK 4.
  // Without a Secret Service, tokens last for one session. Without dbus-monitor, a locked screen is not detected.
  recommends: ['libgtk-4-1', 'gnome-keyring | kwalletmanager | keepassxc', 'dbus-bin | dbus'],
  suggests: [],
} as const;
