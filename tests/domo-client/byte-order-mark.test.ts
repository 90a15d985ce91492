/** A byte order mark before Domo's answers, as a proxy or a gateway may add it. */
import { expect, it } from 'vitest';
import { failureOf } from '../support/failure';
import { clientBench } from './bench';
import { answers } from './recorder';

const { recorder, client } = clientBench();

const answerBytes = (bytes: Buffer, status = 200): void => {
  recorder().reply = (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(bytes);
  };
};

it.each<[string, (text: string) => Buffer]>([
  ['UTF-8', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 of the other byte order', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('JSON with the mark of %s is read', async (_what, encode) => {
  answerBytes(encode('{"id":7,"displayName":"Ädä"}'));
  expect(await client().whoAmI()).toMatchObject({ id: 7, displayName: 'Ädä' });
  answerBytes(encode('{"id":7}'));
  expect(await client().createAccount('account', { name: 'a' })).toEqual({ id: 7 });
});

it('the reason of a refusal is read behind a mark', async () => {
  answerBytes(
    Buffer.from('\uFEFF{"message":"Account not found","toe":"5ZQBZXGCMV-9Y8HS-XJNNK"}'),
    400,
  );
  const failure = await failureOf(client().getAccessList('account', 7));
  expect(failure.message).toContain('Account not found');
  expect(failure.trace).toBe('5ZQBZXGCMV-9Y8HS-XJNNK');
});

it('a web page is known behind a mark', async () => {
  recorder().reply = answers(200, '\uFEFF<!doctype html><html></html>');
  expect((await failureOf(client().whoAmI())).code).toBe('instanceNotFound');
});
