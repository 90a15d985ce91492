/** The providers that can be chosen, grouped, sorted and filtered. Pure. */
import type { AccountKind, Provider } from '../../../contract';
import { compareNames, matchesSearch } from '../../../contract/text-folding';
import { t } from '../../../contract/texts';

export interface ProviderOption {
  /** The data provider type. */
  value: string;
  label: string;
}
export interface ProviderOptionGroup {
  group: string;
  items: ProviderOption[];
}

const toProviderOption = ({ key, name }: Provider): ProviderOption => ({
  value: key,
  label: name || key,
});

const byLabel = (a: ProviderOption, b: ProviderOption): number =>
  compareNames(a.label, b.label) || compareNames(a.value, b.value);

/** Only some providers have OAuth accounts: those that another provider refers to, and those with the suffix. */
function isOAuthConfig(providers: readonly Provider[]): (provider: Provider) => boolean {
  const named = new Set(
    providers.map((provider) => provider.customerOAuthConfigurationDataProviderType),
  );
  return ({ key }) => named.has(key) || key.endsWith('-oauth-config');
}

/** The likely providers of the kind first. The others follow, because Domo's list does not say for certain. */
export function listProviderOptions(
  providers: readonly Provider[],
  kind: AccountKind,
): ProviderOptionGroup[] {
  const isConfig = isOAuthConfig(providers);
  const likely = (provider: Provider): boolean => isConfig(provider) === (kind === 'oauth');
  const toGroup = (
    group: string,
    matches: (provider: Provider) => boolean,
  ): ProviderOptionGroup => ({
    group,
    items: providers.filter(matches).map(toProviderOption).sort(byLabel),
  });
  return [
    toGroup(kind === 'oauth' ? t('OAuth configurations') : t('Providers'), likely),
    toGroup(kind === 'oauth' ? t('Others') : t('OAuth configurations'), (each) => !likely(each)),
  ].filter(({ items }) => items.length > 0);
}

/** The options whose name or type contains every typed word. */
export function filterProviderOptions(
  choices: readonly ProviderOptionGroup[],
  search: string,
): ProviderOptionGroup[] {
  return choices
    .map(({ group, items }) => ({
      group,
      items: items.filter(({ value, label }) => matchesSearch(`${label} ${value}`, search)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Adds the typed text as an option: Domo's list lacks the OAuth configurations of some providers. */
export function withTypedProvider(
  choices: readonly ProviderOptionGroup[],
  typed: string,
): ProviderOptionGroup[] {
  const key = typed.trim();
  const known = choices.some(({ items }) =>
    items.some(({ value, label }) => value === key || label === key),
  );
  if (key === '' || /\s/u.test(key) || known) return [...choices];
  return [...choices, { group: t('Not in the list'), items: [{ value: key, label: key }] }];
}
