#!/usr/bin/env tsx
/** The stand-in as a program: `npm run stand-in -- --help`. */
import { Command, InvalidArgumentError } from 'commander';
import { makeBigInstance } from './big';
import { defaultSeed, makeCompany } from './company';
import type { InstanceSpec } from './instance';
import { createStandIn, type StandIn } from './stand-in';

interface Options {
  readonly ports: number[];
  readonly anyPort?: true;
  readonly control?: number;
  readonly json?: true;
  readonly seed: number;
  readonly big?: number;
}

const whole =
  (max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < 0 || value > max)
      throw new InvalidArgumentError(`Give a whole number from 0 to ${String(max)}.`);
    return value;
  };

const port = whole(65_535);

const program = new Command('stand-in')
  .description(
    'Imitates three Domo instances of an invented company on this computer, until stopped.',
  )
  .option(
    '--ports <list>',
    'ports of development, staging, production (and big), separated by commas',
    (text) => text.split(',').map(port),
    [4811, 4812, 4813, 4814],
  )
  .option('--any-port', 'let the system choose free ports')
  .option('--control <port>', 'open a control port (tests/domo/README.md); 0: any', port)
  .option('--json', 'print origins and tokens as one line of JSON')
  .option('--seed <number>', 'another company', whole(2 ** 31), defaultSeed)
  .option('--big <accounts>', 'add a fourth instance, "big", with so many accounts', whole(1e6));

function specs(options: Options): InstanceSpec[] {
  const all: InstanceSpec[] = [...makeCompany({ seed: options.seed }).list];
  if (options.big !== undefined)
    all.push(makeBigInstance({ name: 'big', accounts: options.big, oauthAccounts: 20 }));
  return all.map((spec, index) => ({
    ...spec,
    port: options.anyPort ? 0 : options.ports[index],
  }));
}

function show(standIn: StandIn, json: boolean): void {
  const all = Object.values(standIn.instances);
  const control = standIn.control?.origin ?? null;
  if (json) {
    const instances = Object.fromEntries(
      all.map(({ name, origin, tokens }) => [name, { origin, tokens }]),
    );
    console.log(JSON.stringify({ instances, control }));
    return;
  }
  for (const { name, origin, tokens, state } of all) {
    console.log(
      `${name}  ${origin}  (${String(state.accounts.size)} accounts, ${String(state.oauthAccounts.size)} OAuth accounts)`,
    );
    for (const [role, text] of Object.entries(tokens)) console.log(`    ${role.padEnd(8)} ${text}`);
  }
  if (control !== null) console.log(`control  ${control}`);
  console.log('All data is invented. Ctrl+C stops it.');
}

async function main(): Promise<void> {
  const options = program.parse().opts<Options>();
  const standIn = await createStandIn({
    instances: specs(options),
    controlPort: options.control,
  });
  const stop = (): void => void standIn.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  show(standIn, options.json === true);
}

main().catch((failure: unknown) => {
  const text = failure instanceof Error ? failure.message : String(failure);
  console.error(`The stand-in could not start: ${text}`);
  if (text.includes('EADDRINUSE'))
    console.error('Choose other ports with --ports, or let it choose with --any-port.');
  process.exitCode = 1;
});
