/** Requests to create accounts, each with a canary value as its secret. */
import type { RequestFor } from '../../src/contract';
import { canaryMark } from '../domo/company/canaries';

export const SECRET = `${canaryMark}written`;

export const token = (profileId: string): RequestFor<'account.create'> => ({
  profileId,
  kind: 'account',
  name: 'New one',
  dataProviderType: 'domo-access-token',
  configurations: { domoAccessToken: SECRET, username: 'ada' },
});

export const jira = (profileId: string): RequestFor<'account.create'> => ({
  profileId,
  kind: 'oauth',
  name: 'New config',
  displayName: 'Shown config',
  dataProviderType: 'jira-on-prem-oauth-config',
  configurations: { client_id: 'jira', client_secret: SECRET },
});
