/** Bodies that create an account of each kind (domo-api 4.6). */
export const plainBody = {
  displayName: 'My API Key Account',
  dataProviderType: 'json5',
  name: 'My API Key Account',
  configurations: {
    authentication: 'apiKey',
    apiType: 'header',
    name: 'X-Api-Key',
    apiKey: 'canary-new',
  },
};
export const oauthBody = {
  name: 'test_api',
  displayName: 'test_dl',
  dataProviderType: 'snowflake-oauth-config',
  origin: 'OAUTH_CONFIGURATION',
  configurations: { 'client-id': '777', 'client-secret': 'canary-777' },
};
