/** A report that reached nobody is told again: what it found is remembered once stdout has taken it. */
import { closeSync, openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notOnWindows } from '../support/not-on-windows';
import { runInto } from '../support/run-into';
import { openSyncedDesk, type SyncedDesk } from './synced-desk';

const noPipes = notOnWindows(
  'failed output of reports',
  'Windows has neither SIGPIPE nor /dev/full',
);
const noFull = process.platform !== 'linux';
if (noFull) console.warn('SKIPPED a report onto a full disk: only Linux has /dev/full');

let opened: SyncedDesk;
const cli = (...args: string[]) => opened.desk.cli(args);

async function makeInvalid(): Promise<void> {
  const { accounts } = opened.standIn.instances.production.state;
  const account = [...accounts.values()].find(({ valid, closed }) => valid && !closed);
  if (account === undefined) throw new Error('The company has no valid account.');
  account.valid = false;
  expect(await cli('sync')).toMatchObject({ code: 0 });
}

/** With one account that is newly invalid. */
beforeAll(async () => {
  opened = await openSyncedDesk();
  expect(await cli('report')).toMatchObject({ code: 0 });
  await makeInvalid();
});
afterAll(async () => {
  await opened.close();
});

describe('a report that stdout did not take', () => {
  it.skipIf(noPipes).each([[[]], [['--json']]])(
    'is told again after its reader has gone (%j)',
    async (options) => {
      const gone = await runInto(opened.desk, ['report', ...options], 'closed pipe');
      expect(gone.code).toBe(141);
      expect(await cli('report', '--no-remember')).toMatchObject({ code: 5 });
    },
  );

  it.skipIf(noFull)('is told again after the disk was full', async () => {
    const full = openSync('/dev/full', 'w');
    try {
      expect(await runInto(opened.desk, ['report'], full)).toMatchObject({ code: 74 });
    } finally {
      closeSync(full);
    }
    expect(await cli('report', '--no-remember')).toMatchObject({ code: 5 });
  });

  it.skipIf(noPipes)('is told again after the reader of `call report.make` has gone', async () => {
    const gone = await runInto(opened.desk, ['call', 'report.make'], 'closed pipe');
    expect(gone.code).toBe(141);
    expect(await cli('report', '--no-remember')).toMatchObject({ code: 5 });
  });

  it('is told again after a call that asks not to remember it', async () => {
    const request = JSON.stringify({ remember: false });
    expect(await opened.desk.cli(['call', 'report.make'], request)).toMatchObject({ code: 0 });
    expect(await cli('report', '--no-remember')).toMatchObject({ code: 5 });
  });

  it('is remembered once it was told', async () => {
    expect(await cli('report')).toMatchObject({ code: 5 });
    expect(await cli('report')).toMatchObject({ code: 0 });
  });

  it('is remembered once a call has told it', async () => {
    await makeInvalid();
    const called = await opened.desk.cli(['call', 'report.make'], '{}');
    expect(called).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(called.stdout)).toMatchObject({ ok: true, value: { findings: [{}] } });
    expect(await cli('report')).toMatchObject({ code: 0 });
  });
});
