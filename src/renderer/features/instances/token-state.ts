/** The state of an instance's token as symbol, word and tone. Pure. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCloudOff,
  IconKeyOff,
  IconLoader2,
  type Icon,
} from '@tabler/icons-react';
import type { Problem, Profile } from '../../../contract';
import { endedUntried, expiryLevel, expiryWord } from '../../../contract/token-text';
import { isUnreachable, SEVERITIES, type Severity } from '../../state/instance-severity';
import { checkProblemWord } from '../../ui/notices/problem-word';
import { t } from '../../../contract/texts';

interface TokenLook {
  readonly label: string;
  readonly tone: keyof typeof SEVERITIES;
  readonly Icon: Icon;
}

export function toTokenLook(
  { token, lastCheck, tokenExpiry }: Profile,
  checking: boolean,
  now = Date.now(),
): TokenLook {
  if (checking) return { label: t('checking…'), tone: 'quiet', Icon: IconLoader2 };
  if (token === 'none') return { label: t('no token'), tone: 'bad', Icon: IconKeyOff };
  if (lastCheck === null) return { label: t('not checked'), tone: 'quiet', Icon: IconCircleDashed };
  if (lastCheck.problem === null) {
    if (tokenExpiry !== undefined && expiryLevel(tokenExpiry.at, now) !== null) {
      const label = t('token {expiry}', {
        expiry: expiryWord(tokenExpiry.at, tokenExpiry.tokens, now),
      });
      return { label, tone: 'amber', Icon: IconAlertTriangle };
    }
    if (tokenExpiry !== undefined && endedUntried(tokenExpiry.at, lastCheck.at, now)) {
      const label = tokenExpiry.tokens === 1 ? t('token ended') : t('may have ended');
      return { label, tone: 'amber', Icon: IconAlertTriangle };
    }
    return { label: t('token works'), tone: 'good', Icon: IconCircleCheck };
  }
  return { label: checkProblemWord(lastCheck.problem.code), ...problemLook(lastCheck.problem) };
}

const problemLook = (problem: Problem): Pick<TokenLook, 'tone' | 'Icon'> =>
  isUnreachable(problem)
    ? { tone: 'amber', Icon: IconCloudOff }
    : { tone: 'bad', Icon: IconAlertTriangle };

/** What a folded group says of its instances; null when nothing is wrong. */
export function toWorstLook(severity: Severity): Omit<TokenLook, 'Icon'> | null {
  if (severity === SEVERITIES.bad) return { label: t('An instance needs attention'), tone: 'bad' };
  return severity === SEVERITIES.amber
    ? {
        label: t('An instance could not be reached or synced, or its token expires soon'),
        tone: 'amber',
      }
    : null;
}
