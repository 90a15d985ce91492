/** Writes the JSON file of profiles. */
import { INSTANCE_LIST_VERSION } from '../../../contract';
import type { StoredProfile } from '../../store/store-types';

/** Neither tokens nor ids. One instance per line, so that two files can be compared by eye. */
export function toJsonList(profiles: readonly StoredProfile[]): string {
  const instances = profiles.map(({ label, origin, group, colour, guard }) =>
    JSON.stringify({ label, instance: origin, group, colour, guard }),
  );
  const list = instances.map((instance) => `\n    ${instance}`).join(',');
  return `{\n  "latchkeyInstances": ${INSTANCE_LIST_VERSION},\n  "instances": [${list}\n  ]\n}\n`;
}
