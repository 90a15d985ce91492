/** Which providers can be chosen, and in which order. Pure. */
import type { Kind, Provider } from '../../../contract';

export interface Choice {
  /** The data provider type. */
  value: string;
  label: string;
}
export interface Choices {
  group: string;
  items: Choice[];
}

const choiceOf = ({ key, name }: Provider): Choice => ({ value: key, label: name || key });

const byLabel = (a: Choice, b: Choice): number =>
  a.label.localeCompare(b.label, 'en') || (a.value < b.value ? -1 : 1);

/** OAuth accounts belong to a few providers: those that others name, and those that are called so. */
function isOAuthConfig(providers: readonly Provider[]): (provider: Provider) => boolean {
  const named = new Set(
    providers.map((provider) => provider.customerOAuthConfigurationDataProviderType),
  );
  return ({ key }) => named.has(key) || key.endsWith('-oauth-config');
}

/** The likely ones first; none is kept back, since Domo's list does not say for certain. */
export function choicesOf(providers: readonly Provider[], kind: Kind): Choices[] {
  const isConfig = isOAuthConfig(providers);
  const likely = (provider: Provider): boolean => isConfig(provider) === (kind === 'oauth');
  const part = (group: string, fitting: (provider: Provider) => boolean): Choices => ({
    group,
    items: providers.filter(fitting).map(choiceOf).sort(byLabel),
  });
  return [
    part(kind === 'oauth' ? 'OAuth configurations' : 'Providers', likely),
    part(kind === 'oauth' ? 'Others' : 'OAuth configurations', (each) => !likely(each)),
  ].filter(({ items }) => items.length > 0);
}

const words = (text: string): string[] => text.toLocaleLowerCase().split(/\s+/u).filter(Boolean);

/** Every word that was typed occurs in the name or the type. */
export function narrowed(choices: readonly Choices[], search: string): Choices[] {
  const wanted = words(search);
  return choices
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value, label }) => {
        const text = `${label} ${value}`.toLocaleLowerCase();
        return wanted.every((word) => text.includes(word));
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

/** A type that Domo's list does not have can be typed in full: OAuth configurations are missing in some. */
export function withTyped(choices: readonly Choices[], typed: string): Choices[] {
  const key = typed.trim();
  const known = choices.some(({ items }) =>
    items.some(({ value, label }) => value === key || label === key),
  );
  if (key === '' || /\s/u.test(key) || known) return [...choices];
  return [...choices, { group: 'Not in the list', items: [{ value: key, label: key }] }];
}
