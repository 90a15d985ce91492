/** A desk with the instances of an agency: forty of them, most with labels that begin alike. */
import type { Page } from '@playwright/test';
import { createStandIn, makeBigInstance, type StandIn } from '../../domo';

const clients = [
  'Kestrel Bay Analytics',
  'Borealis Logistics',
  'Casa Lumière',
  'Dunmore Freight',
  'Elm & Ivy',
  'Fjordlys Energi',
  'Granite Peak Insurance',
  'Harrow Street Foods',
] as const;
const stages = [
  ['Development EU', 'Development', 'green'],
  ['Staging EU', 'Staging', 'amber'],
  ['Staging US', 'Staging', 'amber'],
  ['Production EU', 'Production', 'red'],
  ['Production US', 'Production', 'red'],
] as const;

export interface AgencyInstance {
  readonly name: string;
  readonly label: string;
  readonly group: string;
  readonly colour: string;
}

export const agencyInstances: readonly AgencyInstance[] = clients.flatMap((client, at) =>
  stages.map(([stage, group, colour], nth) => ({
    name: `agency${String(at)}${String(nth)}`,
    label: `${client} - ${stage}`,
    group,
    colour,
  })),
);

export const startAgency = (): Promise<StandIn> =>
  createStandIn({
    instances: agencyInstances.map(({ name }) => makeBigInstance({ name, accounts: 3 })),
  });

/** Adds all through the window's own bridge: forty starts of the command line would take a minute. */
export async function addAgency(page: Page, { instances }: StandIn): Promise<void> {
  const requests = agencyInstances.map(({ name, label, group, colour }) => ({
    instance: instances[name]?.origin ?? '',
    token: instances[name]?.token('admin') ?? '',
    label,
    group,
    colour,
    guard: 'normal',
    keep: 'keychain',
    check: true,
  }));
  const failed = await page.evaluate(async (all) => {
    const answers = await Promise.all(
      all.map((request) =>
        window.latchkey.call({
          callId: crypto.randomUUID(),
          operation: 'profile.add',
          request,
        }),
      ),
    );
    return answers.filter((answer) => !(answer as { ok: boolean }).ok);
  }, requests);
  if (failed.length > 0) throw new Error(`not added: ${JSON.stringify(failed[0])}`);
}
