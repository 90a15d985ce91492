/** What work over many instances costs: changes that are planned and run, what is found in stored data, and a review of access. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { say } from '../../../build/lib/say';
import type { RequestFor } from '../../../src/contract';
import { parseExactJson, toExactJson } from '../../../src/main/domo/parse/exact-json';
import { createStandIn, sampleInstance } from '../../domo';
import { sampleFields } from '../../support/random-streams';
import { Service } from '../../support/service';
import { editStream, giveDatasets, streamText } from '../../support/stream-samples';
import { benchRow, type BenchRow } from '../bench-row';
import { costOf, type Cost } from '../cost-of';
import { measureAlign } from './align-flow';
import { measureLeaver } from './leaver-flow';
import { measureImport } from './import-part';
import { rowBesideRequests, sendPlainly } from './plain-requests';

const STREAMS = 500;
const [FROM, TO] = [71, 102] as const;
const REVIEW_SECONDS = 60;

export async function measureFlows(): Promise<BenchRow[]> {
  return [
    ...(await measureRepoint()),
    await measureAlign(),
    await measureLeaver(),
    ...(await measureRotation()),
    ...(await measureStoredFleet()),
    ...(await measureReview()),
    await measureImport(),
  ];
}

async function measureRepoint(): Promise<BenchRow[]> {
  say(`Giving ${STREAMS} streams another account …`);
  const standIn = await createStandIn({ instances: [sampleInstance()] });
  const service = new Service();
  const domo = standIn.instances.sample;
  const token = domo.token('admin');
  try {
    const { profile } = await service.done('profile.add', { instance: domo.origin, token });
    const profileId = profile.id;
    await service.done('inventory.sync', {});
    const ids = giveDatasets(domo, FROM, STREAMS);
    for (const [at, fields] of sampleFields(STREAMS).entries())
      editStream(domo, ids[at] ?? -1, (text) => text.replace(/\}$/u, () => `,${fields}}`));
    const before = ids.map((id) => streamText(domo, id));
    domo.log.clear();
    const wanted: RequestFor<'bulk.plan'> = {
      wanted: { change: 'repoint', to: [{ profileId, id: TO }] },
      accounts: [{ profileId, kind: 'account', id: FROM }],
    };
    const cost = await costOf(async () => {
      const { id } = await service.done('bulk.plan', wanted);
      await service.done('bulk.run', { id });
    });
    const sent = domo.log.all();
    const changed = ids.map((id, at) => differsElsewhere(before[at] ?? '', streamText(domo, id)));
    const plain = await costOf(() => sendPlainly(domo.origin, token, sent));
    return [
      rowBesideRequests({
        name: `${STREAMS} streams get another account`,
        cost,
        plain,
        requests: sent.length,
        wrong: {
          what: 'streams in which anything else changed',
          count: changed.filter(Boolean).length,
          unit: 'streams',
        },
      }),
    ];
  } finally {
    await service.close();
    await standIn.close();
  }
}

/** True if anything but the account is not as it was. */
const differsElsewhere = (before: string, after: string): boolean =>
  exact(after) !==
  exact(before.replace(`"account":{"id":${FROM},`, () => `"account":{"id":${TO},`));

/** Without blanks, and with every digit. */
const exact = (text: string): string => toExactJson(parseExactJson(text));

/** A measurement of its own, in a process of its own. */
async function runAlone(name: string): Promise<unknown> {
  const file = resolve('tests', 'bench', `${name}.ts`);
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    file,
    '--json',
  ]);
  return JSON.parse(stdout.slice(stdout.indexOf('{')));
}

async function measureRotation(): Promise<BenchRow[]> {
  say('Looking for one secret in 50,000 accounts …');
  const found = (await runAlone('rotation')) as Record<
    'accounts' | 'instances' | 'recall' | 'precision' | 'ms' | 'ratio' | 'grownMb',
    number
  > & { readonly login: Record<'recall' | 'precision' | 'ms' | 'ratio', number> };
  const { accounts, instances, recall, precision, ms, ratio, grownMb, login } = found;
  return [
    benchRow({
      part: 'flows',
      name: `one secret is found in ${accounts} accounts of ${instances} instances`,
      figure: ms,
      unit: 'ms',
      comparison: { what: 'reading the same accounts', figure: ms / ratio },
      target: { of: 'ratio', atMost: 2 },
      parts: [
        { name: 'recall', figure: recall, unit: '' },
        { name: 'precision', figure: precision, unit: '' },
        { name: 'growth of the memory', figure: grownMb, unit: 'MB' },
      ],
    }),
    benchRow({
      part: 'flows',
      name: `the accounts of one login are found in ${accounts} of ${instances} instances`,
      figure: login.ms,
      unit: 'ms',
      comparison: { what: 'reading the same accounts', figure: login.ms / login.ratio },
      target: { of: 'ratio', atMost: 4 },
      parts: [
        { name: 'recall', figure: login.recall, unit: '' },
        { name: 'precision', figure: login.precision, unit: '' },
      ],
    }),
  ];
}

interface FoundFigures {
  readonly recall: number;
  readonly precision: number;
  readonly seconds: number;
  /** Of reading the same accounts. */
  readonly plain: number;
  readonly growthMb: number;
}

/** What is told of stored data alone. */
async function measureStoredFleet(): Promise<BenchRow[]> {
  say('Tidying up 49,400 accounts, and reporting what got worse in them …');
  const { accounts, instances, invalid, hygiene, report } = (await runAlone('stored-fleet')) as {
    readonly accounts: number;
    readonly instances: number;
    readonly invalid: number;
    readonly hygiene: FoundFigures;
    readonly report: FoundFigures;
  };
  const among = `of ${accounts} accounts of ${instances} instances, processor time`;
  return [
    foundRow(`duplicates and default names are found ${among}`, hygiene, 2.5),
    foundRow(`a report tells ${invalid} that became invalid, ${among}`, report, 0.5),
  ];
}

const foundRow = (
  name: string,
  { recall, precision, seconds, plain, growthMb }: FoundFigures,
  atMost: number,
): BenchRow =>
  benchRow({
    part: 'flows',
    name,
    figure: seconds,
    unit: 's',
    comparison: { what: 'reading the same accounts', figure: plain },
    target: { of: 'ratio', atMost },
    parts: [
      { name: 'recall', figure: recall, unit: '' },
      { name: 'precision', figure: precision, unit: '' },
      { name: 'growth of the memory', figure: growthMb, unit: 'MB' },
    ],
  });

async function measureReview(): Promise<BenchRow[]> {
  say('Reviewing a million entries …');
  const costs = (await runAlone('review')) as Record<
    'summary' | 'file' | 'verify' | 'compare',
    Cost
  >;
  const { summary, file, verify, compare } = costs;
  return [
    benchRow({
      part: 'flows',
      name: 'a review of a million entries is written',
      figure: file.seconds,
      unit: 's',
      comparison: { what: 'reading them for the screen', figure: summary.seconds },
      target: { of: 'figure', atMost: REVIEW_SECONDS },
      parts: [
        { name: 'verified', figure: verify.seconds },
        { name: 'compared with the last', figure: compare.seconds },
        { name: 'growth of the memory', figure: file.growthMb, unit: 'MB' },
      ],
    }),
  ];
}
