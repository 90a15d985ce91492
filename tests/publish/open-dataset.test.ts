/** The page of a published table in Domo: main makes its address, and the window names the table only. */
import { describe, expect, it } from 'vitest';
import type { Desktop } from '../../src/main/api/handlers/handler-types';
import { sampleBench } from '../support/sample';

const opened: string[] = [];
const desktop = {
  openPage: (url: string) => {
    opened.push(url);
    return Promise.resolve();
  },
} as Partial<Desktop> as Desktop;

const { service, domo, profileId } = sampleBench(() => desktop);

describe('app.openInDomo', () => {
  it('opens the DataSet of a published table', async () => {
    const tables = ['accounts'] as const;
    const request = { profileId: profileId(), table: 'accounts' } as const;
    expect((await service().refused('app.openInDomo', request)).code).toBe('notFound');
    await service().done('inventory.publish', { profileId: profileId(), tables: [...tables] });
    await service().done('app.openInDomo', request);
    const [id] = domo().state.published.keys();
    expect(opened).toEqual([`${domo().origin}/datasources/${id}/details/overview`]);
  });
});
