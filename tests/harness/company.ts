/** Gives a desk the three instances of the invented company, through the command line. */
import type { ResponseFor } from '../../src/contract';
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
  if (code !== 0) throw new Error(`the command line failed: ${stdout}${stderr}`);
  return stdout;
};

/** Adds the instances with one start of the command line; with a depth a second one reads them. */
export async function addCompany(
  desk: Desk,
  standIn: StandIn<Name>,
  depth: 'full' | 'list' | null = 'full',
): Promise<void> {
  const instances = companyProfiles.map(({ name, ...settings }, index) => {
    const { origin, tokens } = standIn.instances[name];
    return { ...settings, line: index + 1, instance: origin, token: tokens['admin'] };
  });
  const added = must(await desk.cli(['call', 'profile.addMany'], JSON.stringify({ instances })));
  const { value } = JSON.parse(added) as { value: ResponseFor<'profile.addMany'> };
  if (value.results.some(({ outcome }) => outcome !== 'added')) throw new Error(added);
  if (depth !== null) must(await desk.cli(['sync', '--depth', depth]));
}
