/** Every changing route against the stand-in: what a success changed there, and each row of refusals (domo-api 2.1, 7.1). */
import { describe, expect, it } from 'vitest';
import type { DomoClient } from '../../src/main/domo';
import { failureOf } from '../support/failure';
import { runningSample, type Person } from './sample';

const { instance, as, sent } = runningSample();
const secret = 'canary-new-secret';

/** What differs between the kinds. Account 71 and OAuth account 5: domo-api 8. */
const kinds = [
  {
    kind: 'account',
    routes: 'accounts',
    id: 71,
    type: 'abstract-credential-store',
    body: {
      displayName: 'Shown',
      name: 'Made',
      dataProviderType: 'json5',
      configurations: { apiKey: secret },
    },
    first: { credentials: secret },
    // A provider that describes no field of this name.
    unknown: { id: 125, type: 'domo-access-token' },
  },
  {
    kind: 'oauth',
    routes: 'oauth',
    id: 5,
    type: 'jira-on-prem-oauth-config',
    body: {
      displayName: 'Shown',
      name: 'Made',
      dataProviderType: 'snowflake-oauth-config',
      origin: 'OAUTH_CONFIGURATION',
      configurations: { 'client-id': '777', 'client-secret': secret },
    },
    first: { client_id: secret },
    unknown: { id: 5, type: 'jira-on-prem-oauth-config' },
  },
] as const;

describe.each(kinds)(
  'a write to an account of kind $kind',
  ({ kind, routes, id, type, body, first, unknown }) => {
    const all = () => instance().state.family(kind);
    const one = (which: number = id) => all().get(which);
    /** Where a secret went: once, and to no other place. */
    const sentOnce = (): void => {
      expect(instance().log.mentioning(secret)).toHaveLength(1);
    };

    describe('create', () => {
      it('creates one account, and returns its id', async () => {
        const before = all().size;
        const made = await as('admin').createAccount(kind, body);
        expect(all().size).toBe(before + 1);
        expect(one(Number(made.id))).toMatchObject({
          displayName: 'Shown',
          name: 'Made',
          dataProviderType: body.dataProviderType,
          config: body.configurations,
        });
        expect(instance().log.last()).toMatchObject({ method: 'POST', route: `${routes}.create` });
        sentOnce();
      });

      it.each([
        [
          'a provider that is not there',
          { dataProviderType: 'no-such' },
          "'no-such' does not exist",
        ],
        ['a field that the provider has not', { configurations: { odd: secret } }, "have 'odd'"],
        ['a part that is missing', { name: '' }, "'name' is required"],
      ])('%s: 400 in the words of Domo', async (_what, change, words) => {
        const before = all().size;
        const found = await failureOf(as('admin').createAccount(kind, { ...body, ...change }));
        expect(found).toMatchObject({ code: 'crudFailed', status: 400 });
        expect(found.message).toContain(words);
        expect(JSON.stringify(found)).not.toContain(secret);
        expect(all().size).toBe(before);
      });

      it('leaves one account and an unknown outcome when the answer is lost', async () => {
        instance().faults.add({ kind: 'loseAnswer', route: `${routes}.create` });
        const before = all().size;
        const found = await failureOf(as('admin').createAccount(kind, body));
        expect(found.code).toBe('outcomeUnknown');
        expect(all().size).toBe(before + 1);
        sentOnce();
      });

      it.each(['truncated', 'reset'] as const)('is unknown after a %s answer', async (fault) => {
        instance().faults.add({ kind: fault, route: `${routes}.create` });
        const before = all().size;
        expect((await failureOf(as('admin').createAccount(kind, body))).code).toBe(
          'outcomeUnknown',
        );
        expect(all().size).toBe(before + 1);
        sentOnce();
      });
    });

    describe('delete', () => {
      it('deletes the account, whatever the successful answer looks like', async () => {
        await as('admin').deleteAccount(kind, id);
        expect(one()).toBeUndefined();
        expect(instance().log.last()?.status).toBe(kind === 'account' ? 204 : 200);
      });

      it('accepts an object as the answer', async () => {
        instance().modes.emptyAnswer = 'object';
        await as('admin').deleteAccount(kind, id);
        expect(one()).toBeUndefined();
      });

      it('fails with 404 the second time', async () => {
        await as('admin').deleteAccount(kind, id);
        const found = await failureOf(as('admin').deleteAccount(kind, id));
        expect(found).toMatchObject({ code: 'crudFailed', status: 404 });
        expect(found.trace).toMatch(/^[A-Z0-9]{10}-/u);
      });

      it('has an unknown outcome when the answer is lost, although the account is deleted', async () => {
        instance().faults.add({ kind: 'loseAnswer', route: `${routes}.delete` });
        const found = await failureOf(as('admin').deleteAccount(kind, id));
        expect(found.code).toBe('outcomeUnknown');
        expect(one()).toBeUndefined();
        expect(sent()).toHaveLength(1);
      });
    });

    describe('config', () => {
      it('sends only the given values and keeps the others', async () => {
        const before = one()?.config;
        await as('admin').updateConfig(kind, id, type, first);
        expect(one()?.config).toEqual({ ...before, ...first });
        sentOnce();
      });

      it('rejects a field that the provider does not have, with the message of Domo', async () => {
        const change = as('admin').updateConfig(kind, unknown.id, unknown.type, { odd: secret });
        const found = await failureOf(change);
        expect(found).toMatchObject({ code: 'configRejected', status: 400 });
        expect(found.message).toContain("does not have 'odd' authentication scheme configuration");
        expect(JSON.stringify(found)).not.toContain(secret);
      });

      it('fails with 404 for another provider type', async () => {
        const found = await failureOf(as('admin').updateConfig(kind, id, 'json5', first));
        expect(found).toMatchObject({ code: 'crudFailed', status: 404 });
      });

      it('has an unknown outcome when the answer is lost, although the config is stored', async () => {
        instance().faults.add({ kind: 'loseAnswer', route: `${routes}.updateConfig` });
        const found = await failureOf(as('admin').updateConfig(kind, id, type, first));
        expect(found.code).toBe('outcomeUnknown');
        expect(one()?.config).toMatchObject(first);
        sentOnce();
      });
    });

    describe('rename', () => {
      const name = 'Überschrift "1" – 名前';

      it('changes only the display name', async () => {
        const before = one()?.name;
        await as('admin').renameAccount(kind, id, name);
        expect(one()).toMatchObject({ displayName: name, name: before });
        expect(sent()).toHaveLength(1);
      });

      it('uses the bare content type for an instance that requires it', async () => {
        instance().faults.add({ kind: 'status', status: 415, route: `${routes}.rename`, times: 1 });
        await as('admin').renameAccount(kind, id, name);
        expect(one()?.displayName).toBe(name);
        expect(instance().log.last()?.headers['content-type']).toBe('text/plain');
        expect(sent()).toHaveLength(2);
      });

      it('has an unknown outcome when the answer is lost, although the account is renamed', async () => {
        instance().faults.add({ kind: 'loseAnswer', route: `${routes}.rename` });
        const found = await failureOf(as('admin').renameAccount(kind, id, name));
        expect(found.code).toBe('outcomeUnknown');
        expect(one()?.displayName).toBe(name);
        expect(sent()).toHaveLength(1);
      });
    });

    describe('without permission', () => {
      const calls: readonly [string, (client: DomoClient) => Promise<unknown>][] = [
        ['delete', (client) => client.deleteAccount(kind, id)],
        ['config', (client) => client.updateConfig(kind, id, type, first)],
        ['rename', (client) => client.renameAccount(kind, id, 'new')],
      ];
      const people: readonly [Person, number][] = [
        // Account 71 is shared with the viewer; OAuth account 5 is not.
        ['viewer', kind === 'account' ? 403 : 404],
        ['outsider', 404],
      ];

      it.each(calls)('%s is refused and changes nothing', async (_name, call) => {
        const before = JSON.stringify(one());
        for (const [person, status] of people) {
          const found = await failureOf(call(as(person)));
          expect(found).toMatchObject({ code: 'crudFailed', status });
        }
        expect(JSON.stringify(one())).toBe(before);
      });

      it.each(calls)('%s fails with an internal error of Domo', async (_name, call) => {
        instance().faults.add({ kind: 'status', status: 500 });
        expect(await failureOf(call(as('admin')))).toMatchObject({
          code: 'crudFailed',
          status: 500,
        });
        expect(sent()).toHaveLength(1);
      });
    });
  },
);
