/** What a copy button copies of a time in Domo. */
import { isoInstantText } from '../../../contract/instants';
import { t } from '../../../contract/texts';

/** Empty without a time. `by`: who did it; null: unknown. */
export function toCopiedTime(at: number | null, by: string | null): string {
  if (at === null) return '';
  const time = isoInstantText(at);
  return by === null ? time : t('{time} by {principal}', { time, principal: by });
}
