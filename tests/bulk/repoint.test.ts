/** Giving streams another account: what the plan shows, what is sent, and the way back. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkRun } from '../../src/contract';
import { parseExactJson, toExactJson } from '../../src/main/domo/parse/exact-json';
import { sampleFields } from '../support/random-streams';
import { sampleBench } from '../support/sample';
import { editStream, giveDatasets, giveSharedDataset, streamText } from '../support/stream-samples';

const { service, domo, profileId, key, writes } = sampleBench();

const plan = (more: { to?: number; streams?: number[]; from?: number[] } = {}): Promise<BulkRun> =>
  service().done('bulk.plan', {
    wanted: {
      change: 'repoint',
      to: [{ profileId: profileId(), id: more.to ?? 102 }],
      streams: (more.streams ?? []).map((id) => ({ profileId: profileId(), id })),
    },
    accounts: (more.from ?? [71]).map((id) => key('account', id)),
  });
const planUndo = (runId: string, from = 71): Promise<BulkRun> =>
  service().done('bulk.plan', {
    wanted: { change: 'restoreStreams', runId },
    accounts: [key('account', from)],
  });
const run = (id: string): Promise<BulkRun> => service().done('bulk.run', { id });
const ends = ({ items }: BulkRun) =>
  items.map(({ state, problem }) => (problem ? `${state} ${problem.code}` : state));
/** With fields that nobody knows, numbers of any size, and the account's number in places that are not about it. */
function giveRandomStreams(count: number): number[] {
  const fields = sampleFields(count);
  const ids = giveDatasets(domo(), 71, count);
  for (const [at, id] of ids.entries())
    editStream(domo(), id, (text) => text.replace(/\}$/u, () => `,${fields[at] ?? ''}}`));
  return ids;
}
const exact = (text: string): string => toExactJson(parseExactJson(text));
const usedBy = (id: number) => domo().state.accounts.get(id)?.datasets.length;

describe('the plan of a re-point', () => {
  it('has an item for each stream, with both accounts and what depends on its dataset', async () => {
    const [first, second] = giveDatasets(domo(), 71, 2);
    const planned = await plan();
    expect(planned.items.map(({ subject }) => subject)).toEqual([
      { type: 'stream', id: first, name: 'Dataset d-71-0' },
      { type: 'stream', id: second, name: 'Dataset d-71-1' },
    ]);
    const [item] = planned.items;
    expect(item?.values).toEqual([
      {
        what: 'account',
        secret: false,
        before: 'DomoLibrary - update 2025-04-10 20:36:24.106444 (71)',
        after: 'dp24 - update 2025-03-11 17:27:21.566530 (102)',
      },
    ]);
    expect(item?.notes).toEqual(['What depends on it: 0 cards, 0 dataflows, 0 alerts.']);
    expect(ends(planned)).toEqual(['waiting', 'waiting']);
    expect(writes()).toEqual([]);
  });

  it('says what Domo does not tell of a dataset, and still plans its stream', async () => {
    const [id = -1] = giveDatasets(domo(), 71, 1);
    const body = JSON.stringify({ id: 'd-71-0', name: 'Named', streamId: id, impactCardCount: 1 });
    const json = 'application/json';
    domo().faults.add({ kind: 'body', route: 'datasets.get', contentType: json, text: body });
    expect((await plan()).items[0]?.notes).toEqual([
      'What depends on it: 1 card; dataflows, alerts: not read.',
    ]);
    domo().faults.clear();
    domo().faults.add({ kind: 'status', status: 403, route: 'datasets.get' });
    const chosen = await plan({ streams: [id] });
    expect(chosen.items[0]?.notes).toEqual(['What depends on its dataset was not read.']);
    expect(ends(chosen)).toEqual(['waiting']);
  });

  it('names streams of several accounts, of which one is replaced', async () => {
    giveSharedDataset(domo(), [71, 125]);
    expect((await plan()).items[0]?.notes.join(' ')).toContain(
      'It uses 2 accounts; the others stay.',
    );
  });

  it('says of a dataset that cannot be read, and of an account without datasets, that nothing is done', async () => {
    giveDatasets(domo(), 71, 2);
    domo().faults.add({ kind: 'status', status: 403, route: 'datasets.get', times: 1 });
    const planned = await plan({ from: [71, 124] });
    expect(ends(planned)).toEqual(expect.arrayContaining(['nothing forbidden', 'nothing noMatch']));
    expect(ends(planned)).toContain('waiting');
    expect(planned.items).toHaveLength(3);
  });

  it('refuses another provider, an account that does not exist, and OAuth accounts', async () => {
    giveDatasets(domo(), 71, 1);
    expect(ends(await plan({ to: 125 }))).toEqual(['nothing invalidRequest']);
    expect(ends(await plan({ to: 999_999 }))).toEqual(['nothing noMatch']);
    const wanted = { change: 'repoint' as const, to: [{ profileId: profileId(), id: 102 }] };
    const oauth = { wanted, accounts: [key('oauth', 5)] };
    expect(ends(await service().done('bulk.plan', oauth))).toEqual(['nothing invalidRequest']);
  });

  it('takes only the streams that were chosen, and says which does not use the account', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 2);
    const [other = -1] = giveDatasets(domo(), 125, 1);
    expect(ends(await plan({ streams: [first, other, 424_242] }))).toEqual([
      'waiting',
      'nothing changedSinceRead',
      'nothing noMatch',
    ]);
  });
});

describe('the plan of chosen streams of several accounts', () => {
  it('takes of each account only the streams that were chosen of it', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 2);
    const [, second = -1] = giveDatasets(domo(), 124, 2);
    const chosen = [
      { profileId: profileId(), id: first, of: 71 },
      { profileId: profileId(), id: second, of: 124 },
    ];
    const planned = await service().done('bulk.plan', {
      wanted: { change: 'repoint', to: [{ profileId: profileId(), id: 102 }], streams: chosen },
      accounts: [key('account', 71), key('account', 124)],
    });
    expect(planned.items.map(({ account, subject }) => [account.id, subject?.id])).toEqual([
      [71, first],
      [124, second],
    ]);
  });
});

describe('a stream of which several accounts are chosen', () => {
  beforeEach(() => {
    const [one, other] = [71, 124].map((id) => domo().state.accounts.get(id));
    if (one && other) other.dataProviderType = one.dataProviderType;
  });

  it('gets the other account once, the plan says which one stays, and the way back is exact', async () => {
    const id = giveSharedDataset(domo(), [71, 124]);
    const before = streamText(domo(), id);
    expect(before.indexOf('"accountId":124,')).toBeLessThan(before.indexOf('"accountId":71,'));
    const planned = await plan({ from: [71, 124] });
    expect(ends(planned)).toEqual(['nothing duplicate', 'waiting']);
    expect(planned.items[0]?.problem?.message).toMatch(
      /^Stream \d+ uses .* \(124\) too, which gets .* \(102\): it can have that only once, so this account stays\.$/u,
    );
    expect(ends(await run(planned.id))).toEqual(['nothing duplicate', 'done']);
    expect(writes().map(({ body }) => body)).toEqual([
      exact(before.replace('"accountId":124,', '"accountId":102,')),
    ]);
    expect(ends(await run((await planUndo(planned.id, 124)).id))).toEqual(['done']);
    expect(streamText(domo(), id)).toBe(exact(before));
  });

  it('gets it for the account whose place can be taken', async () => {
    // The first one is of another provider, and the second one is not chosen for this stream.
    giveSharedDataset(domo(), [125, 71]);
    expect(ends(await plan({ from: [125, 71] }))).toEqual(['nothing invalidRequest', 'waiting']);
    const id = giveSharedDataset(domo(), [71, 124]);
    const chosen = await service().done('bulk.plan', {
      wanted: {
        change: 'repoint',
        to: [{ profileId: profileId(), id: 102 }],
        streams: [{ profileId: profileId(), id, of: 124 }],
      },
      accounts: [key('account', 71), key('account', 124)],
    });
    expect(ends(chosen)).toEqual(['waiting']);
  });
});

describe('the run of a re-point', () => {
  it('changes the account of 500 streams and nothing else in any of them', async () => {
    const ids = giveRandomStreams(500);
    const before = ids.map((id) => streamText(domo(), id));
    const done = await run((await plan()).id);
    expect(new Set(ends(done))).toEqual(new Set(['done']));
    expect(writes().map(({ body }) => body)).toEqual(
      before.map((text) => exact(text.replace('"account":{"id":71,', '"account":{"id":102,'))),
    );
    expect([usedBy(71), usedBy(102)]).toEqual([0, 500]);
    const filter = { operations: ['stream.setAccount'], outcome: 'done' as const };
    expect((await service().done('activity.list', { filter })).total).toBe(500);
  });

  it('gives every stream back what it had before', async () => {
    const ids = giveRandomStreams(40);
    const before = ids.map((id) => streamText(domo(), id));
    const { id } = await plan();
    await run(id);
    const undo = await planUndo(id);
    expect(undo.items[0]?.values[0]?.after).toContain('(71)');
    expect(new Set(ends(await run(undo.id)))).toEqual(new Set(['done']));
    expect(ids.map((one) => streamText(domo(), one))).toEqual(before.map(exact));
  });

  it('leaves a stream alone that somebody gave another account since the plan, and goes on', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 3);
    const { id } = await plan();
    editStream(domo(), first, (text) => text.replace('"account":{"id":71', '"account":{"id":124'));
    expect(ends(await run(id))).toEqual(['refused changedSinceRead', 'done', 'done']);
    expect(writes()).toHaveLength(2);
  });

  it('is not held up by a run of the dataset, which changes its stream too', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 1);
    const { id } = await plan();
    editStream(domo(), first, (text) => text.replace('"ratio":1.10', '"ratio":2.20'));
    expect(ends(await run(id))).toEqual(['done']);
    expect(streamText(domo(), first)).toContain('"ratio":2.20');
  });

  it('never repeats a write whose answer was lost, and the way back knows it', async () => {
    giveDatasets(domo(), 71, 2);
    domo().faults.add({ kind: 'loseAnswer', route: 'streams.update', times: 1 });
    const { id } = await plan();
    expect(ends(await run(id))).toEqual(['unknown outcomeUnknown', 'done']);
    await run(id);
    expect(writes()).toHaveLength(2);
    expect(ends(await planUndo(id))).toEqual(['waiting', 'waiting']);
  });

  it('goes back only where the stream is still as the run left it', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 3);
    domo().faults.add({ kind: 'status', status: 500, route: 'streams.update', times: 1, skip: 1 });
    const { id } = await plan();
    expect(ends(await run(id))).toEqual(['done', 'refused crudFailed', 'done']);
    editStream(domo(), first, (text) => text.replace('"account":{"id":102', '"account":{"id":124'));
    const undo = await planUndo(id);
    expect(ends(undo)).toEqual(['nothing changedSinceRead', 'waiting']);
    expect(ends(await run(undo.id))).toEqual(['nothing changedSinceRead', 'done']);
    expect([usedBy(71), usedBy(102), usedBy(124)]).toEqual([2, 0, 1]);
  });

  it('cannot be undone by the id of another change, or for an account that it left alone', async () => {
    giveDatasets(domo(), 71, 1);
    const { id } = await plan();
    expect(ends(await planUndo(id))).toEqual(['nothing notFound']);
    const deletion = await service().done('bulk.plan', {
      wanted: { change: 'delete' },
      accounts: [key('account', 124)],
    });
    const wanted = { change: 'restoreStreams' as const, runId: deletion.id };
    const accounts = [key('account', 124)];
    expect((await service().refused('bulk.plan', { wanted, accounts })).code).toBe('notFound');
  });

  it('leaves the rest of an instance that answers nothing, and makes it later', async () => {
    giveDatasets(domo(), 71, 2);
    const { id } = await plan();
    domo().faults.add({ kind: 'status', status: 401, route: 'streams.get', times: 1 });
    expect(ends(await run(id))).toEqual(['waiting unauthorized', 'waiting unauthorized']);
    await service().done('profile.check', { profileId: profileId() });
    expect(ends(await run(id))).toEqual(['done', 'done']);
  });

  it('keeps what became of each stream', async () => {
    const [first = -1] = giveDatasets(domo(), 71, 1);
    const { id } = await plan();
    await run(id);
    expect((await service().done('bulk.list', {})).runs[0]).toMatchObject({ counts: { done: 1 } });
    expect((await service().done('bulk.read', { id })).items[0]?.subject?.id).toBe(first);
  });
});
