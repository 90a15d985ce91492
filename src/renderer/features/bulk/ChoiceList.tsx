/** A long list of things to tick. Only the rows in view are drawn, so that thousands scroll well. */
import { Button, Checkbox } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { formatCount } from '../../ui/format/format';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

/** Pixels; each row is measured once it is drawn. */
const ROW_HEIGHT = 52;

export interface Choice {
  readonly key: string;
  readonly title: string;
  /** Beside the title, such as its instance. */
  readonly where: string;
  /** Below it. */
  readonly about: string;
}

interface Props {
  /** Names the list for readers. */
  label: string;
  choices: readonly Choice[];
  /** Keys of those that are not ticked, so that everything is ticked at first. */
  left: ReadonlySet<string>;
  onChange: (left: ReadonlySet<string>) => void;
}

export function ChoiceList({ label, choices, left, onChange }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- it is not compiled by React Compiler
  const virtualizer = useVirtualizer({
    count: choices.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const chosen = choices.filter(({ key }) => !left.has(key)).length;
  const setAll = (on: boolean): void => {
    const next = new Set(left);
    for (const { key } of choices) {
      if (on) next.delete(key);
      else next.add(key);
    }
    onChange(next);
  };
  return (
    <div className={bulkStyles['choosing']}>
      <div className={bulkStyles['line']}>
        <span className="lk-dim" role="status">
          {t('{chosen} of {choices} chosen', {
            chosen: formatCount(chosen),
            choices: formatCount(choices.length),
          })}
        </span>
        <span className={bulkStyles['gap']} />
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('Choose all: {label}', { label })}
          onClick={() => setAll(true)}
        >
          {t('All')}
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={t('Choose none: {label}', { label })}
          onClick={() => setAll(false)}
        >
          {t('None')}
        </Button>
      </div>
      <div
        ref={scroller}
        className={`${bulkStyles['list'] ?? ''} ${bulkStyles['short'] ?? ''}`}
        tabIndex={0}
        role="region"
        aria-label={label}
      >
        <ul style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const choice = choices[index];
            if (choice === undefined) return null;
            return (
              <li
                key={choice.key}
                ref={virtualizer.measureElement}
                data-index={index}
                aria-setsize={choices.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${start}px)` }}
              >
                <ChoiceRow
                  choice={choice}
                  on={!left.has(choice.key)}
                  onToggle={(on) => onChange(withChoice(left, choice.key, on))}
                />
              </li>
            );
          })}
        </ul>
      </div>
    </div>
  );
}

function withChoice(left: ReadonlySet<string>, key: string, on: boolean): ReadonlySet<string> {
  const next = new Set(left);
  if (on) next.delete(key);
  else next.add(key);
  return next;
}

interface RowProps {
  choice: Choice;
  on: boolean;
  onToggle: (on: boolean) => void;
}

const ChoiceRow = ({ choice: { title, where, about }, on, onToggle }: RowProps) => (
  <div className={bulkStyles['row']}>
    <Checkbox
      checked={on}
      label={
        <>
          <strong className="lk-name">{title}</strong>{' '}
          <span className="lk-dim lk-name">{where}</span>
        </>
      }
      description={about}
      onChange={({ currentTarget: { checked } }) => onToggle(checked)}
    />
  </div>
);
