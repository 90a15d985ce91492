/** Every planned write, or what became of it. Only the rows in view are drawn, so that thousands scroll well. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { BulkItemState, BulkRunItem, BulkValue } from '../../../contract';
import { bulkStateText } from '../../../contract/bulk-text';
import { openCreatedAccount } from '../../state/dialogs';
import { useProfiles } from '../../state/profiles';
import { StateLabel } from '../../ui/badges/StateLabel';
import whereStyles from '../../ui/badges/where.module.css';
import {
  bulkBaselineText,
  bulkItemTones,
  bulkValueLabel,
  bulkValueText,
} from '../../ui/format/bulk-labels';
import { accountTitle } from '../../ui/format/format';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

/** Pixels; each row is measured once it is drawn. */
const ROW_HEIGHT = 58;

interface Props {
  /** Names the list for readers. */
  label: string;
  items: readonly BulkRunItem[];
  /** Before the run: a row that waits will be written. */
  planned: boolean;
}

export function BulkItemList({ label, items, planned }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- it is not compiled by React Compiler
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  return (
    <div
      ref={scroller}
      className={bulkStyles['list']}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <ul style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={index}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <BulkItemRow item={item} planned={planned} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function BulkItemRow({ item, planned }: { item: BulkRunItem; planned: boolean }) {
  const { account, label, guard, name, subject, values, notes, state, problem } = item;
  const profile = useProfiles(({ profiles }) =>
    profiles?.find(({ id }) => id === account.profileId),
  );
  const willWrite = planned && state === 'waiting';
  const openCreated = (): void => {
    if (item.created !== undefined) openCreatedAccount({ ...account, id: item.created });
  };
  return (
    <div className={bulkStyles['row']} data-colour={profile?.colour}>
      <div className={bulkStyles['line']}>
        <strong className="lk-cut lk-name">{accountTitle({ displayName: name, name: '' })}</strong>
        {subject !== null && subject.type !== 'baseline' && (
          <span className="lk-cut lk-name">{subject.name}</span>
        )}
        <span className="lk-dim lk-cut lk-name">{label}</span>
        {subject?.type === 'baseline' && (
          <span className="lk-dim lk-cut lk-name">{bulkBaselineText(subject, name)}</span>
        )}
        {guard !== null && guard !== 'normal' && (
          <span className={whereStyles['word']}>{guard}</span>
        )}
        <span className={bulkStyles['gap']} />
        <StateLabel
          tone={willWrite ? 'good' : bulkItemTones[state]}
          text={planned ? plannedStateText(state) : bulkStateText(state)}
        />
        {item.created !== undefined && (
          <Button
            className={bulkStyles['open'] ?? ''}
            variant="subtle"
            size="compact-xs"
            aria-label={t('Open account in {label}', { label })}
            onClick={openCreated}
          >
            {t('Open account')}
          </Button>
        )}
      </div>
      {values.map((value, index) => (
        // A config may have a field called `name` beside the name of the account.
        <BulkValueLine key={index} value={value} />
      ))}
      {planned &&
        state === 'waiting' &&
        notes.map((note) => (
          <div key={note} className="lk-dim lk-small">
            {note}
          </div>
        ))}
      {!planned &&
        (item.runNotes ?? []).map((note) => (
          <div key={note} className="lk-dim lk-small">
            {note}
          </div>
        ))}
      {problem !== null && (
        <div>
          {state === 'done' && t('It could not be read afterwards. ')}
          {problem.message} <span className="lk-dim">{t(problem.next)}</span>
        </div>
      )}
    </div>
  );
}

/** That an account could not be read must not look as if all were well there. */
function plannedStateText(state: BulkItemState): string {
  if (state === 'waiting') return t('will be written');
  return state === 'nothing' ? t('will not be written') : bulkStateText(state);
}

const BulkValueLine = ({ value }: { value: BulkValue }) => (
  <div className={bulkStyles['value']}>
    <span className="lk-dim">{bulkValueLabel(value)}: </span>
    {value.secret ? (
      <span>{value.asked === true ? t('a secret that you enter') : t('a new secret')}</span>
    ) : (
      <>
        <del className="lk-name">{bulkValueText(value.before)}</del>{' '}
        <span className="lk-dim" aria-label={t('becomes')}>
          →
        </span>{' '}
        <ins className="lk-name">{bulkValueText(value.after)}</ins>
      </>
    )}
  </div>
);
