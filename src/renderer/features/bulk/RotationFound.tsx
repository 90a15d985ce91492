import type { RotationAccount, RotationGroup } from '../../../contract';
import { formatCount, formatCountOf } from '../../ui/format/format';
import formStyles from '../../ui/forms/form.module.css';
import { ChoiceList } from './ChoiceList';
import { LeftOutOfRotation } from './LeftOutOfRotation';
import {
  aboutRotated,
  fieldNames,
  inFields,
  otherGroupTexts,
  rotatedGroups,
  type AskedAbout,
  type RotationFoundAnswer,
} from './rotation-labels';
import { hasOtherPlaces } from '../../../contract/secret-places';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';
import { accountKeyText } from '../../../contract/zod-free';

interface Props {
  found: RotationFoundAnswer;
  of: AskedAbout;
  /** The fields that were asked about. */
  fields: readonly string[];
  /** Keys of accounts that are left as they are. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

/** The accounts that are changed, and all others that were looked at, so that nobody takes the list for complete. */
export function RotationFound({ found, of, fields, left, onChange }: Props) {
  const { likes, hidden, leftOut, groups, checked, withoutField } = found;
  const isSelection = of === 'selection' && likes.length + leftOut.length > 1;
  // Of a login, no account was asked about by itself.
  const asked = new Set(of === 'login' ? [] : likes.map(({ account }) => accountKeyText(account)));
  const choices = rotatedGroups.flatMap((group) =>
    groups[group].accounts.map((account) => ({
      key: accountKeyText(account.account),
      title: account.name,
      where: account.label,
      about: [
        !asked.has(accountKeyText(account.account))
          ? aboutRotated(group, account)
          : isSelection
            ? t('selected')
            : t('the account that was asked about'),
        ...(hasOtherPlaces(account, fields) ? [inFields(account)] : []),
      ].join(' · '),
    })),
  );
  const missing = rotatedGroups.reduce((sum, group) => sum + groups[group].count, 0);
  return (
    <>
      <LeftOutOfRotation leftOut={leftOut} of={of} />
      {isSelection && hidden > 0 && (
        <p className={formStyles['line']}>
          {t(
            'Domo hides the secret of {accounts}, and Latchkey did not write it: who has the same cannot be known.',
            { accounts: formatCountOf(hidden, 'selected account') },
          )}
        </p>
      )}
      <p className={formStyles['line']} role="status">
        {t('{accounts} were looked at.', { accounts: formatCountOf(checked, 'account') })}{' '}
        <FoundCounts found={found} of={of} isSelection={isSelection} />.
      </p>
      <ChoiceList
        label={t('Accounts that get the new secret')}
        choices={choices}
        left={left}
        onChange={onChange}
      />
      {missing > choices.length && (
        <p className={formStyles['line']}>
          {t('{missing} more are not in this list. Rotate again after it.', {
            missing: formatCount(missing - choices.length),
          })}
        </p>
      )}
      <div className="lk-dim lk-small">
        {otherGroupTexts.map(([group, text]) =>
          groups[group].count === 0 ? null : (
            <p key={group} className={formStyles['line']}>
              {formatCount(groups[group].count)} {text}
              {namedGroups.has(group) &&
                `: ${groups[group].accounts.slice(0, MOST_NAMED).map(nameOfFound).join('; ')}`}
              .
            </p>
          ),
        )}
        {withoutField > 0 && (
          <p className={formStyles['line']}>
            {t('{withoutField} have no such field.', { withoutField: formatCount(withoutField) })}
          </p>
        )}
      </div>
    </>
  );
}

const MOST_NAMED = 5;
/** Whoever looks for a secret may want to change them too, one by one. */
const namedGroups: ReadonlySet<RotationGroup> = new Set(['partly', 'otherLogin', 'maybeLogin']);

const nameOfFound = (account: RotationAccount): string =>
  `${account.label}: ${account.name} (${fieldNames(account) || account.login})`;

interface CountsProps extends Pick<Props, 'found' | 'of'> {
  isSelection: boolean;
}

function FoundCounts({ found: { groups, known, secrets }, of, isSelection }: CountsProps) {
  const same = { accounts: <strong>{formatCountOf(groups.same.count, 'account')}</strong> };
  const sameLogin = <strong>{formatCount(groups.sameLogin.count)}</strong>;
  if (of === 'login') {
    const count = groups.same.count + groups.sameLogin.count;
    const all = { accounts: <strong>{formatCountOf(count, 'account')}</strong> };
    return (
      <>
        {richText('{accounts} with this login and such a field', all)}
        {secrets > 1 &&
          t(', with {secrets} different secrets: nobody knows which of them changed', {
            secrets: formatCount(secrets),
          })}
      </>
    );
  }
  return (
    <>
      {known || isSelection
        ? isSelection
          ? richText('{accounts} selected or with the same secret as one of them', same)
          : richText('{accounts} with the same secret', same)
        : t(
            'Domo hides its secret, and Latchkey did not write it: who has the same cannot be known',
          )}
      {groups.sameLogin.count > 0 &&
        richText(', and {count} with the same provider, host, account and user', {
          count: sameLogin,
        })}
    </>
  );
}
