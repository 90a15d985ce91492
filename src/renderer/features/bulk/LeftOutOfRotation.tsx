import type { RotationLeftOut } from '../../../contract';
import { formatCount } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import type { AskedAbout } from './rotation-labels';
import { t } from '../../../contract/texts';

const MOST_NAMED = 5;

const words: Readonly<Record<RotationLeftOut['why'], string>> = {
  noField: t('has no such field'),
  noSecret: t('has no secret there'),
  notRead: t('was never read in depth'),
};

interface Props {
  leftOut: readonly RotationLeftOut[];
  of: AskedAbout;
}

/** Accounts whose secret is not looked for, and why: of other providers, for example. */
export function LeftOutOfRotation({ leftOut, of }: Props) {
  if (leftOut.length === 0) return null;
  const named = leftOut
    .slice(0, MOST_NAMED)
    .map(({ label, name, why }) => `${label}: ${name} (${words[why]})`)
    .join('; ');
  const more = leftOut.length - MOST_NAMED;
  return (
    <p className={formStyles['line']} role="status">
      {of === 'login'
        ? t('Left out, with this login: {named}', { named })
        : leftOut.length === 1
          ? t('1 selected account is left out: {named}', { named })
          : t('{count} selected accounts are left out: {named}', {
              count: formatCount(leftOut.length),
              named,
            })}
      {more > 0 && t('; and {more} more', { more: formatCount(more) })}.
    </p>
  );
}
