/** `latchkey activity` and `latchkey export activity --out FILE`. */
import { resolve } from 'node:path';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { activityTable, sentence, type ExitCode } from '../print';
import { callAndPrint, type OutputOptions } from './profile';

const NEWEST = 20;

export const listActivity = (io: Io, invoker: Invoker, options: OutputOptions): Promise<ExitCode> =>
  callAndPrint(io, invoker, 'activity.list', { limit: NEWEST }, options, ({ total, entries }) =>
    total === 0
      ? 'Nothing was written to Domo from here, no secret was shown, and no guard changed.\n'
      : activityTable(entries),
  );

export interface ActivityExportOptions extends OutputOptions {
  readonly out: string;
  readonly bom: boolean;
}

export const exportActivity = (
  io: Io,
  invoker: Invoker,
  { out, bom, json }: ActivityExportOptions,
): Promise<ExitCode> =>
  callAndPrint(
    io,
    invoker,
    'activity.export',
    { file: resolve(out), bom },
    { json },
    ({ file, rows }) => sentence(`Wrote ${rows} rows to ${file}`),
  );
