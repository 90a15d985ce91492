/** All 1154 providers: those that are known, the rest invented by rule. The same for every instance. */
import { Random } from '../random';
import type { FieldDescriptor, Provider } from '../state/types';
import { fieldWords } from './field-words';
import { knownProviders, validated, type ProviderPlan } from './known-providers';
import { brands, products, schemes } from './provider-words';

/** As many as the sample had (domo-api 4.3). */
export const providerCount = 1154;

const noCapabilities: Readonly<Record<string, boolean>> = Object.fromEntries(
  ['Secrets', 'Data', 'Objects', 'Tables'].flatMap((what) => [
    [`reading${what}Supported`, false],
    [`writing${what}Supported`, false],
  ]),
);

export interface PlannedField {
  readonly name: string;
  readonly secret: boolean;
  readonly optional: boolean;
}

/** Reads the notation of `ProviderPlan.fields`. */
export function plannedFields(list: string): PlannedField[] {
  return list
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({
      name: word.replace(/[!?]/g, ''),
      secret: word.includes('!'),
      optional: word.includes('?'),
    }));
}

function descriptors(plan: ProviderPlan, firstId: number): FieldDescriptor[] {
  return plannedFields(plan.fields).map((field, index) => ({
    id: firstId + index,
    name: field.name,
    type: field.secret ? 'password' : 'string',
    ...fieldWords(field.name),
    required: !field.optional,
    encrypted: field.secret,
    restrictions: null,
    sortOrder: null,
    data: {},
    isConfigField: false,
  }));
}

/** Known ones are listed; of the others with fields, each third has one. */
const hasValidator = ({ key, fields }: ProviderPlan, index: number): boolean =>
  index < knownProviders.length ? validated.has(key) : fields !== '' && index % 3 === 0;

function provider(plan: ProviderPlan, index: number): Provider {
  const created = plan.created ?? 1_494_789_166_000 + index * 216_000_000;
  return {
    id: plan.id ?? 5000 + index,
    key: plan.key,
    name: plan.name,
    url: plan.url ?? null,
    defaultConnectorId:
      plan.connector === undefined ? `com.domo.connector.${plan.key}` : plan.connector,
    defaultConnectorLabel: plan.key === '10k' ? '10k' : null,
    authenticationScheme: plan.scheme,
    authenticationSchemeConfiguration: descriptors(plan, 17_000 + index * 10),
    translationMap: {},
    connectorValidatorPresent: hasValidator(plan, index),
    resourceBundlePresent: false,
    moduleHandler: null,
    iconPicker: false,
    unsafe: false,
    scope: 'GLOBAL',
    producer: 'DOMO',
    version: '0',
    dateCreated: created,
    dateUpdated: plan.updated ?? created,
    visibility: plan.visibility ?? 'WITH_CONNECTOR',
    type: 'STANDARD',
    capabilities: noCapabilities,
    customerOAuthConfigurationDataProviderType:
      plan.key === 'snowflake' ? 'snowflake-oauth-config' : null,
    advancedUiConnectorId: null,
  };
}

function invented(random: Random, brand: string, product: string, index: number): ProviderPlan {
  const slug = `${brand} ${product}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  // About a third are third-party ones: a key with a UUID, often nothing to fill in.
  if (index % 3 === 2) {
    const id = random.uuid();
    const hasFields = index % 2 === 0;
    return {
      key: `${slug}-${id}`,
      name: `${brand} ${product} Third Party`,
      // Some have fields and describe none: their accounts take any.
      scheme: hasFields || index % 60 === 5 ? 'fields' : null,
      fields: hasFields ? random.pick(schemes) : '',
      connector: `com.thirdparty.connector.${id}`,
    };
  }
  const oauth = index % 7 === 0;
  return {
    key: slug,
    name: `${brand} ${product}`,
    scheme: oauth ? 'oauth' : 'fields',
    fields: oauth ? '' : random.pick(schemes),
  };
}

function makeProviders(): readonly Provider[] {
  const random = new Random('providers');
  const pairs = brands.flatMap((brand) => products.map((product) => [brand, product] as const));
  const rest = pairs
    .slice(0, providerCount - knownProviders.length)
    .map(([brand, product], index) => invented(random, brand, product, index));
  return [...knownProviders, ...rest].map(provider);
}

/** Made once: it is the same for every instance and every seed. */
export const providers: readonly Provider[] = makeProviders();
