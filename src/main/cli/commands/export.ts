/** `latchkey export accounts|access --out FILE`. */
import { resolve } from 'node:path';
import type { ExportTable, Kind } from '../../../contract';
import type { Invoker } from '../invoke';
import type { Io } from '../io';
import { profileIdsNamed } from '../named';
import { printProblem, printResult, sentence, type ExitCode } from '../print';
import { callAndPrint, type OutputOptions } from './profile';

export interface ExportOptions extends OutputOptions {
  readonly out: string;
  readonly profile?: readonly string[] | undefined;
  readonly kind?: Kind | undefined;
  readonly bom: boolean;
}

export async function exportTable(
  io: Io,
  invoker: Invoker,
  table: ExportTable,
  { out, profile, kind, bom, json }: ExportOptions,
): Promise<ExitCode> {
  const named = await profileIdsNamed(invoker, profile);
  if (!named.ok) return json === true ? printResult(io, named) : printProblem(io, named.problem);
  return callAndPrint(
    io,
    invoker,
    'inventory.export',
    { table, file: resolve(out), bom, filter: { profileIds: named.value, kind: kind ?? null } },
    { json },
    ({ file, rows }) => sentence(`Wrote ${rows} rows to ${file}`),
  );
}
