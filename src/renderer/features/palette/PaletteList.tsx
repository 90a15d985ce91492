import { Loader, TextInput, VisuallyHidden } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useId, useState, type FocusEvent } from 'react';
import { ProblemNotice } from '../../ui/notices/ProblemNotice';
import { chooseHit } from './choose-hit';
import { actionsOf } from './hit-actions';
import { HitOption } from './HitOption';
import { toActionSections, type PaletteHit, type PaletteSection } from './palette-hits';
import { useActiveOption } from './useActiveOption';
import { usePaletteSections } from './usePaletteSections';
import paletteStyles from './palette.module.css';
import { t } from '../../../contract/texts';

const PROMPT = t('Find an instance, an account or a command');

/** What a search finds is shorter. */
const LONG_LIST = 40;

/** An input and the list below it. The focus stays in the input; keys move through the list. */
export function PaletteList() {
  const listId = useId();
  const [query, setQuery] = useState('');
  /** The hit whose actions are listed; null for the hits themselves. */
  const [acting, setActing] = useState<PaletteHit | null>(null);
  const found = usePaletteSections(acting === null ? query : '');
  const sections =
    acting === null ? found.sections : toActionSections(query, acting, actionsOf(acting));
  const actOn = (hit: PaletteHit | null): void => {
    setActing(hit);
    setQuery('');
  };
  const { active, setActive, onKeyDown } = useActiveOption({
    options: sections.flatMap(({ hits }) => hits),
    busy: found.busy,
    question: `${acting?.id ?? ''} ${query}`,
    onChoose: (hit) => {
      chooseHit(hit, query);
    },
    onActions: (hit) => {
      if (acting === null && actionsOf(hit).length > 0) actOn(hit);
    },
    onBack: () => {
      if (acting !== null) actOn(null);
    },
  });
  const idOf = (hit: PaletteHit): string => `${listId} ${hit.id}`.replace(/\s/gu, '-');
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={acting === null ? PROMPT : t('Actions for {title}', { title: acting.title })}
        aria-expanded
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={active === null ? undefined : idOf(active)}
        autoComplete="off"
        spellCheck={false}
        placeholder={acting === null ? PROMPT : t('Actions for {title}', { title: acting.title })}
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={found.busy ? <Loader size={14} /> : null}
        classNames={{ input: paletteStyles['input'] ?? '' }}
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onBlur={keepFocus}
      />
      <Options
        listId={listId}
        sections={sections}
        active={active}
        idOf={idOf}
        onPoint={setActive}
        onChoose={(hit) => {
          chooseHit(hit, query);
        }}
      />
      {found.problem !== null && (
        <ProblemNotice problem={found.problem} about={t('Accounts were not searched')} />
      )}
      {sections.length === 0 && !found.busy && (
        <p className={paletteStyles['nothing']}>
          {t('Nothing matches “{query}”.', { query: query.trim() })}
        </p>
      )}
      <KeyHints hasActions={acting === null && active !== null && actionsOf(active).length > 0} />
      <VisuallyHidden role="status">
        {found.busy ? t('Searching') : resultCount(sections)}
      </VisuallyHidden>
    </>
  );
}

/** A menu that closes gives the focus back to its button, even behind the palette: what is typed would be lost. */
function keepFocus({ currentTarget: input, relatedTarget }: FocusEvent<HTMLInputElement>): void {
  const dialog = input.closest('[role="dialog"]');
  if (relatedTarget instanceof Node && dialog?.contains(relatedTarget) === false) input.focus();
}

const countHits = (sections: readonly PaletteSection[]): number =>
  sections.reduce((sum, { hits }) => sum + hits.length, 0);

function resultCount(sections: readonly PaletteSection[]): string {
  const count = countHits(sections);
  return count === 1 ? t('1 result') : t('{count} results', { count });
}

interface OptionsProps {
  listId: string;
  sections: readonly PaletteSection[];
  active: PaletteHit | null;
  idOf: (hit: PaletteHit) => string;
  onPoint: (hit: PaletteHit) => void;
  onChoose: (hit: PaletteHit) => void;
}

const Options = ({ listId, sections, active, idOf, onPoint, onChoose }: OptionsProps) => (
  <div
    className={paletteStyles['list']}
    role="listbox"
    id={listId}
    aria-label={t('Results')}
    data-long={countHits(sections) > LONG_LIST || undefined}
  >
    {sections.map(({ label, hits }) => (
      <div key={label} role="group" aria-label={label}>
        <div className={paletteStyles['heading']} role="presentation">
          {label}
        </div>
        {hits.map((hit) => (
          <HitOption
            key={hit.id}
            id={idOf(hit)}
            hit={hit}
            active={hit.id === active?.id}
            onPoint={() => {
              onPoint(hit);
            }}
            onChoose={() => {
              onChoose(hit);
            }}
          />
        ))}
      </div>
    ))}
  </div>
);

const KeyHints = ({ hasActions }: { hasActions: boolean }) => (
  <div className={paletteStyles['hints']} aria-hidden>
    <span>
      <span className="lk-kbd">↑</span> <span className="lk-kbd">↓</span> {t('move')}
    </span>
    <span>
      <span className="lk-kbd">{t('Enter')}</span> {t('open')}
    </span>
    {hasActions && (
      <span>
        <span className="lk-kbd">→</span> {t('more actions')}
      </span>
    )}
    <span>
      <span className="lk-kbd">{t('Esc')}</span> {t('close')}
    </span>
  </div>
);
