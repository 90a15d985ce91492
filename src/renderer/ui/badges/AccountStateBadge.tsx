import {
  IconCircleFilled,
  IconTriangleFilled,
  IconCircleOff,
  IconMinus,
} from '@tabler/icons-react';
import type { AccountKind } from '../../../contract';

interface Props {
  account: { kind: AccountKind; valid: boolean | null; enabled: boolean | null };
}

/** The state of an account: a symbol and a word, never colour alone. */
export function AccountStateBadge({ account }: Props) {
  const { tone, word, Icon } = describeAccountState(account);
  return (
    <span className="lk-state" data-tone={tone}>
      <Icon size={11} aria-hidden />
      {word}
    </span>
  );
}

function describeAccountState({ kind, valid, enabled }: Props['account']) {
  if (kind === 'oauth') {
    if (enabled === null) return { tone: 'quiet', word: 'not told', Icon: IconMinus };
    return enabled
      ? { tone: 'good', word: 'enabled', Icon: IconCircleFilled }
      : { tone: 'quiet', word: 'disabled', Icon: IconCircleOff };
  }
  if (valid === null) return { tone: 'quiet', word: 'not told', Icon: IconMinus };
  return valid
    ? { tone: 'good', word: 'valid', Icon: IconCircleFilled }
    : { tone: 'bad', word: 'invalid', Icon: IconTriangleFilled };
}
