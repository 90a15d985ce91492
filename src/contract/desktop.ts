/** Life as a desktop app: what it is made of, start at login, crash reports, updates. All but `app.about` need the window. */
import { z } from 'zod';
import { defineOperation } from './operation';

export const aboutSchema = z.strictObject({
  latchkey: z.string(),
  /** Null where there is no Electron: on the command line of a source folder. */
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  node: z.string(),
  /** System and processor: `linux x64`. */
  platform: z.string(),
  /** True on the runtime that is for evaluation alone. */
  evaluation: z.boolean(),
  licence: z.string(),
});
export type AboutLatchkey = z.infer<typeof aboutSchema>;

export const startAtLoginSchema = z.strictObject({
  on: z.boolean(),
  /** Why it cannot be switched here; null when it can. */
  why: z.string().nullable(),
});
export type StartAtLogin = z.infer<typeof startAtLoginSchema>;

/** `main`: Latchkey itself ended; `page`: its window was lost; `helper`: a process beside them; `promise` and `drawing`: nothing ended. */
export const crashKindSchema = z.enum(['main', 'page', 'helper', 'promise', 'drawing']);
export type CrashKind = z.infer<typeof crashKindSchema>;

/** The name of a report's file. */
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

const errorText = z.string().max(50_000);
const reportNameRequest = z.strictObject({ name: crashReportNameSchema });
const emptyObject = z.strictObject({});

export const desktopOperations = {
  'app.about': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Versions of Latchkey and of what it is made of.',
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
    about: 'Lets Latchkey start, minimised, when its user logs in, or not. Needs the window.',
    errors: ['needsWindow', 'cannotWriteFile'],
    request: z.strictObject({ on: z.boolean() }),
    response: startAtLoginSchema,
  }),
  'app.lastCrash': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'The newest crash report in the data folder. Needs the window.',
    errors: ['needsWindow'],
    request: emptyObject,
    response: z.strictObject({ crash: crashReportSchema.nullable() }),
  }),
  'app.reportDrawing': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Writes a crash report of a part of the window that could not be drawn: where that was, and nothing of what it said. Needs the window.',
    errors: ['needsWindow'],
    /** What was thrown. MAY HOLD SECRETS: of these texts, main keeps the kind and places in Latchkey's own code. */
    request: z.strictObject({ name: errorText, message: errorText, stack: errorText }),
    response: z.strictObject({
      /** Null where it cannot be written. */
      crash: crashReportSchema.nullable(),
    }),
  }),
  'app.openCrashReport': defineOperation({
    effect: 'read',
    on: 'app',
    about: 'Opens a crash report with the program that the system has for it. Needs the window.',
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
    about: 'Asks the configured feed for a newer version; downloads nothing. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: z.strictObject({
      /** Null: the one that runs is the newest. */
      version: z.string().nullable(),
    }),
  }),
  'app.downloadUpdate': defineOperation({
    effect: 'write',
    on: 'app',
    about:
      'Downloads the version that was found and checks it; installs nothing. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: z.strictObject({ version: z.string() }),
  }),
  'app.installUpdate': defineOperation({
    effect: 'write',
    on: 'app',
    about: 'Ends Latchkey and installs the version that was downloaded. Needs the window.',
    errors: ['needsWindow', 'updatesOff', 'updateFailed'],
    request: emptyObject,
    response: emptyObject,
  }),
} as const;
