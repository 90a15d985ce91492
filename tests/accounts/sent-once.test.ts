/** A secret is sent to Domo in one request, its write, which is sent once, whatever Domo answers. */
import { describe, expect, it } from 'vitest';
import type { FaultSpec } from '../domo';
import { canaryMark } from '../domo/company/canaries';
import { sampleBench } from '../support/sample';

const { service, domo, profileId, key } = sampleBench();

const writes = {
  'account.create': (secret: string) =>
    service().call('account.create', {
      profileId: profileId(),
      kind: 'account',
      name: 'New one',
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: secret, username: 'ada' },
    }),
  'account.updateConfig': (secret: string) =>
    service().call('account.updateConfig', {
      ...key('account', 125),
      changes: { password: secret },
    }),
  'account.validate': (secret: string) =>
    service().call('account.validate', {
      profileId: profileId(),
      dataProviderType: 'domo-access-token',
      configurations: { domoAccessToken: secret },
    }),
} as const;

const answers: readonly (FaultSpec | null)[] = [
  null,
  { kind: 'status', status: 500, method: 'POST' },
  { kind: 'status', status: 503, method: 'POST', retryAfter: { seconds: 0 } },
  { kind: 'status', status: 429, method: 'PUT', retryAfter: { seconds: 0 } },
  { kind: 'loseAnswer', method: 'POST' },
  { kind: 'loseAnswer', method: 'PUT' },
];

describe.each(Object.entries(writes))('the write “%s”', (name, write) => {
  it.each(
    answers.map((fault) => [fault?.kind ?? 'a good answer', fault?.method ?? '', fault] as const),
  )('is sent once after: %s %s', async (_kind, _method, fault) => {
    if (fault) domo().faults.add(fault);
    const secret = `${canaryMark}${name}`;
    await write(secret);
    expect(domo().log.mentioning(secret)).toHaveLength(1);
  });
});
