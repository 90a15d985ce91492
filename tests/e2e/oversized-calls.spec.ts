/** What a script of the page sends that is too large or too odd is refused before it reaches main. */
import { expect, test } from './support/test';
import { settled } from './support/screen';

interface Answer {
  readonly callId: string;
  readonly text: string;
}

test('A call of 200 MB is refused in the page, and main gets none of it.', async ({
  readDesk,
  open,
}) => {
  const { app, page } = await open(readDesk);
  await settled(page);
  await app.evaluate(({ ipcMain }) => {
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, call: { callId: unknown }) => unknown>;
    };
    const handle = handlers.get('latchkey:call');
    const arrived: unknown[] = [];
    Object.assign(globalThis, { arrived });
    handlers.set('latchkey:call', (event, call) => {
      arrived.push(call.callId);
      return handle?.(event, call);
    });
  });
  const answers = await page.evaluate(async (): Promise<Answer[]> => {
    const list: Answer[] = [];
    const cycle: Record<string, unknown> = {};
    cycle['itself'] = cycle;
    const send = async (callId: string, request: unknown): Promise<void> => {
      const call = { callId, operation: 'app.status', request };
      const answer = await window.latchkey.call(call);
      list.push({ callId, text: JSON.stringify(answer) });
    };
    await Promise.all([
      send('test text', { text: 'x'.repeat(200_000_000) }),
      send('test list', { list: Array<string>(2000).fill('x'.repeat(100_000)) }),
      send('test values', { list: Array<number>(1_000_000).fill(0) }),
      send('test cycle', cycle),
      send('test bytes', { bytes: new ArrayBuffer(200_000_000) }),
      send('test fields', Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [at, 0]))),
    ]);
    await send('test status', {});
    // A page can pass more than its types say.
    window.latchkey.cancel('x'.repeat(200_000_000));
    return list;
  });
  const texts = new Map(answers.map(({ callId, text }) => [callId, text]));
  const reasons = {
    text: 'more than 8 million characters',
    list: 'more than 8 million characters',
    values: 'more than 500 thousand values',
    cycle: 'contains itself',
    bytes: 'JSON cannot express',
    fields: 'more than 10 thousand fields',
  };
  for (const [name, reason] of Object.entries(reasons)) {
    expect(texts.get(`test ${name}`)).toContain('"code":"invalidRequest"');
    expect(texts.get(`test ${name}`)).toContain(reason);
  }
  expect(texts.get('test status')).toContain('"ok":true');
  const arrived = await app.evaluate(
    () => (globalThis as unknown as { arrived: string[] }).arrived,
  );
  expect(arrived.filter((callId) => callId.startsWith('test '))).toEqual(['test status']);
});
