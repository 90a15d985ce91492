/** Adding the instances of a list, in the window and on the command line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createStandIn, makeBigInstance, type StandIn } from '../../domo';
import type { ConfirmQuestion, Desktop } from '../../../src/main/api/handlers/handler-types';
import { Service } from '../../support/service';
import { temporaryFolder } from '../../support/temporary-folder';

const names = ['one', 'two', 'three'] as const;
let standIn: StandIn;
let service: Service;

beforeAll(async () => {
  standIn = await createStandIn({
    instances: names.map((name) => makeBigInstance({ name, accounts: 2, providers: 'few' })),
  });
});
afterAll(() => standIn.close());
afterEach(() => service.close());

const of = (name: (typeof names)[number]) => {
  const instance = standIn.instances[name];
  if (!instance) throw new Error('no such instance');
  return { instance: instance.origin, token: instance.token('admin') };
};

const outcomes = async (instances: Parameters<typeof addMany>[0], more = {}) =>
  (await addMany(instances, more)).map(({ outcome, problem }) =>
    problem === null ? outcome : `${outcome}: ${problem.code}`,
  );

const addMany = async (
  instances: readonly { instance: string; token?: string; tokenFrom?: string; label?: string }[],
  more = {},
) =>
  (
    await service.done('profile.addMany', {
      instances: instances.map((each, at) => ({ line: at + 1, ...each })),
      ...more,
    })
  ).results;

describe('adding many', () => {
  it('says of each instance what came of it, and one failure costs that one alone', async () => {
    service = new Service();
    const closed = { instance: 'http://127.0.0.1:9', token: 'any', label: 'Closed' };
    const bad = { ...of('three'), token: 'no-token-of-this' };
    expect(await outcomes([of('one'), closed, bad, { ...of('one'), label: 'Again' }])).toEqual([
      'added',
      'failed: offline',
      'failed: unauthorized',
      'failed: invalidRequest',
    ]);
    const { profiles } = await service.done('profile.list', {});
    expect(profiles).toMatchObject([{ user: {}, lastCheck: { problem: null } }]);
    expect(await service.newest()).toMatchObject({ operation: 'profile.add', outcome: 'done' });
  });

  it('tells how far it is, for each instance', async () => {
    service = new Service();
    await addMany(names.map(of));
    const told = service.events.flatMap((each) =>
      each.event === 'progress' ? [`${each.progress.done} of ${String(each.progress.total)}`] : [],
    );
    expect(told).toEqual(['0 of 3', '1 of 3', '2 of 3', '3 of 3']);
  });

  it('changes what is there only when it is asked to', async () => {
    service = new Service();
    await addMany([of('one')]);
    const again = [{ instance: of('one').instance, label: 'Renamed' }];
    expect(await outcomes(again)).toEqual(['kept']);
    expect(await outcomes(again, { update: true })).toEqual(['changed']);
    expect(await outcomes(again)).toEqual(['same']);
    expect((await service.done('profile.list', {})).profiles).toMatchObject([{ label: 'Renamed' }]);
  });
});

describe('references to tokens', () => {
  const asked: ConfirmQuestion[] = [];
  const desktop = (answer: boolean) =>
    ({
      ask: (question: ConfirmQuestion) => {
        asked.push(question);
        return Promise.resolve(answer);
      },
    }) as unknown as Desktop;
  const printing = (text: string): string => {
    const file = join(temporaryFolder('reference'), 'token');
    writeFileSync(file, `${text}\n`);
    return `cmd:node -p "require('fs').readFileSync('${file}','utf8')"`;
  };

  it('run a command of the command line only if that is allowed', async () => {
    service = new Service();
    const { instance, token } = of('one');
    const instances = [{ line: 1, instance, tokenFrom: printing(token) }];
    expect(await service.refused('profile.addMany', { instances })).toMatchObject({
      code: 'cancelled',
      message: 'No command of the list was run, and no instance was added.',
    });
    expect((await service.done('profile.list', {})).profiles).toEqual([]);
    expect(await outcomes(instances, { allowCommands: true })).toEqual(['added']);
  });

  it('are followed in the window only after a question that names each, whatever the page says', async () => {
    asked.length = 0;
    service = new Service(desktop(false));
    const { instance, token } = of('one');
    const command = printing(token);
    const instances = [
      { line: 1, instance, tokenFrom: command },
      { line: 2, instance: 'two', tokenFrom: 'env:CANARY' },
    ];
    const refused = await service.refused('profile.addMany', { instances, allowCommands: true });
    expect(refused.code).toBe('cancelled');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.detail).toContain(`Runs: ${command.slice(4)}`);
    expect(asked[0]?.detail).toContain('two: env:CANARY');
    expect((await service.done('profile.list', {})).profiles).toEqual([]);
  });

  it('are asked about in the window in lists that a person can read', async () => {
    asked.length = 0;
    service = new Service(desktop(true));
    const instances = Array.from({ length: 41 }, (_, at) => ({
      line: at + 1,
      instance: `i${at}`,
      tokenFrom: 'env:CANARY',
    }));
    const refused = await service.refused('profile.addMany', { instances });
    expect(refused.code).toBe('invalidRequest');
    expect(asked).toEqual([]);
  });

  it('that fail say why, and repeat nothing that was printed', async () => {
    service = new Service();
    const results = await addMany(
      [
        { instance: 'a', tokenFrom: 'env:LATCHKEY_NO_SUCH_VARIABLE' },
        { instance: 'b', tokenFrom: `cmd:node -e "console.error('canary'); process.exit(3)"` },
        { instance: 'c', tokenFrom: `cmd:node -p "'two canaries'"` },
      ],
      { allowCommands: true },
    );
    expect(results.map(({ problem }) => `${problem?.code} ${problem?.message}`)).toEqual([
      'noToken The variable LATCHKEY_NO_SUCH_VARIABLE is not set.',
      'noToken The command failed with exit status 3.',
      'noToken The command gave no access token.',
    ]);
    expect(JSON.stringify(results)).not.toContain('canar');
  });
});

describe('profile.export', () => {
  it('writes no token and no id, and the window writes only where the user chose', async () => {
    service = new Service();
    const { instance, token } = of('one');
    const [added] = await addMany([{ instance, token, label: 'One' }]);
    const file = join(temporaryFolder('profiles'), 'instances.json');
    expect(await service.done('profile.export', { file })).toEqual({ file, instances: 1 });
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('"One"');
    expect(text).not.toContain(token);
    expect(text).not.toContain(added?.profileId);
    expect((await service.done('profile.readList', { text })).lines).toMatchObject([
      { state: 'same', label: 'One' },
    ]);
    await service.close();
    service = new Service({ wasChosen: () => false } as unknown as Desktop);
    expect((await service.refused('profile.export', { file })).code).toBe('invalidRequest');
  });
});

describe('app.chooseInstanceList', () => {
  const choosing = (file: string | null) =>
    (service = new Service({
      chooseInstanceListFile: () => Promise.resolve(file),
    } as unknown as Desktop));

  it('reads the chosen file, whatever its encoding', async () => {
    const file = join(temporaryFolder('list'), 'list.csv');
    writeFileSync(file, Buffer.from('\ufeffCasa Lumière,casa', 'utf16le'));
    choosing(file);
    expect(await service.done('app.chooseInstanceList', {})).toEqual({ text: 'Casa Lumière,casa' });
  });

  it('says that a file is in an encoding that cannot be told', async () => {
    const file = join(temporaryFolder('list'), 'list.csv');
    writeFileSync(file, Buffer.from('Casa Lumière,casa', 'utf16le'));
    choosing(file);
    expect((await service.refused('app.chooseInstanceList', {})).message).toBe(
      'The file is not in UTF-8. UTF-16 needs a byte order mark.',
    );
  });

  it('gives nothing when the dialog is cancelled', async () => {
    choosing(null);
    expect(await service.done('app.chooseInstanceList', {})).toEqual({ text: null });
  });

  it('says that a file cannot be read or is too large', async () => {
    const folder = temporaryFolder('list');
    choosing(join(folder, 'nowhere'));
    expect((await service.refused('app.chooseInstanceList', {})).code).toBe('notFound');
    await service.close();
    writeFileSync(join(folder, 'large'), 'x'.repeat(1_000_001));
    choosing(join(folder, 'large'));
    expect((await service.refused('app.chooseInstanceList', {})).code).toBe('invalidRequest');
  });

  it('needs the window', async () => {
    service = new Service();
    expect((await service.refused('app.chooseInstanceList', {})).code).toBe('needsWindow');
  });
});
