import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconCloudOff,
  IconKeyOff,
  IconLoader2,
} from '@tabler/icons-react';
import type { Problem, Profile } from '../../../contract';
import { dateTimeOf } from '../../ui/format';

interface Props {
  profile: Profile;
  checking: boolean;
}

/** How the last check of the token ended: a symbol and a word. */
export function CheckState({ profile, checking }: Props) {
  const { word, tone, Icon } = stateOf(profile, checking);
  const at = profile.lastCheck === null ? '' : `, checked ${dateTimeOf(profile.lastCheck.at)}`;
  const why = profile.lastCheck?.problem?.message;
  return (
    <span
      className="rail-check"
      data-tone={tone}
      role="img"
      aria-label={`Token: ${word}${at}`}
      title={why ?? `Token: ${word}${at}`}
    >
      <Icon size={12} aria-hidden />
      <span className="lk-cut">{word}</span>
    </span>
  );
}

function stateOf({ token, lastCheck }: Profile, checking: boolean) {
  if (checking) return { word: 'checking…', tone: 'quiet', Icon: IconLoader2 };
  if (token === 'none') return { word: 'no token', tone: 'bad', Icon: IconKeyOff };
  if (lastCheck === null) return { word: 'not checked', tone: 'quiet', Icon: IconCircleDashed };
  if (lastCheck.problem === null)
    return { word: 'token works', tone: 'good', Icon: IconCircleCheck };
  return { word: wordOf(lastCheck.problem), ...lookOf(lastCheck.problem) };
}

const unreachable = new Set<Problem['code']>(['offline', 'timeout', 'unavailable']);

const lookOf = ({ code }: Problem) =>
  unreachable.has(code)
    ? { tone: 'amber', Icon: IconCloudOff }
    : { tone: 'bad', Icon: IconAlertTriangle };

const words: Partial<Record<Problem['code'], string>> = {
  unauthorized: 'token refused',
  forbidden: 'not allowed',
  instanceNotFound: 'no such instance',
  offline: 'not reachable',
  timeout: 'no answer',
  unavailable: 'Domo is down',
  rateLimited: 'too many requests',
  blockedByNetworkRule: 'network not allowed',
  noToken: 'no token',
};

const wordOf = ({ code }: Problem): string => words[code] ?? 'check failed';
