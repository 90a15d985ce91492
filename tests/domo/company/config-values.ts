/** What stands in the config fields, by field name: believable, invented, and telling the instances apart. */
import type { Random } from '../random';
import { plannedFields, type PlannedField } from './providers';
import { knownProviders } from './known-providers';
import type { Canaries } from './canaries';
import type { EnvironmentPlan } from './environments';
import type { System } from './systems';
import type { Provider } from '../state/types';

export interface ConfigMaker {
  readonly environment: EnvironmentPlan;
  readonly random: Random;
  readonly canaries: Canaries;
  /** Secrets that are the same in all instances. */
  readonly shared: (system: System, field: string) => string;
}

type Place = ConfigMaker & { readonly system: System; readonly slug: string };

/** A config for a system at one instance; `{}` for providers with nothing to fill in. */
export function makeConfig(
  maker: ConfigMaker,
  system: System,
  provider: Provider,
): Record<string, string> {
  const slug = system.area.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const place = { ...maker, system, slug };
  return Object.fromEntries(fieldsOf(provider).map((field) => [field.name, value(place, field)]));
}

/** The known table tells which fields may stay empty; descriptors say the same for the invented ones. */
function fieldsOf(provider: Provider): PlannedField[] {
  const known = knownProviders.find((plan) => plan.key === provider.key);
  if (known) return plannedFields(known.fields);
  return provider.authenticationSchemeConfiguration.map(({ name, encrypted, required }) => ({
    name,
    secret: encrypted,
    optional: !required,
  }));
}

function value(place: Place, field: PlannedField): string {
  if (field.optional && place.random.chance(0.3)) return '';
  return field.secret ? secret(place, field.name) : plain(place, field.name);
}

function secret(place: Place, name: string): string {
  const { system, environment, canaries } = place;
  const text = system.sharedSecret
    ? place.shared(system, name)
    : canaries.make(`${environment.short} ${system.key} ${name}`);
  if (name === 'credentials') return JSON.stringify({ user: `svc_${place.slug}`, secret: text });
  if (name === 'privateKey') return `-----BEGIN FAKE KEY-----\n${text}\n-----END FAKE KEY-----\n`;
  return text;
}

/** Drift strikes staging: development and production agree there. */
const drifts = ({ system, environment }: Place, what: System['drift']): boolean =>
  system.drift === what && environment.short === 'stg';

function plain(place: Place, name: string): string {
  const { short } = place.environment;
  const upper = place.slug.toUpperCase().replaceAll('-', '_');
  const values: Readonly<Record<string, string>> = {
    account: `kestrelbay-${short}.example`,
    accessKey: `FAKEKEY${place.random.hex(10).toUpperCase()}`,
    apiType: 'header',
    authentication: 'apiKey',
    awsAccessKey: `FAKEKEY${place.random.hex(10).toUpperCase()}`,
    bucket: drifts(place, 'bucket')
      ? `kestrel-bay-${place.slug}-dev`
      : `kestrel-bay-${place.slug}-${short}`,
    customer: place.environment.instance,
    database: `${upper}_${short.toUpperCase()}`,
    encryptionType: 'AES256',
    host: `warehouse.${short}.example.com`,
    instance: place.environment.instance,
    name: 'X-Api-Key',
    port: '443',
    region: drifts(place, 'region') ? 'eu-west-1' : 'us-west-2',
    role: drifts(place, 'role') ? 'SYSADMIN' : `${upper}_READER`,
    s3StagingDir: `s3://kestrel-bay-${place.slug}-${short}/athena/`,
    url: `https://${place.slug}.${short}.example.com/api`,
    user: `svc_${place.slug}_${short}`,
    username: `svc_${place.slug}_${short}`,
    warehouse: drifts(place, 'warehouse') ? 'ADHOC_XL' : 'REPORTING_S',
    workgroup: 'primary',
  };
  return values[name] ?? `${place.slug}-${short}`;
}
