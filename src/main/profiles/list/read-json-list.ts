/** Reads the JSON file of profiles. */
import { parse } from 'lossless-json';
import { z } from 'zod';
import { fail, INSTANCE_LIST_VERSION } from '../../../contract';
import type { ReadEntry } from './list-entries';
import { listFieldNames, toListEntry, type ListFields } from './list-fields';

const fileSchema = z.object({ latchkeyInstances: z.number(), instances: z.array(z.unknown()) });
const instanceSchema = z.record(z.string(), z.unknown());

/** Fails with `invalidRequest` if the text is not such a file. One instance that is wrong costs that instance alone. */
export function readJsonList(text: string): ReadEntry[] {
  const { latchkeyInstances: version, instances } = parseFile(text);
  if (version !== INSTANCE_LIST_VERSION) {
    fail('invalidRequest', `This file has version ${version}, which this Latchkey cannot read.`, {
      next: 'Update Latchkey, then read the file again.',
    });
  }
  return instances.map((instance, at) => readInstance(at + 1, instance));
}

function parseFile(text: string): z.infer<typeof fileSchema> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const line = findBrokenLine(text);
    return fail(
      'invalidRequest',
      `The list begins like JSON, and is none${line === null ? '' : `: see line ${line}`}.`,
      { next: 'Correct the file, or export the instances again.' },
    );
  }
  const file = fileSchema.safeParse(parsed);
  return file.success
    ? file.data
    : fail('invalidRequest', 'This JSON is not a file of instances from Latchkey.', {
        next: 'Use a file from `latchkey profile export`, or lines with label, instance and group.',
      });
}

/** Only the place is said: a message of a parser repeats a part of the file. */
function findBrokenLine(text: string): number | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    const [, place] = /position (\d+)/u.exec(error instanceof Error ? error.message : '') ?? [];
    return place === undefined ? null : text.slice(0, Number(place)).split('\n').length;
  }
}

function readInstance(line: number, instance: unknown): ReadEntry {
  const record = instanceSchema.safeParse(instance);
  if (!record.success) return { line, shown: '', reason: 'It is not an object with fields.' };
  const fields: ListFields = {};
  for (const name of listFieldNames) {
    const value = record.data[name];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string') return { line, shown: '', reason: `Its ${name} is not a text.` };
    fields[name] = value.trim();
  }
  return toListEntry(line, fields);
}
