/** Life as a desktop app: what it is made of, start at login, crash reports, updates. All but `app.about` need the window. */
import { z } from 'zod';
import { operation } from './operation';

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
export const crashNameSchema = z
  .string()
  .regex(/^[0-9TZ-]{20,30}-(main|page|helper|promise|drawing)\.json$/u);

export const crashSchema = z.strictObject({
  name: crashNameSchema,
  /** Epoch ms. */
  at: z.number(),
  kind: crashKindSchema,
});
export type Crash = z.infer<typeof crashSchema>;

const thrownText = z.string().max(50_000);
const crashName = z.strictObject({ name: crashNameSchema });
const nothing = z.strictObject({});

export const appLifeOperations = {
  'app.about': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Versions of Latchkey and of what it is made of.',
    request: nothing,
    response: aboutSchema,
  }),
  'app.startAtLogin': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Whether Latchkey starts when its user logs in. Needs the window.',
    request: nothing,
    response: startAtLoginSchema,
  }),
  'app.setStartAtLogin': operation({
    effect: 'write',
    on: 'latchkey',
    about: 'Lets Latchkey start, minimised, when its user logs in, or not. Needs the window.',
    request: z.strictObject({ on: z.boolean() }),
    response: startAtLoginSchema,
  }),
  'app.lastCrash': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'The newest crash report in the data folder. Needs the window.',
    request: nothing,
    response: z.strictObject({ crash: crashSchema.nullable() }),
  }),
  'app.reportDrawing': operation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Writes a crash report of a part of the window that could not be drawn: where that was, and nothing of what it said. Needs the window.',
    /** What was thrown. MAY HOLD SECRETS: of these texts, main keeps the kind and places in Latchkey's own code. */
    request: z.strictObject({ name: thrownText, message: thrownText, stack: thrownText }),
    response: z.strictObject({
      /** Null where it cannot be written. */
      crash: crashSchema.nullable(),
    }),
  }),
  'app.openCrashReport': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Opens a crash report with the program that the system has for it. Needs the window.',
    request: crashName,
    response: nothing,
  }),
  'app.deleteCrashReport': operation({
    effect: 'destructive',
    on: 'latchkey',
    about: 'Deletes a crash report. Needs the window.',
    request: crashName,
    response: nothing,
  }),
  'app.checkForUpdate': operation({
    effect: 'read',
    on: 'latchkey',
    about: 'Asks the configured feed for a newer version; downloads nothing. Needs the window.',
    request: nothing,
    response: z.strictObject({
      /** Null: the one that runs is the newest. */
      version: z.string().nullable(),
    }),
  }),
  'app.downloadUpdate': operation({
    effect: 'write',
    on: 'latchkey',
    about:
      'Downloads the version that was found and checks it; installs nothing. Needs the window.',
    request: nothing,
    response: z.strictObject({ version: z.string() }),
  }),
  'app.installUpdate': operation({
    effect: 'write',
    on: 'latchkey',
    about: 'Ends Latchkey and installs the version that was downloaded. Needs the window.',
    request: nothing,
    response: nothing,
  }),
} as const;
