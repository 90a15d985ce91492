/** What is under way that somebody would miss. Pure. */
import { contract, isOperationName } from '../../contract';
import { writesToDomo } from '../operations/guard';

export type Job = 'sync' | 'write' | 'export' | 'update';

/** What a call is to whoever quits or looks at the taskbar; null for one that nobody would miss. */
export function jobOf(operation: string): Job | null {
  if (operation === 'inventory.sync') return 'sync';
  // Its writes are calls of its own within it.
  if (operation === 'clone.run') return 'write';
  if (operation === 'app.downloadUpdate') return 'update';
  if (operation.endsWith('.export')) return 'export';
  return isOperationName(operation) && writesToDomo(contract[operation]) ? 'write' : null;
}

export interface Question {
  readonly message: string;
  readonly detail: string;
}

const what: Record<Job, string> = {
  write: 'A change in Domo is under way',
  sync: 'A sync is running',
  export: 'An export is being written',
  update: 'An update is being downloaded',
};

const consequence: Record<Job, string> = {
  write:
    'It has been sent, or is about to be: its outcome may become unknown. The activity will say so.',
  sync: 'What was read so far is kept.',
  export: 'Its file will not be written.',
  update: 'It can be downloaded again.',
};

/** What is asked before such calls are cancelled; null when there are none. The gravest comes first. */
export function questionFor(operations: readonly string[]): Question | null {
  const under = new Set(operations.map(jobOf));
  const jobs = (Object.keys(what) as Job[]).filter((job) => under.has(job));
  const [first] = jobs;
  if (first === undefined) return null;
  return {
    message: `${what[first]}: quit and cancel it?`,
    detail: jobs
      .map((job) => `${job === first ? '' : `${what[job]}. `}${consequence[job]}`)
      .join('\n'),
  };
}
