/** Describes the result of saving a config. Pure. */
import type { ResponseFor } from '../../../contract';
import { t } from '../../../contract/texts';

export type ConfigSaveResult = ResponseFor<'account.updateConfig'>;

/** Fields that have the value that was sent, as read from Domo after saving. */
export const confirmedFields = ({ written, different, unconfirmed }: ConfigSaveResult): string[] =>
  written.filter((name) => !different.includes(name) && !unconfirmed.includes(name));

/** An addition to the notice of a saved config; null when all values are confirmed. */
export function configSaveRemark({
  written,
  different,
  unconfirmed,
}: ConfigSaveResult): string | null {
  if (written.length === 0) return t('Domo already had these values. Nothing was sent.');
  const remarks = [
    ...(different.length > 0
      ? [t('Domo shows another value in {different}.', { different: different.join(', ') })]
      : []),
    ...(unconfirmed.length > 0
      ? [t('Not confirmed: {unconfirmed}.', { unconfirmed: unconfirmed.join(', ') })]
      : []),
  ];
  return remarks.length === 0 ? null : remarks.join(' ');
}
