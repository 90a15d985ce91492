/** Says that Domo makes an instance wait. Pure. */
import type { Progress } from '../../../contract';
import { t } from '../../../contract/texts';

/** The longest wait of all; empty while nothing waits. `now`: epoch ms. */
export function waitLabel(
  reports: readonly Pick<Progress, 'waitingUntil'>[],
  now = Date.now(),
): string {
  const until = Math.max(...reports.map(({ waitingUntil }) => waitingUntil ?? -Infinity));
  if (until === -Infinity) return '';
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return t('Domo asks to wait {seconds} s', { seconds });
}
