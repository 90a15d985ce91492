/** How old what is known of an instance is, in words. Pure. */
import type { InstanceAge } from '../../../../contract';
import { count } from '../../../ui/format';

/** The list that was read longest ago; null when one was never read. */
export const listsReadAt = ({ accountsReadAt, oauthReadAt }: InstanceAge): number | null =>
  accountsReadAt === null || oauthReadAt === null ? null : Math.min(accountsReadAt, oauthReadAt);

/** "lists read 2 hours ago". */
export function listsLine(age: InstanceAge, ago: (at: number) => string): string {
  const { accountsReadAt, oauthReadAt } = age;
  const lists = listsReadAt(age);
  if (lists !== null) return `lists read ${ago(lists)}`;
  if (accountsReadAt !== null)
    return `accounts read ${ago(accountsReadAt)}, OAuth accounts not read`;
  if (oauthReadAt !== null) return `OAuth accounts read ${ago(oauthReadAt)}, accounts not read`;
  return 'lists not read';
}

/** "140 of 150 configs read, the oldest 3 days ago"; empty where there is no account. */
export function configsLine(age: InstanceAge, ago: (at: number) => string): string {
  const { accounts, configs, oldestConfigReadAt } = age;
  if (accounts === 0) return '';
  if (configs === 0) return 'no config read';
  const some = configs === accounts ? 'all' : `${count(configs)} of ${count(accounts)}`;
  const oldest = oldestConfigReadAt === null ? '' : `, the oldest ${ago(oldestConfigReadAt)}`;
  return `${some} configs read${oldest}`;
}

/** Accounts whose config was not read, over all instances. */
export const configsNotRead = (instances: readonly InstanceAge[]): number =>
  instances.reduce((sum, { accounts, configs }) => sum + accounts - configs, 0);
