/** Requests of writes contain secrets, which must not stay anywhere except in Domo. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';
import { SECRET, token as tokenIn } from './requests';

const { service, domo, profileId, key } = sampleBench();

const token = () => tokenIn(profileId());

describe('a secret', () => {
  it('never reaches the store, the activity or a Problem', async () => {
    const problems = [
      await service().refused('account.create', {
        ...token(),
        configurations: { domoAccessToken: SECRET, authType: SECRET },
      }),
      await service().refused('account.updateConfig', {
        ...key('account', 125),
        changes: { password: SECRET, [`x`]: SECRET },
      }),
    ];
    await service().done('account.create', token());
    await service().done('account.updateConfig', {
      ...key('account', 125),
      changes: { password: SECRET },
    });
    await service().done('account.reveal', {
      ...key('account', 125),
      field: 'password',
      to: 'screen',
    });
    const listed = await service().done('activity.list', {});
    const searched = await service().done('inventory.search', {});
    expect(JSON.stringify([problems, listed, searched])).not.toContain(canaryMark);
    const store = await service().workspace.store();
    const exported: unknown[] = [];
    for await (const batch of store.activityBatches({
      profileIds: null,
      outcome: null,
      operations: null,
      text: '',
    })) {
      exported.push(...batch);
    }
    expect(exported).toHaveLength(listed.total);
    expect(JSON.stringify(exported)).not.toContain(canaryMark);
    for (const file of readdirSync(service().folder)) {
      expect(readFileSync(join(service().folder, file)).includes(canaryMark), file).toBe(false);
    }
    // A secret is sent to Domo once, in the body of its write.
    expect(
      new Set(
        domo()
          .log.mentioning(SECRET)
          .map(({ method }) => method),
      ),
    ).toEqual(new Set(['POST', 'PUT']));
    for (const mask of ['********', '{encrypted}']) {
      expect(domo().log.mentioning(mask)).toEqual([]);
    }
  });
});
