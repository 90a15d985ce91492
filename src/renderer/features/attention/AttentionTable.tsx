import { attentionKey, attentionKindTitle, stoppedText } from '../../../contract/attention-text';
import type { AttentionItem } from '../../../contract';
import { useProfiles } from '../../state/profiles';
import { AccountLink } from '../../ui/actions/AccountLink';
import { ProfileCell } from '../../ui/grid/EventCells';
import { accountKindLabel, toSingleLine } from '../../ui/format/format';
import { TimeAgo } from '../../ui/format/Time';
import { AttentionWays } from './AttentionWays';
import attentionStyles from './attention.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

/** Each row with its way out. */
export function AttentionTable({ items }: { items: readonly AttentionItem[] }) {
  const profiles = useProfiles((state) => state.profiles) ?? [];
  const byId = new Map(profiles.map((profile) => [profile.id, profile]));
  return (
    <table className={attentionStyles['table']} aria-label={t('Attention')}>
      <thead>
        <tr>
          <th scope="col">{t('What')}</th>
          <th scope="col">{t('Where')}</th>
          <th scope="col">{t('Stopped')}</th>
          <th scope="col">{t('Why')}</th>
          <th scope="col">{t('Way out')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={attentionKey(item)}>
            <th scope="row">
              <span className="lk-state" data-tone={toneOf(item)}>
                {attentionKindTitle[item.kind]}
              </span>
            </th>
            <td>
              <Where item={item} />
              <div className={attentionStyles['instance']}>
                <ProfileCell
                  profile={byId.get(item.profileId)}
                  label={item.label}
                  title={byId.get(item.profileId)?.instance}
                />
              </div>
            </td>
            <td>{item.account === null ? <span className="lk-dim">–</span> : stoppedText(item)}</td>
            <td>
              <Why item={item} />
            </td>
            <td>
              <AttentionWays item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Red for what stops something or hides it, amber for the rest. */
const toneOf = ({ kind, datasets }: AttentionItem): 'bad' | 'quiet' =>
  kind === 'coverageLost' || kind === 'neverSynced' || datasets === 0 ? 'quiet' : 'bad';

function Where({ item: { account } }: { item: AttentionItem }) {
  if (account === null) return <span className="lk-dim">{t('The whole instance')}</span>;
  const { displayName, dataProviderType } = account;
  return (
    <>
      <AccountLink account={account}>{toSingleLine(displayName) || t('(no name)')}</AccountLink>
      <div className="lk-dim lk-small">
        {accountKindLabel(account.kind)} {String(account.id)} · {dataProviderType}
      </div>
    </>
  );
}

const MAX_NAMED = 3;

function Why({ item: { why, failing, problem, at } }: { item: AttentionItem }) {
  const named = failing.slice(0, MAX_NAMED).map(({ name }) => toSingleLine(name));
  return (
    <>
      <div>{toSingleLine(why)}</div>
      {problem !== null && <div className="lk-dim lk-small">{t(problem.next)}</div>}
      {named.length > 0 && (
        <div className="lk-dim lk-small" title={failing.map(({ name }) => name).join('\n')}>
          {named.join(', ')}
          {failing.length > named.length && ' …'}
        </div>
      )}
      {at !== null && (
        <div className="lk-dim lk-small">
          {richText('Read {when}', { when: <TimeAgo at={at} never={t('never')} /> })}
        </div>
      )}
    </>
  );
}
