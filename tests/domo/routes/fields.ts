/** Config fields as they are written (domo-api 2.1 notes on rows 9 and 14, 3.8, 9.2). */
import type { Provider } from '../state/types';

export interface WrittenFields {
  readonly config: Readonly<Record<string, string>>;
  /** Null: not sent. */
  readonly allowExternalUse: boolean | null;
}

/**
 * The fields of a body, or the sentence that refuses them. A mask and `{encrypted}` are stored like any text:
 * the worst that Domo could do (domo-api 3.6).
 */
export function writtenFields(
  provider: Provider | undefined,
  body: Readonly<Record<string, unknown>>,
): WrittenFields | string {
  const { allowExternalUse, ...rest } = body;
  const external = flag(allowExternalUse);
  if (external === undefined) return "'allowExternalUse' must be true or false";
  const config: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (provider && !hasField(provider, name))
      return `Data provider '${provider.key}' does not have '${name}' authentication scheme configuration`;
    const text = toConfigText(value);
    if (text === null) return `'${name}' must be text`;
    config[name] = text;
  }
  return { config, allowExternalUse: external };
}

/** Published clients send null for a field that is not set, and an object as `credentials` (domo-api 3.19). */
function toConfigText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : null;
}

/** A provider whose accounts have fields and that describes none takes any. */
const hasField = (
  { authenticationScheme, authenticationSchemeConfiguration: fields }: Provider,
  name: string,
): boolean =>
  fields.length === 0 ? authenticationScheme === 'fields' : fields.some((f) => f.name === name);

/** Boolean or text (domo-api 9.2); null when it is not there, undefined when it is neither. */
function flag(value: unknown): boolean | null | undefined {
  if (value === undefined) return null;
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : undefined;
}
