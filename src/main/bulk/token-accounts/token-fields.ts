/** Which accounts hold a token of a Domo instance, and where their config names that instance (domo-api 6.1). */
import type { AccountConfig, ConfigField } from '../../../contract';
import { ownProperty } from '../../../contract/zod-free';

const TOKEN_FIELDS: Readonly<Record<string, string>> = {
  'domo-access-token': 'domoAccessToken',
  'dataset-copy': 'accessToken',
  'domo-governance-d14c2fef-49a8-4898-8ddd-f64998005600': 'apikey',
};

/** Without `-`, `_` and case. The known config of `domo-access-token` has none of them. */
const INSTANCE_FIELDS: ReadonlySet<string> = new Set([
  'instance',
  'customer',
  'domain',
  'domoinstance',
  'domodomain',
  'instanceurl',
  'host',
]);

/** The config field that holds the token; null: the provider is none of those. */
export const tokenFieldOf = (dataProviderType: string): string | null =>
  ownProperty(TOKEN_FIELDS, dataProviderType) ?? null;

export const findField = (config: AccountConfig, name: string): ConfigField | null =>
  config.fields.find((field) => field.name === name) ?? null;

/** The instance that the config names, as it is written there; null: it names none. */
export function namedInstance({ fields }: AccountConfig): string | null {
  const field = fields.find(
    ({ name, state, value }) =>
      state === 'clear' &&
      (value ?? '').trim() !== '' &&
      INSTANCE_FIELDS.has(name.toLowerCase().replaceAll(/[-_ ]/gu, '')),
  );
  return field?.value?.trim() ?? null;
}
