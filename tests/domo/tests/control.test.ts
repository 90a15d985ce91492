import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, ids, type Answer } from './http';

interface Announced {
  readonly instances: Record<string, { origin: string; tokens: Record<string, string> }>;
  readonly control: string;
}

const program = join(__dirname, '..', 'serve.ts');
const started: ChildProcess[] = [];

const noSignals = process.platform === 'win32';
if (noSignals)
  console.warn('SKIPPED SIGTERM to the stand-in: Windows ends a program without asking it');

function serve(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('No stdout.');
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  return line;
}

let announced: Announced;

beforeAll(async () => {
  const child = serve('--any-port', '--control', '0', '--json', '--big', '50');
  announced = JSON.parse(await firstLine(child)) as Announced;
});
// Also those of tests that failed half-way: nothing may stay behind.
afterAll(() => started.forEach((one) => one.kill('SIGKILL')));
beforeEach(async () => {
  expect((await control('POST', 'reset')).status).toBe(200);
});

function control(method: string, path: string, body?: unknown): Promise<Answer> {
  return ask(`${announced.control}/__stand-in/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function get(name: string, path: string): Promise<Answer> {
  const instance = announced.instances[name];
  if (!instance) throw new Error(`No instance ${name}.`);
  return ask(instance.origin + path, { token: instance.tokens['admin'] ?? '' });
}

const me = '/api/content/v2/users/me';

describe('the stand-in as a process of its own', () => {
  it('announces its instances, and they answer', async () => {
    expect(Object.keys(announced.instances)).toEqual([
      'development',
      'staging',
      'production',
      'big',
    ]);
    for (const name of Object.keys(announced.instances))
      expect((await get(name, me)).status).toBe(200);
    expect(ids(await get('big', '/api/data/v1/accounts'))).toHaveLength(50);
  });

  it('takes faults for one instance, and lists and removes them', async () => {
    const added = await control('POST', 'faults?instance=staging', { kind: 'status', status: 503 });
    const id = (added.json as { staging: number }).staging;
    expect((await get('staging', me)).status).toBe(503);
    expect((await get('production', me)).status).toBe(200);
    expect((await control('GET', 'faults?instance=staging')).json).toMatchObject({
      staging: [{ id, struck: 1, fault: { kind: 'status', status: 503 } }],
    });
    await control('DELETE', `faults?instance=staging&id=${String(id)}`);
    expect((await get('staging', me)).status).toBe(200);
  });

  it('hands out the log', async () => {
    await get('staging', me);
    await get('staging', '/api/data/v1/accounts');
    const { json } = await control('GET', 'log?instance=staging&route=users.me');
    expect(json).toMatchObject({
      staging: [{ path: me, status: 200, auth: { header: 'developer' } }],
    });
    expect((await control('GET', 'log/count')).json).toMatchObject({
      staging: { count: 2, peakInFlight: 1 },
      production: { count: 0 },
    });
    const token = announced.instances['staging']?.tokens['admin'] ?? '';
    const mentioning = `log/count?route=users.me&mentioning=${encodeURIComponent(token)}`;
    expect((await control('GET', mentioning)).json).toMatchObject({
      staging: { count: 1 },
      production: { count: 0 },
    });
    await control('DELETE', 'log');
    expect((await control('GET', 'log/count')).json).toMatchObject({ staging: { count: 0 } });
  });

  it('switches modes, tokens and whole instances', async () => {
    await control('POST', 'modes?instance=staging', { oauthList: 'short' });
    const short = '/api/data/v1/accounts/templates/user';
    expect((await get('staging', short)).status).toBe(200);
    expect((await get('production', short)).status).toBe(404);

    const writing = { sharing: 'v1only', emptyAnswer: 'object', newListedAfter: 2 };
    expect((await control('POST', 'modes?instance=staging', writing)).json).toMatchObject({
      staging: { ...writing, oauthList: 'short' },
    });

    const { json } = await control('POST', 'tokens/expire?instance=staging', { token: 'admin' });
    expect(json).toEqual({ staging: true });
    expect((await get('staging', me)).status).toBe(401);

    await control('POST', 'unknown?instance=production', { how: 'refused' });
    await expect(get('production', me)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await control('POST', 'reset');
    expect((await get('production', me)).status).toBe(200);
    expect((await get('staging', me)).status).toBe(200);
  });

  it.each([
    ['faults', { kind: 'stauts' }, /kind/],
    ['modes', { oders: 'shuffled' }, /oders/],
    ['faults?instance=nowhere', { kind: 'silent' }, /No instance nowhere/],
  ])('refuses a mistake at %s', async (path, body, message) => {
    const answer = await control('POST', path, body);
    expect(answer.status).toBe(400);
    expect((answer.json as { error: string }).error).toMatch(message);
  });

  it('names its commands when it does not know one', async () => {
    const answer = await control('GET', 'nonsense');
    expect(answer.status).toBe(404);
    expect((answer.json as { commands: string[] }).commands).toContain('POST /__stand-in/faults');
  });

  it('says which port is taken, and ends', async () => {
    const port = new URL(announced.instances['big']?.origin ?? '').port;
    const second = serve('--ports', `0,${port},0`);
    let text = '';
    second.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const [code] = (await once(second, 'close')) as [number];
    expect(code).toBe(1);
    expect(text).toContain('EADDRINUSE');
    expect(text).toContain('--any-port');
  });

  it.skipIf(noSignals)('ends on SIGTERM', async () => {
    const other = serve('--any-port', '--json');
    await firstLine(other);
    other.kill('SIGTERM');
    const [code] = (await once(other, 'close')) as [number | null];
    expect(code).toBe(0);
  });
});
