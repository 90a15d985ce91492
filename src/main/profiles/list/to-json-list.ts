/** Writes the JSON file of profiles. */
import { INSTANCE_LIST_VERSION } from '../../../contract';
import { toTokenReference } from './token-template';
import type { StoredProfile } from '../../store/store-types';

/**
 * Neither tokens nor ids; with a pattern, where each token is. One instance per line, so that two files can be compared by
 * eye. Fails with `invalidRequest` for a pattern that names no place.
 */
export function toJsonList(
  profiles: readonly StoredProfile[],
  tokenPattern: string | null = null,
): string {
  const instances = profiles.map((profile) => {
    const { label, origin, group, colour, guard } = profile;
    const where = tokenPattern === null ? {} : { token: toTokenReference(tokenPattern, profile) };
    return JSON.stringify({ label, instance: origin, group, colour, guard, ...where });
  });
  const list = instances.map((instance) => `\n    ${instance}`).join(',');
  return `{\n  "latchkeyInstances": ${INSTANCE_LIST_VERSION},\n  "instances": [${list}\n  ]\n}\n`;
}
