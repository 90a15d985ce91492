/** Times as Domo's DATETIME wants them. */
import { toIsoInstant } from '../../contract/instants';

/** In UTC, to the second, without a zone: `2026-11-28T18:44:19`. Empty for a time that cannot be. */
export const toInstantText = (epochMs: number): string =>
  (toIsoInstant(epochMs) ?? '').slice(0, '2026-11-28T18:44:19'.length);
