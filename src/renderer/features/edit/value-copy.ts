/** Plans the copy of one config value from one account to another. Pure. */
import type { ConfigField } from '../../../contract';
import type { AccountDetail } from '../../state/account-detail';
import { isSameConfigText } from '../../../contract/config-text';
import { t } from '../../../contract/texts';

export interface ValueCopy {
  /** The target's value as last read; null if the field was not set. */
  expected: string | null;
  value: string;
  before: string;
  after: string;
}

export interface ValueCopyPlan {
  /** Null if the value cannot be copied. */
  copy: ValueCopy | null;
  reason: string;
  /** True if reading the target's config again may help. */
  canRefresh: boolean;
}

const cannotCopy = (reason: string, canRefresh = false): ValueCopyPlan => ({
  copy: null,
  reason,
  canRefresh,
});

const findField = ({ config }: AccountDetail, name: string): ConfigField | null =>
  config?.fields.find((field) => field.name === name) ?? null;

/** The value is known and not a secret. */
const isReadable = ({ state }: ConfigField): boolean => state === 'clear' || state === 'empty';

const shownValue = (value: string): string => (value === '' ? t('∅ empty') : value);

export function planValueCopy(name: string, from: AccountDetail, to: AccountDetail): ValueCopyPlan {
  const source = findField(from, name);
  const targetField = findField(to, name);
  if (from.config === null)
    return cannotCopy(t('The configuration of the source has not been read yet.'));
  if (source === null) return cannotCopy(t('The source has no field {name}.', { name }));
  if (!isReadable(source)) {
    return cannotCopy(
      t('Latchkey does not copy secrets. Type the value in “Edit configuration…”.'),
    );
  }
  if (to.config === null) return cannotCopy(t('The current value has not been read yet.'), true);
  if (targetField !== null && !isReadable(targetField)) {
    return cannotCopy(
      t(
        'The current value is a secret or hidden by Domo. Latchkey does not overwrite values that it cannot read.',
      ),
    );
  }
  const value = source.value ?? '';
  const currentValue = targetField?.value ?? '';
  if (isSameConfigText(name, value, currentValue))
    return cannotCopy(t('Both accounts already have this value.'), true);
  return {
    copy: {
      expected: targetField === null ? null : currentValue,
      value,
      before: targetField === null ? t('∅ not set') : shownValue(currentValue),
      after: shownValue(value),
    },
    reason: '',
    canRefresh: false,
  };
}
