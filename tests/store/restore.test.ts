/** store.restore: refusals before anything is changed. The command line's tests restore real files. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Service } from '../support/service';

let service: Service;
beforeEach(() => {
  service = new Service();
});
afterEach(async () => {
  await service.close();
});

it('is refused with notFound for a file that was not set aside', async () => {
  const problem = await service.refused('store.restore', {
    name: 'inventory.db.damaged-2026-01-01T00-00-00-000Z',
  });
  expect(problem.code).toBe('notFound');
  expect((await service.done('store.setAside', {})).files).toEqual([]);
});
