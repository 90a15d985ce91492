/** stream.setAccount: one write that changes the account and nothing else, and every way in which it does not happen. */
import { describe, expect, it } from 'vitest';
import { sampleBench } from '../support/sample';
import { editStream, giveDatasets, giveSharedDataset, streamText } from '../support/stream-samples';

const { service, domo, profileId, writes } = sampleBench();

/** From 71 to 102: both are of one provider. */
const request = (streamId: number, to = 102) => ({
  profileId: profileId(),
  kind: 'account' as const,
  id: 71,
  streamId,
  to,
});
const oneStream = () => giveDatasets(domo(), 71, 1)[0] ?? -1;
const refused = async (streamId: number, to = 102) =>
  (await service().refused('stream.setAccount', request(streamId, to))).code;

describe('stream.setAccount', () => {
  it('replaces the account, sends everything else as it was read, and records who did it', async () => {
    const id = oneStream();
    const before = streamText(domo(), id);
    expect(await service().done('stream.setAccount', request(id))).toMatchObject({
      accounts: [102],
      problem: null,
    });
    const [write] = writes();
    expect(writes()).toHaveLength(1);
    expect(write?.body).toBe(before.replace('"account":{"id":71,', '"account":{"id":102,'));
    expect(write?.body).toContain('17841400000000001');
    expect(await service().newest()).toMatchObject({
      operation: 'stream.setAccount',
      outcome: 'done',
      kind: 'account',
      accountId: 71,
      changes: [{ what: 'account of Dataset d-71-0', before: '71', after: '102' }],
    });
  });

  it('replaces one of several accounts', async () => {
    const id = giveSharedDataset(domo(), [71, 125]);
    const { accounts } = await service().done('stream.setAccount', request(id));
    expect(new Set(accounts)).toEqual(new Set([102, 125]));
  });

  it('refuses another provider, the same account, and one that the stream uses already, too', async () => {
    const id = oneStream();
    expect(await refused(id, 125)).toBe('invalidRequest');
    expect(await refused(id, 71)).toBe('duplicate');
    expect(await refused(giveSharedDataset(domo(), [71, 102]))).toBe('duplicate');
    expect(writes()).toEqual([]);
    expect((await service().newest()).outcome).toBe('refused');
  });

  it('refuses an account that does not exist, and a stream that does not', async () => {
    expect(await refused(oneStream(), 999_999)).toBe('noMatch');
    expect(await refused(424_242)).toBe('noMatch');
    expect(writes()).toEqual([]);
  });

  it('refuses with changedSinceRead when the stream names another account by now', async () => {
    const id = oneStream();
    editStream(domo(), id, (text) => text.replace('"account":{"id":71', '"account":{"id":124'));
    const problem = await service().refused('stream.setAccount', request(id));
    expect(problem).toMatchObject({ code: 'changedSinceRead' });
    expect(problem.message).toContain('it uses account 124.');
    expect(writes()).toEqual([]);
  });

  it('refuses with hiddenByDomo what it cannot see: a mask, or the token of Latchkey', async () => {
    const [masked = -1, holding = -1] = giveDatasets(domo(), 71, 2);
    editStream(domo(), masked, (text) => text.replace('select 1', 'Authorization: ********'));
    editStream(domo(), holding, (text) => text.replace('select 1', domo().token('admin')));
    expect(await refused(masked)).toBe('hiddenByDomo');
    const problem = await service().refused('stream.setAccount', request(holding));
    expect(problem.code).toBe('hiddenByDomo');
    expect(JSON.stringify(problem)).not.toContain(domo().token('admin'));
    expect(writes()).toEqual([]);
  });

  it('says what Domo answers: forbidden, getFailed and crudFailed', async () => {
    const id = oneStream();
    const fault = { kind: 'status', route: 'streams.get', times: 1 } as const;
    domo().faults.add({ ...fault, status: 403 });
    expect(await refused(id)).toBe('forbidden');
    domo().faults.add({ ...fault, status: 400 });
    expect(await refused(id)).toBe('getFailed');
    domo().faults.add({ kind: 'status', status: 500, route: 'streams.update', times: 1 });
    expect(await refused(id)).toBe('crudFailed');
  });

  it('never writes where the guard says read-only', async () => {
    const id = oneStream();
    await service().done('profile.update', { profileId: profileId(), guard: 'read-only' });
    expect(await refused(id)).toBe('readOnly');
    expect(await service().newest()).toMatchObject({
      operation: 'stream.setAccount',
      accountId: 71,
      outcome: 'refused',
    });
    expect(domo().log.count({ route: 'streams.update' })).toBe(0);
  });

  it('leaves the outcome unknown after a lost answer, says what it saw, and does not repeat it', async () => {
    const id = oneStream();
    domo().faults.add({ kind: 'loseAnswer', route: 'streams.update', times: 1 });
    const problem = await service().refused('stream.setAccount', request(id));
    expect(problem.code).toBe('outcomeUnknown');
    expect(problem.message).toContain('The stream was read again: it uses account 102.');
    expect(writes()).toHaveLength(1);
  });

  it('says so when Domo accepts the change and does not show it', async () => {
    const id = oneStream();
    domo().faults.add({ kind: 'empty', route: 'streams.update', times: 1 });
    const { accounts, problem } = await service().done('stream.setAccount', request(id));
    expect(accounts).toEqual([71]);
    expect(problem?.code).toBe('changedSinceRead');
  });
});
