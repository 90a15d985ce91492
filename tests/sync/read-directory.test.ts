/** Members of groups and addresses of users, read after a full sync with a bounded number of requests. */
import { describe, expect, it } from 'vitest';
import { createProblem, ProblemError } from '../../src/contract';
import { readDirectory } from '../../src/main/sync/read-directory';
import type { DirectoryEntry } from '../../src/main/store/review-types';
import { syncedCompany } from '../support/synced-company';

const company = syncedCompany();

describe('a full sync', () => {
  it('reads members of groups and addresses, which a review then has', async () => {
    await company.sync('full');
    const { totals, entries } = await company.service().done('review.summary', { limit: 1000 });
    const members = entries.filter(({ via }) => via !== null);
    expect(members.length).toBeGreaterThan(0);
    expect(members.every(({ email }) => email !== null)).toBe(true);
    expect(totals.instances.every(({ ownDomains }) => ownDomains.length === 1)).toBe(true);
    const log = company.production().log;
    expect(log.count({ route: 'users.many' })).toBeLessThan(5);
  });

  it('reads nothing of the kind when it reads lists only', async () => {
    await company.sync();
    expect(company.production().log.count({ route: 'users.many' })).toBe(0);
  });
});

describe('reading members', () => {
  const { signal } = new AbortController();
  const reading = async (answers: Readonly<Record<string, string | null>>) => {
    const saved: DirectoryEntry[] = [];
    const asked: string[] = [];
    const problem = await readDirectory(
      'p',
      {
        getGroup: async (id) => {
          await Promise.resolve();
          asked.push(id);
          const code = answers[id];
          if (code !== null && code !== undefined)
            throw new ProblemError(createProblem(code as 'forbidden', 'No.'));
          return { userIds: ['1'], active: id !== '9', everyone: false };
        },
        // As the instance answers: not at all where every group says that it is offline.
        whoAmI: () =>
          Object.values(answers).every((code) => code === 'offline')
            ? Promise.reject(new ProblemError(createProblem('offline', 'No.')))
            : Promise.resolve({ id: 1 } as never),
        listUsers: (ids) =>
          Promise.resolve(ids.map((id) => ({ id, name: id, emailAddress: null, active: true }))),
      },
      {
        listPrincipalsToRead: (_profile, type) =>
          Promise.resolve(
            type === 'USER'
              ? [{ type, id: '1', readAt: Date.now() }]
              : Object.keys(answers).map((id) => ({ type, id, readAt: null })),
          ),
        saveDirectory: (_profile, entries) => {
          saved.push(...entries);
          return Promise.resolve();
        },
      },
      signal,
    );
    return { saved, asked, problem };
  };

  it('notes a group that may not be read, and one that was deleted has no members', async () => {
    const { saved, problem } = await reading({ '5': 'noMatch', '6': 'forbidden', '9': null });
    expect(problem).toBeNull();
    const data = new Map(saved.map((entry) => [entry.id, entry.data]));
    expect(data).toEqual(
      new Map([
        ['5', null],
        ['6', null],
        ['9', { members: [], everyone: false }],
      ]),
    );
  });

  it('ends at a failure of the instance instead of asking for every group', async () => {
    const answers = Object.fromEntries(
      Array.from({ length: 100 }, (_, id) => [`${id}`, 'offline']),
    );
    const { saved, asked, problem } = await reading(answers);
    expect(problem).toMatchObject({ code: 'offline' });
    expect(saved).toEqual([]);
    expect(asked.length).toBeLessThan(10);
  });

  it('reads past a group for which Domo always fails, and says so', async () => {
    const { saved, problem } = await reading({
      '1': 'getFailed',
      '2': null,
      '3': 'timeout',
      '4': null,
    });
    expect(problem).toMatchObject({ code: 'getFailed' });
    expect(saved.map(({ id }) => id).sort()).toEqual(['2', '4']);
  });

  it('asks for no more groups after ten in a row', async () => {
    const groups = Array.from({ length: 100 }, (_, id) => [`${id}`, 'getFailed'] as const);
    const { asked } = await reading(Object.fromEntries<string>(groups));
    expect(asked.length).toBeLessThan(20);
  });
});
