/** Gives a desk the three instances of the invented company, through the command line. */
import type { StandIn } from '../domo';
import type { CliEnded, Desk } from './desk';

export const companyProfiles = [
  {
    name: 'production',
    label: 'Kestrel Bay · Production',
    group: 'Production',
    colour: 'red',
    guard: 'confirm',
  },
  {
    name: 'staging',
    label: 'Kestrel Bay · Staging',
    group: 'Staging',
    colour: 'amber',
    guard: 'normal',
  },
  {
    name: 'development',
    label: 'Kestrel Bay · Development',
    group: 'Development',
    colour: 'green',
    guard: 'normal',
  },
] as const;

type Name = (typeof companyProfiles)[number]['name'];

const must = ({ code, stdout, stderr }: CliEnded): string => {
  if (code !== 0) throw new Error(`the command line failed: ${stderr}`);
  return stdout;
};

/** Adds the instances; with a depth it reads them as well. */
export async function addCompany(
  desk: Desk,
  standIn: StandIn<Name>,
  depth: 'full' | 'list' | null = 'full',
): Promise<void> {
  for (const { name, label, group, colour, guard } of companyProfiles) {
    const { origin, tokens } = standIn.instances[name];
    const settings = ['--label', label, '--group', group, '--colour', colour, '--guard', guard];
    must(await desk.cli(['profile', 'add', origin, ...settings], tokens['admin']));
  }
  if (depth !== null) must(await desk.cli(['sync', '--depth', depth]));
}
