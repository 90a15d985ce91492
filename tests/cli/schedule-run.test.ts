/** `latchkey schedule run`: what a schedule finds is told until it can have reached somebody. */
import { openSync, closeSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scheduledCommand } from '../../src/main/cli/commands/schedule';
import { notOnWindows } from '../support/not-on-windows';
import { runInto } from '../support/run-into';
import { temporaryFolder } from '../support/temporary-folder';
import { syncedDesk } from './synced-desk';

const noNull = notOnWindows(
  'a report that is thrown away',
  'Windows does not tell where stdout goes',
);
const { cli, desk, production } = syncedDesk();

/** What the installed schedule runs, without the program's own name. */
const scheduled = (report?: string): string[] =>
  scheduledCommand(
    [],
    { home: desk().home, env: {} },
    { depth: 'list', ...(report === undefined ? {} : { report }) },
  );

let broken = 0;
/** One more account is invalid than at the last report. */
function breakAnAccount(): void {
  const valid = [...production().state.accounts.values()].filter(
    (each) => each.valid && !each.closed,
  );
  const account = valid[broken++];
  if (account === undefined) throw new Error('No valid account is left.');
  account.valid = false;
}

afterEach(async () => {
  await cli('sync');
  await cli('report');
});

describe('a schedule', () => {
  it('without a page tells the same again, until somebody looks', async () => {
    await cli('report');
    breakAnAccount();
    expect(await cli(...scheduled())).toMatchObject({ code: 5 });
    expect(await cli(...scheduled())).toMatchObject({ code: 5 });
    expect(await cli('report')).toMatchObject({ code: 5 });
    expect(await cli(...scheduled())).toMatchObject({ code: 0 });
  });

  it('keeps each page with news beside the newest page, for its owner alone', async () => {
    const folder = temporaryFolder('schedule');
    const page = join(folder, 'report.html');
    await cli(...scheduled(page));
    breakAnAccount();
    expect(await cli(...scheduled(page))).toMatchObject({ code: 5 });
    expect(await cli(...scheduled(page))).toMatchObject({ code: 0 });
    const [kept = '', ...others] = readdirSync(folder).filter((name) => name !== 'report.html');
    expect(kept).toMatch(/^report-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.html$/u);
    expect(others).toEqual([]);
    expect(readFileSync(join(folder, kept), 'utf8')).toMatch(/newly invalid/iu);
    expect(readFileSync(page, 'utf8')).not.toMatch(/newly invalid/iu);
  });

  it.skipIf(noNull)(
    'of an earlier version, whose output is thrown away, tells it again',
    async () => {
      await cli('report');
      breakAnAccount();
      const nowhere = openSync('/dev/null', 'w');
      const old = scheduled().filter((arg) => arg !== '--no-remember');
      try {
        expect(await runInto(desk(), old, nowhere)).toMatchObject({ code: 5 });
      } finally {
        closeSync(nowhere);
      }
      expect(await cli('report', '--no-remember')).toMatchObject({ code: 5 });
    },
  );
});
