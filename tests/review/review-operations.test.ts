/** The operations of reviews and tokens: what they fail with. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn, makeCompany, type StandIn } from '../domo';
import { Service } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

let standIn: StandIn<'production'>;
let service: Service;
let profileId = '';
const folder = temporaryFolder('review-operations');

beforeAll(async () => {
  standIn = await createStandIn({
    instances: [makeCompany({ areas: 2, providers: 'few' }).instances.production],
  });
  service = new Service(null, null, { backoff: () => 5 });
  const { origin } = standIn.instances.production;
  const token = standIn.instances.production.token('admin');
  const added = await service.done('profile.add', { instance: origin, token, label: 'One' });
  profileId = added.profile.id;
});
afterAll(async () => {
  await service.close();
  await standIn.close();
});

describe('operations of reviews', () => {
  it('review.summary fails for what it cannot be compared with', async () => {
    const last = await service.refused('review.summary', { against: 'last' });
    expect(last.code).toBe('notFound');
    const odd = await service.refused('review.summary', { against: { file: folder } });
    expect(odd.code).toBe('getFailed');
  });

  it('review.write fails for what it cannot be compared with, and writes nothing', async () => {
    const file = join(folder, 'new.jsonl');
    const missing = { file: join(folder, 'none') };
    expect((await service.refused('review.write', { file, against: missing })).code).toBe(
      'notFound',
    );
    const odd = { file: folder };
    expect((await service.refused('review.write', { file, against: odd })).code).toBe('getFailed');
    expect((await service.refused('review.verify', { file })).code).toBe('notFound');
  });

  it('review.verify fails for what is not there or cannot be read', async () => {
    const file = join(folder, 'none');
    expect((await service.refused('review.verify', { file })).code).toBe('notFound');
    expect((await service.refused('review.verify', { file: folder })).code).toBe('getFailed');
    const odd = join(folder, 'odd');
    appendFileSync(odd, 'no review');
    expect(await service.done('review.verify', { file: odd })).toMatchObject({ intact: false });
  });
});

describe('tokens.list', () => {
  it('tokens.list returns tokens without values, and fails when Domo does', async () => {
    const { faults, log } = standIn.instances.production;
    const { tokens, own } = await service.done('tokens.list', { profileId });
    expect(tokens.length).toBeGreaterThan(0);
    expect(['known', 'between']).toContain(own.state);
    expect(log.count({ route: 'tokens.list' })).toBe(1);
    faults.add({ kind: 'status', status: 500, route: 'tokens.list' });
    expect((await service.refused('tokens.list', { profileId })).code).toBe('getFailed');
    faults.clear();
    faults.add({ kind: 'status', status: 403, route: 'tokens.list' });
    // `forbidden` is an answer here.
    expect((await service.done('tokens.list', { profileId })).own.state).toBe('refused');
    faults.clear();
    faults.add({ kind: 'status', status: 403, route: 'users.me' });
    const refused = await service.call('tokens.list', { profileId });
    expect(['forbidden', 'instanceNotFound']).toContain(refused.ok ? '' : refused.problem.code);
    faults.clear();
  });
});
