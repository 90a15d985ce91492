/** The compiled command line on the company's three instances, read in full: a real keychain, the real file. */
import { afterAll, beforeAll } from 'vitest';
import { addCompany } from '../harness/company';
import { Desk, type CliEnded } from '../harness/desk';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { temporaryFolder } from './temporary-folder';

interface CommandLine {
  readonly standIn: StandIn<'development' | 'staging' | 'production'>;
  readonly desk: Desk;
}

/** Made before the first test of a file, and taken away after its last. */
export function commandLine() {
  const company = makeCompany();
  const folder = temporaryFolder('cli');
  let made: CommandLine | null = null;
  const there = (): CommandLine => {
    if (made === null) throw new Error('it is made before the first test');
    return made;
  };
  beforeAll(async () => {
    const standIn = await createStandIn({ instances: company.list });
    const desk = await Desk.open();
    await addCompany(desk, standIn, 'full');
    made = { standIn, desk };
  });
  afterAll(async () => {
    await made?.desk.close();
    await made?.standIn.close();
  });
  return {
    company,
    folder,
    standIn: () => there().standIn,
    desk: () => there().desk,
    callOf: (operation: string, request: unknown): Promise<CliEnded> =>
      there().desk.cli(['call', operation], JSON.stringify(request)),
  };
}

export const json = ({ stdout }: CliEnded): unknown => JSON.parse(stdout);
