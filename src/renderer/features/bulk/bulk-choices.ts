/** What the forms of bulk changes offer. */
import { accessLevelLabel } from '../../ui/format/format';
import type { GrantedLevel } from '../../../contract';
import { t } from '../../../contract/texts';

const levels: readonly GrantedLevel[] = ['CAN_VIEW', 'CAN_EDIT', 'CAN_SHARE', 'OWNER'];

export const accessLevelChoices = [
  ...levels.map((value) => ({ value, label: accessLevelLabel(value) })),
  { value: 'NONE' as const, label: t('No access') },
];
