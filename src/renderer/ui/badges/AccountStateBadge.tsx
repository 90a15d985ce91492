import {
  IconCircleFilled,
  IconTriangleFilled,
  IconCircleOff,
  IconMinus,
} from '@tabler/icons-react';
import type { AccountKind } from '../../../contract';
import { t } from '../../../contract/texts';

interface Props {
  account: { kind: AccountKind; valid: boolean | null; enabled: boolean | null };
}

/** The state of an account as symbol and text, so that it does not depend on colour. */
export function AccountStateBadge({ account }: Props) {
  const { tone, label, Icon } = describeAccountState(account);
  return (
    <span className="lk-state" data-tone={tone}>
      <Icon size={11} aria-hidden />
      <span className="lk-cut">{label}</span>
    </span>
  );
}

function describeAccountState({ kind, valid, enabled }: Props['account']) {
  if (kind === 'oauth') {
    if (enabled === null) return { tone: 'quiet', label: t('unknown'), Icon: IconMinus };
    return enabled
      ? { tone: 'good', label: t('enabled'), Icon: IconCircleFilled }
      : { tone: 'quiet', label: t('disabled'), Icon: IconCircleOff };
  }
  if (valid === null) return { tone: 'quiet', label: t('unknown'), Icon: IconMinus };
  return valid
    ? { tone: 'good', label: t('valid'), Icon: IconCircleFilled }
    : { tone: 'bad', label: t('invalid'), Icon: IconTriangleFilled };
}
