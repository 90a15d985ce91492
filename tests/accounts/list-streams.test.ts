/** stream.list: the streams of an account, what depends on their datasets, and what of it is not known. */
import { describe, expect, it } from 'vitest';
import { sampleBench } from '../support/sample';
import { giveDatasets } from '../support/stream-samples';

const { service, domo, profileId, writes } = sampleBench();

const request = (id = 71) => ({ profileId: profileId(), kind: 'account' as const, id });

describe('stream.list', () => {
  it('names each stream of an account with its dataset and what depends on it', async () => {
    const [first = -1, second = -1] = giveDatasets(domo(), 71, 2);
    expect(await service().done('stream.list', request())).toEqual({
      streams: [
        {
          id: first,
          datasetId: 'd-71-0',
          name: 'Dataset d-71-0',
          cards: 0,
          dataflows: 0,
          alerts: 0,
        },
        {
          id: second,
          datasetId: 'd-71-1',
          name: 'Dataset d-71-1',
          cards: 0,
          dataflows: 0,
          alerts: 0,
        },
      ],
      unread: [],
      unusable: 0,
    });
    expect(writes()).toEqual([]);
  });

  it('has none for an account that no dataset uses', async () => {
    expect(await service().done('stream.list', request(124))).toEqual({
      streams: [],
      unread: [],
      unusable: 0,
    });
  });

  it('names a dataset that cannot be read beside those that can, and says why', async () => {
    giveDatasets(domo(), 71, 2);
    domo().faults.add({ kind: 'status', status: 403, route: 'datasets.get', times: 1 });
    const { streams, unread } = await service().done('stream.list', request());
    expect(streams).toHaveLength(1);
    expect(unread).toMatchObject([{ problem: { code: 'forbidden' } }]);
  });

  it('fails with getFailed when Domo does not list the datasets', async () => {
    giveDatasets(domo(), 71, 1);
    domo().faults.add({ kind: 'status', status: 400, route: 'datasets.ofAccount' });
    expect((await service().refused('stream.list', request())).code).toBe('getFailed');
  });
});
