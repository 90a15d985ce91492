/** The compiled command line with the company's three instances, fully synced, a real keychain and a real store. */
import { afterAll, beforeAll } from 'vitest';
import { addCompany } from '../harness/company';
import { Desk, type CliEnded } from '../harness/desk';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { temporaryFolder } from './temporary-folder';

interface CommandLine {
  readonly standIn: StandIn<'development' | 'staging' | 'production'>;
  readonly desk: Desk;
}

/**
 * Created before the first test of a file, and removed after the last. A file whose tests ask for no account by its name says
 * how many of the twelve `areas` it needs: to read all of them is most of what a short file costs.
 */
export function commandLine(size: { readonly areas?: number } = {}) {
  const company = makeCompany({ providers: 'few', ...size });
  const folder = temporaryFolder('cli');
  let started: CommandLine | null = null;
  const get = (): CommandLine => {
    if (started === null) throw new Error('Not started yet.');
    return started;
  };
  beforeAll(async () => {
    const standIn = await createStandIn({ instances: company.list });
    const desk = await Desk.open();
    await addCompany(desk, standIn, 'full');
    started = { standIn, desk };
  });
  afterAll(async () => {
    await started?.desk.close();
    await started?.standIn.close();
  });
  return {
    company,
    folder,
    standIn: () => get().standIn,
    desk: () => get().desk,
    callOf: (operation: string, request: unknown): Promise<CliEnded> =>
      get().desk.cli(['call', operation], JSON.stringify(request)),
  };
}

export const json = ({ stdout }: CliEnded): unknown => JSON.parse(stdout);
