/** Drift from a baseline: each account that newly differs is named, also when as many others were mended. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InstanceRow, RequestFor } from '../../src/contract';
import { comparedInstancesSchema } from '../../src/contract/instance-comparison';
import { reportPage } from '../../src/main/attention/report-page';
import type { CompareInstances } from '../../src/main/attention/drift-keys';
import { findDrift } from '../../src/main/attention/report-drift';
import { emptySummary } from '../../src/main/comparison/engine/instances/summary-counter';
import type { ComparisonMark } from '../../src/main/store/report-types';
import { createStandIn, type Instance, type PlainAccount, type StandIn } from '../domo';
import { boardInstances, type BoardName } from '../support/broken-board';
import { Service } from '../support/service';

let standIn: StandIn<BoardName>;
let service: Service;
let profileIds: string[];
const one = (): Instance => standIn.instances.accounts;
const two = (): Instance => standIn.instances.healthy;

const model = (): PlainAccount => {
  const [found] = two().state.accounts.values();
  if (!found) throw new Error('There is no account.');
  return found;
};
const add = (instance: Instance, id: number, name: string): void => {
  instance.state.accounts.set(id, { ...model(), id, name, displayName: name, datasets: [] });
};
const sync = () => service.done('inventory.sync', { depth: 'full' });
const drift = async (more: RequestFor<'report.make'> = {}) => {
  const report = await service.done('report.make', more);
  return { report, found: report.findings.filter(({ kind }) => kind === 'drift') };
};
const markOf = async (): Promise<ComparisonMark> => {
  const store = await service.workspace.store();
  for (const mark of await store.listReportMarks(null))
    if (mark.comparison !== null) return mark.found;
  throw new Error('There is no mark.');
};

beforeAll(async () => {
  const wanted = boardInstances().filter(({ name }) => name === 'accounts' || name === 'healthy');
  standIn = await createStandIn<BoardName>({ instances: wanted });
  service = new Service(null, null, { backoff: () => 5 });
  for (const [label, { origin: instance, tokens }] of [
    ['One', one()],
    ['Two', two()],
  ] as const)
    await service.done('profile.add', { instance, token: tokens['admin'] ?? '', label });
  // The same accounts in both.
  for (const account of one().state.accounts.values()) add(two(), account.id, account.displayName);
  add(two(), 101, 'mended later');
  await sync();
  profileIds = (await service.done('profile.list', {})).profiles.map(({ id }) => id);
  const comparison = { view: 'instances', profileIds, baseline: 0 } as const;
  await service.done('comparison.save', { name: 'To One', comparison });
  await drift();
});
afterAll(async () => {
  await service.close();
  await standIn.close();
});

describe('drift from a baseline', () => {
  it('is found and named when one account was mended and another one drifted', async () => {
    const before = await markOf();
    two().state.accounts.delete(101);
    add(two(), 102, 'drifted <b>since</b>');
    await sync();
    const { report, found } = await drift();
    const now = await markOf();
    expect([now.different, now.missing]).toEqual([before.different, before.missing]);
    expect(found).toMatchObject([{ label: 'To One', profileId: null }]);
    expect(found[0]?.text).toBe(
      '1 account differs that did not: “drifted <b>since</b>” (only in Two)',
    );
    expect([...reportPage(report)].join('')).toContain('“drifted &lt;b&gt;since&lt;/b&gt;”');
    expect((await drift()).found).toEqual([]);
  });

  it('names an account that an instance lacks, at most five, and how many more there are', async () => {
    for (const id of [1, 2, 3, 4, 5, 6, 7]) two().state.accounts.delete(id);
    await sync();
    const { found } = await drift();
    expect(found[0]?.text).toMatch(
      /^7 accounts differ that did not: (?:“[^”]+” \(missing in Two\), ){5}and 2 more$/u,
    );
  });

  it('is no news for accounts that were renamed, or mended', async () => {
    const account = two().state.accounts.get(102);
    if (account) account.displayName = 'under another name';
    add(two(), 1, [...one().state.accounts.values()][0]?.displayName ?? '');
    await sync();
    expect((await drift()).found).toEqual([]);
  });

  it('reads a mark of before, which has counts alone, and finds nothing false by it', async () => {
    const { different, missing } = await markOf();
    const store = await service.workspace.store();
    const listed = await store.listReportMarks(null);
    const comparison = listed.find((each) => each.comparison !== null)?.comparison ?? '';
    const mark = { profileId: null, comparison } as const;
    const save = (found: ComparisonMark) =>
      store.saveReportMarks([{ ...mark, at: Date.now(), found }]);
    await save({ different, missing });
    expect((await drift({ remember: false })).found).toEqual([]);
    await save({ different: different - 2, missing });
    expect((await drift({ remember: false })).found[0]?.text).toBe(
      `${String(different)} accounts differ, ${String(different - 2)} did`,
    );
  });

  it('is told from now on when another comparison was saved under its name', async () => {
    await drift();
    const rule = { environmentWords: ['works'] };
    const comparison = { view: 'instances', profileIds, baseline: 1, rule } as const;
    await service.done('comparison.save', { name: 'To One', comparison });
    const { report, found } = await drift();
    expect(found).toEqual([]);
    expect(report.notKnown.join('\n')).toContain('“To One” was compared for the first time');
  });

  it('is no news where an account differs that could not be compared at the last report, and is told apart', async () => {
    const closed = {
      ...model(),
      id: 300,
      displayName: 'once closed',
      datasets: [],
      access: [],
      closed: true,
    };
    one().state.accounts.set(300, { ...closed, closed: false });
    two().state.accounts.set(300, closed);
    await sync();
    await drift();
    expect((await markOf()).unknown).not.toEqual([]);
    const opened = { ...closed, closed: false, config: { ...closed.config, account: 'other' } };
    two().state.accounts.set(300, opened);
    await sync();
    const { report, found } = await drift();
    expect(found).toEqual([]);
    expect(report.knownNow).toEqual([
      '“To One”: 1 account differs of which it was not known: “once closed” (differs in One)',
    ]);
    expect([...reportPage(report)].join('')).toContain('Known now, and not at the last report');
    expect((await drift()).report.knownNow).toEqual([]);
  });

  it('remembers neither names nor values of accounts', async () => {
    const text = JSON.stringify(await markOf());
    for (const { displayName } of two().state.accounts.values())
      expect(text).not.toContain(displayName);
    expect(text).toMatch(/^\{"different":\d+,"missing":\d+,.*"keys":\["[\w-]{11}"/u);
  });
});

const age = {
  accountsReadAt: 0,
  oauthReadAt: 0,
  accounts: 0,
  configs: 0,
  oldestConfigReadAt: null,
  problem: null,
};
const instances = ['a', 'b'].map((profileId) => ({ profileId, label: profileId, ...age }));
/** A comparison of a and b, of which a is the baseline. */
const saved = (name: string) => ({
  id: 'c',
  name,
  savedAt: 0,
  comparison: {
    view: 'instances' as const,
    ...comparedInstancesSchema.parse({ profileIds: ['a', 'b'], baseline: 0 }),
  },
});
const rowOf = (id: number, cells: InstanceRow['cells']): InstanceRow => ({
  key: String(id),
  kind: 'account',
  dataProviderType: 'x',
  displayName: `Account ${String(id)}`,
  paired: false,
  verdict: 'different',
  reference: 0,
  cells: [...cells],
});
const compareRows =
  (rows: readonly InstanceRow[]): CompareInstances =>
  ({ offset, limit }) =>
    Promise.resolve({
      instances,
      summary: { ...emptySummary(instances), different: rows.length, missing: rows.length },
      guess: null,
      total: rows.length,
      rows: rows.slice(offset, offset + limit),
    });
const { signal } = new AbortController();
const ids = new Set(['a', 'b']);

describe('what was not known at the last report', () => {
  const present = (id: number) => ({ state: 'same', id, valid: true }) as const;
  const unknown = (id: number | null, why: 'notListed' | 'configNotRead' | 'referenceAmbiguous') =>
    ({ state: 'unknown', id, valid: null, why }) as const;
  const drifted = (id: number) =>
    ({ state: 'drifted', id, valid: true, fields: 1, unknownFields: 0 }) as const;
  const extra = { state: 'extra', id: 9, valid: true } as const;
  const missing = { state: 'missing' } as const;
  type Cell = InstanceRow['cells'][number];

  it.each<[string, readonly Cell[], readonly Cell[], 'new' | 'known now']>([
    [
      'a list that was not read',
      [present(1), unknown(null, 'notListed')],
      [present(1), missing],
      'known now',
    ],
    [
      'the list of the baseline',
      [unknown(null, 'notListed'), extra],
      [missing, extra],
      'known now',
    ],
    ['a config', [present(1), unknown(2, 'configNotRead')], [present(1), drifted(2)], 'known now'],
    [
      'a config of an account that is gone now',
      [present(1), unknown(2, 'configNotRead')],
      [present(1), missing],
      'new',
    ],
    [
      'which account it belongs to',
      [present(1), unknown(9, 'referenceAmbiguous')],
      [missing, extra],
      'known now',
    ],
    ['nothing', [present(1), present(2)], [present(1), drifted(2)], 'new'],
  ])('was %s', async (_what, before, after, told) => {
    // The extra account of the second case was unknown then, as every place of that list.
    const then = before.map((cell) => (cell === extra ? unknown(9, 'configNotRead') : cell));
    const first = compareRows([rowOf(1, then)]);
    const { marks } = await findDrift([saved('It')], ids, [], 1, first, signal);
    const now = compareRows([rowOf(1, [...after])]);
    const { findings, knownNow } = await findDrift([saved('It')], ids, marks, 2, now, signal);
    expect([findings.length, knownNow.length]).toEqual(told === 'new' ? [1, 0] : [0, 1]);
  });

  it('cannot be told by a mark of before, which says so', async () => {
    const first = compareRows([rowOf(1, [present(1), unknown(2, 'configNotRead')])]);
    const { marks } = await findDrift([saved('It')], ids, [], 1, first, signal);
    const old = marks.map((mark) =>
      mark.comparison === null ? mark : { ...mark, found: { different: 0, missing: 0, keys: [] } },
    );
    const now = compareRows([rowOf(1, [present(1), drifted(2)])]);
    const { findings } = await findDrift([saved('It')], ids, old, 2, now, signal);
    expect(findings[0]?.text).toBe(
      '1 account differs that did not, or of which it was not known: “Account 1” (differs in b)',
    );
  });
});

describe('more drift than a mark holds', () => {
  it('is compared by its counts, which is said', async () => {
    const row = (id: number) =>
      rowOf(id, [{ state: 'same', id, valid: true }, { state: 'missing' }]);
    const rows = Array.from({ length: 2_600 }, (_none, id) => row(id));
    const compare: CompareInstances = (request, stop) => compareRows(rows)(request, stop);
    const big = [saved('Big')];
    const first = await findDrift(big, ids, [], 1, compare, signal);
    expect(first.marks).toMatchObject([{ found: { different: 2_600, missing: 2_600 } }]);
    expect(first.marks[0]?.found).not.toHaveProperty('keys');
    const told = '“Big” differs in more than 2,000 places: only growing counts are told';
    expect(first.notKnown.join('\n')).toContain(told);
    rows.push(row(9_999));
    const { findings } = await findDrift(big, ids, first.marks, 2, compare, signal);
    expect(findings[0]?.text).toContain('2601 accounts differ, 2600 did');
    rows.length = 3;
    const mended = await findDrift(big, ids, first.marks, 3, compare, signal);
    expect(mended.findings).toEqual([]);
    expect(mended.notKnown).toEqual([]);
  });
});
