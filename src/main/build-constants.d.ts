/** Replaced with its value when main is compiled (electron.vite.config.ts). */

/** Whether tests can drive this package. False in everything that is shipped (decision 059). */
declare const __DRIVABLE__: boolean;
