/** What is known of a config after it was written. Pure. */
import type { ResponseFor } from '../../../contract';

export type ConfigSaveResult = ResponseFor<'account.updateConfig'>;

/** Fields that were read again with the value that was sent. */
export const confirmedFields = ({ written, different, unconfirmed }: ConfigSaveResult): string[] =>
  written.filter((name) => !different.includes(name) && !unconfirmed.includes(name));

/** What a notice adds to “done”; null when all is as it should be. */
export function configSaveRemark({
  written,
  different,
  unconfirmed,
}: ConfigSaveResult): string | null {
  if (written.length === 0) return 'Domo had these values already; nothing was sent.';
  const said = [
    ...(different.length > 0 ? [`Domo shows another value in ${different.join(', ')}.`] : []),
    ...(unconfirmed.length > 0 ? [`Not confirmed: ${unconfirmed.join(', ')}.`] : []),
  ];
  return said.length === 0 ? null : said.join(' ');
}
