/** The desktop app: its versions, start at login, crash reports and updates. All except `app.about` need the window. */
import { z } from 'zod';
import { defineOperation } from './operation';

export const aboutSchema = z.strictObject({
  latchkey: z.string(),
  /** Null without Electron: on the command line of a source folder. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  node: z.string(),
  /** System and processor, such as `linux x64`. */
  platform: z.string(),
  /** True on the runtime that is only for evaluation. */
  evaluation: z.boolean(),
  licence: z.string(),
});
export type AboutLatchkey = z.infer<typeof aboutSchema>;

export const startAtLoginSchema = z.strictObject({
  on: z.boolean(),
  /** Why it cannot be changed on this computer; null if it can. */
  why: z.string().nullable(),
});
export type StartAtLogin = z.infer<typeof startAtLoginSchema>;

/**
 * `main`: Latchkey's own process ended; `page`: the process of its window; `helper`: another process. After `promise`
 * (an unhandled rejection) and `drawing` (a React error) everything still runs.
 */
export const crashKindSchema = z.enum(['main', 'page', 'helper', 'promise', 'drawing']);
export type CrashKind = z.infer<typeof crashKindSchema>;

/** The file name of a crash report. */
export const crashReportNameSchema = z
  .string()
  .regex(/^[0-9TZ-]{20,30}-(main|page|helper|promise|drawing)\.json$/u);

export const crashReportSchema = z.strictObject({
  name: crashReportNameSchema,
  /** Epoch ms. */
  at: z.number(),
  kind: crashKindSchema,
});
export type CrashReport = z.infer<typeof crashReportSchema>;

export const clipboardLimitsSchema = z.strictObject({
  /** False in a Wayland session: the compositor may ignore it when Latchkey clears the clipboard. */
  canClear: z.boolean(),
  /** Who may keep a copy of what was copied, where Latchkey cannot take it out. */
  keptBy: z.enum(['windowsHistory', 'macManager', 'linuxManager']),
});
export type ClipboardLimits = z.infer<typeof clipboardLimitsSchema>;

const errorText = z.string().max(50_000);
const reportNameRequest = z.strictObject({ name: crashReportNameSchema });
const emptyObject = z.strictObject({});

export const desktopOperations = {
  'app.about': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Versions of Latchkey and of its components.',
    errors: [],
    request: emptyObject,
    response: aboutSchema,
  }),
  'app.startAtLogin': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Whether Latchkey starts when its user logs in. Needs the window.',
    errors: ['needsWindow'],
    request: emptyObject,
    response: startAtLoginSchema,
  }),
  'app.setStartAtLogin': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Turns on or off that Latchkey starts, minimised, when its user logs in. Needs the window.',
    errors: ['needsWindow', 'cannotWriteFile'],
    request: z.strictObject({ on: z.boolean() }),
    response: startAtLoginSchema,
  }),
  'app.clipboard': defineOperation({
    effect: 'read',
    on: 'app',
    about:
      'Whether Latchkey can take a copied secret out of the clipboard again, and who may keep a copy. Needs the window.',
    errors: ['needsWindow'],
    request: emptyObject,
    response: clipboardLimitsSchema,
  }),
  'app.lastCrash': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'The newest crash report in the data folder. Needs the window.',
    errors: ['needsWindow'],
    request: emptyObject,
    response: z.strictObject({
      /** Null if there is none. */
      crash: crashReportSchema.nullable(),
    }),
  }),
  'app.reportDrawing': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Writes a crash report about a part of the window that failed to render: the place in the code, without the text of the error. Needs the window.',
    errors: ['needsWindow'],
    /** The error. MAY HOLD SECRETS: main keeps only its kind and the places in Latchkey's own code. */
    request: z.strictObject({ name: errorText, message: errorText, stack: errorText }),
    response: z.strictObject({
      /** Null if it could not be written. */
      crash: crashReportSchema.nullable(),
    }),
  }),
  'app.openCrashReport': defineOperation({
    effect: 'read',
    on: 'app',
    about: "Opens a crash report in the system's program for such files. Needs the window.",
    errors: ['needsWindow', 'notFound'],
    request: reportNameRequest,
    response: emptyObject,
  }),
  'app.deleteCrashReport': defineOperation({
    effect: 'destructive',
    on: 'app',
    about: 'Deletes a crash report. Needs the window.',
    errors: ['needsWindow'],
    request: reportNameRequest,
    response: emptyObject,
  }),
  'app.checkForUpdate': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Asks the configured feed for a newer version. Downloads nothing. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: z.strictObject({
      /** Null: the running version is the newest. */
      version: z.string().nullable(),
    }),
  }),
  'app.downloadUpdate': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Downloads the version that was found and verifies it. Installs nothing. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: z.strictObject({ version: z.string() }),
  }),
  'app.installUpdate': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Quits Latchkey and installs the downloaded version. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: emptyObject,
  }),
} as const;
