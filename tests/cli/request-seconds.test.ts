/** `LATCHKEY_REQUEST_SECONDS`: how long a request may take. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createStandIn, sampleInstance, type StandIn } from '../domo';
import { Desk } from '../harness/desk';

let desk: Desk;
let standIn: StandIn<'sample'>;
const domo = () => standIn.instances.sample;

beforeAll(async () => {
  standIn = await createStandIn({ instances: [sampleInstance('few')] });
  desk = await Desk.open();
  const { origin, tokens } = domo();
  await desk.cli(['profile', 'add', origin, '--label', 'One'], tokens['admin']);
});
afterAll(async () => {
  await desk.close();
  await standIn.close();
});
beforeEach(() => {
  domo().faults.clear();
});

const check = (seconds: string) =>
  desk.cli(['profile', 'check', 'One'], '', { LATCHKEY_REQUEST_SECONDS: seconds });

describe('the time that a request may take', () => {
  it('is set in seconds', async () => {
    domo().faults.add({ kind: 'silent' });
    const { code, stderr } = await check('1');
    expect(code).not.toBe(0);
    expect(stderr).toContain('did not answer in time');
  });

  it.each(['0', '-5', 'long', ''])('is the usual one where %j is set', async (seconds) => {
    // Longer than a timer of no seconds, and far shorter than the usual time.
    domo().faults.add({ kind: 'delay', ms: 300, times: 1 });
    expect(await check(seconds)).toMatchObject({ code: 0 });
  });
});
