/** When a failed reading ends the reading of its instance. */
import { expect, it, vi } from 'vitest';
import { createProblem, ProblemError, type ProblemCode } from '../../src/contract';
import { InstanceHealth } from '../../src/main/sync/instance-health';

const because = (code: ProblemCode) => createProblem(code, 'No.');
const answers = () => vi.fn(() => Promise.resolve());
const fails = (code: ProblemCode) =>
  vi.fn(() => Promise.reject(new ProblemError(createProblem(code, 'No.'))));

it.each(['unauthorized', 'noToken', 'diskFull', 'notFound'] as const)(
  'a failure with %s ends the reading of the instance without another request',
  async (code) => {
    const whoAmI = answers();
    expect(await new InstanceHealth(whoAmI).endsReading(because(code))).toBe(true);
    expect(whoAmI).not.toHaveBeenCalled();
  },
);

it.each(['offline', 'instanceNotFound', 'blockedByNetworkRule'] as const)(
  'a failure with %s ends the reading only when the instance itself does not answer either',
  async (code) => {
    expect(await new InstanceHealth(fails(code)).endsReading(because(code))).toBe(true);
    expect(await new InstanceHealth(answers()).endsReading(because(code))).toBe(false);
    expect(await new InstanceHealth(fails('cancelled')).endsReading(because(code))).toBe(false);
  },
);

it('failures of the same moment share one check of the instance', async () => {
  const whoAmI = fails('offline');
  const health = new InstanceHealth(whoAmI);
  await Promise.all([1, 2, 3].map(() => health.endsReading(because('offline'))));
  expect(whoAmI).toHaveBeenCalledTimes(1);
  await health.endsReading(because('offline'));
  expect(whoAmI).toHaveBeenCalledTimes(2);
});

it.each(['timeout', 'unavailable', 'rateLimited', 'offline'] as const)(
  'ten failures in a row without an answer (%s) end the reading, even if the instance answers otherwise',
  async (code) => {
    const health = new InstanceHealth(answers());
    for (let count = 1; count < 10; count += 1) {
      expect(await health.endsReading(because(code))).toBe(false);
    }
    expect(await health.endsReading(because(code))).toBe(true);
  },
);

it.each([
  ['a success', (health: InstanceHealth) => health.recordSuccess()],
  ['a refusal', (health: InstanceHealth) => health.endsReading(because('noMatch'))],
] as const)('%s ends the row of failures', async (_what, between) => {
  const health = new InstanceHealth(answers());
  for (let count = 1; count < 30; count += 1) {
    if (count % 9 === 0) await between(health);
    expect(await health.endsReading(because('timeout'))).toBe(false);
  }
});
