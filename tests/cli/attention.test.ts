/** `latchkey attention`: finds thirteen kinds of failure, and invents none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResponseFor } from '../../src/contract';
import { createStandIn, type StandIn } from '../domo';
import { Desk } from '../harness/desk';
import {
  boardInstances,
  boardNames,
  fillBoard,
  troubledAccounts,
  type BoardName,
} from '../support/broken-board';

let standIn: StandIn<BoardName>;
let desk: Desk;

const done = async (args: readonly string[], stdin?: string, codes: readonly number[] = [0]) => {
  const ended = await desk.cli(args, stdin);
  if (!codes.includes(ended.code)) throw new Error(`${args.join(' ')}: ${ended.stderr}`);
  return ended;
};
const attention = async (...args: string[]): Promise<ResponseFor<'attention.list'>> => {
  const { stdout } = await done(['attention', '--json', ...args]);
  return (JSON.parse(stdout) as { value: ResponseFor<'attention.list'> }).value;
};

beforeAll(async () => {
  standIn = await createStandIn<BoardName>({ instances: boardInstances() });
  desk = await Desk.open();
  await fillBoard(desk, standIn);
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});

describe('latchkey attention', () => {
  it('finds each of thirteen seeded failures once the streams were read, and nothing else', async () => {
    const before = await attention();
    const alone = before.items.filter(({ kind }) => kind === 'invalidAccount').length;
    const { items, counts, total, instances } = await attention('--read-streams');
    expect(items.map(({ kind, label, account }) => [kind, account?.displayName ?? label])).toEqual([
      ['invalidAccount', troubledAccounts[0]],
      ['failingStreams', troubledAccounts[1]],
      ['failingStreams', troubledAccounts[2]],
      ['failingStreams', troubledAccounts[3]],
      ['refusedToken', 'refused'],
      ['missingToken', 'forgotten'],
      ['unreadableInstance', 'blocked'],
      ['unreadableInstance', 'odd'],
      ['unreadableInstance', 'offline'],
      ['invalidAccount', troubledAccounts[4]],
      ['expiringToken', 'expiring'],
      ['coverageLost', 'searchless'],
      ['neverSynced', 'never'],
    ]);
    expect({ total, instances }).toEqual({ total: 13, instances: boardNames.length });
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(13);
    console.info(`Of 13 seeded failures ${total} were found; "valid" alone finds ${alone}.`);
    expect(alone).toBe(2);
    const [expiring] = items.filter(({ kind }) => kind === 'expiringToken');
    expect(expiring).toMatchObject({ level: 7, account: null });
    expect(expiring?.why).toMatch(/^its token expires on \d{4}-\d\d-\d\d$/u);
  });

  it('says what is stopped, and which run failed when an account may not be to blame', async () => {
    const { items } = await attention();
    expect(items.slice(0, 3)).toMatchObject([
      { datasets: 9, cards: 18, alerts: 9 },
      { datasets: 4, cards: 20, alerts: 8, unread: 0 },
      { datasets: 3, failing: [{ state: 'FAILED', shared: true }, {}, {}] },
    ]);
    expect(items[2]?.why).toContain('another may be to blame');
  });

  it('prints a table, and says on stderr which streams were not read', async () => {
    const { stdout, stderr } = await done(['attention', '--profile', 'accounts']);
    expect(stdout).toMatch(/^WHAT {2,}INSTANCE/);
    expect(stdout).toContain('4 datasets, 20 cards, 8 alerts');
    expect(stdout).toContain('2 invalid accounts, 3 valid accounts with failing streams.');
    expect(stderr).toContain('accounts: the streams of 1 account were not read');
  });

  it('says on stderr what one reading failed to read, and lists the rest', async () => {
    const { faults } = standIn.instances.accounts;
    faults.add({ kind: 'status', status: 500, route: 'datasets.get', skip: 2, times: 1 });
    const ended = await done(['attention', '--profile', 'accounts', '--read-streams']);
    faults.clear();
    expect(ended.stderr).toMatch(/^accounts: 1 dataset could not be read\. .*500/mu);
    expect(ended.stderr).toContain('accounts: the streams of 2 accounts were not read');
    expect(ended.stdout).toContain('2 invalid accounts, 3 valid accounts with failing streams.');
  });

  it('takes a group and a kind, and says so when nothing needs attention', async () => {
    const { items } = await attention('--group', 'board', '--kind', 'neverSynced');
    expect(items).toMatchObject([{ label: 'never', at: null, account: null }]);
    const healthy = await done(['attention', '--profile', 'healthy']);
    expect(healthy.stdout).toBe('Nothing that was read needs attention.\n');
  });

  it('refuses a page of no rows with invalidRequest', async () => {
    const refused = await done(['call', 'attention.list'], '{"limit":0}', [1]);
    expect(refused.stdout).toContain('invalidRequest');
  });
});
