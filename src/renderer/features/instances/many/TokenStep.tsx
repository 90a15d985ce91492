import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { InstanceListLine } from '../../../../contract';
import { formatCountOf } from '../../../ui/format/format';
import { ProblemNotice } from '../../../ui/notices/ProblemNotice';
import formStyles from '../../../ui/forms/form.module.css';
import { useSessionOnly } from '../TokenFields';
import { addLabel } from './many-labels';
import { ManyTable } from './ManyTable';
import { matchTokens } from './match-tokens';
import manyStyles from './many.module.css';
import type { AddMany } from './useAddMany';
import { t } from '../../../../contract/texts';

/** Tokens one after the other (paste, Enter), or many by one paste. They are kept in this dialog alone. */
export function TokenStep({ many }: { many: AddMany }) {
  const { chosen, tokens, problem, setTokens, goTo, add } = many;
  const asked = chosen.filter(({ needsToken, tokenFrom }) => needsToken && tokenFrom === null);
  const [at, setAt] = useState(0);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const addButton = useRef<HTMLButtonElement>(null);
  const sessionOnly = useSessionOnly();
  const current = asked[at];
  const missing = asked.filter(({ origin }) => !tokens.has(origin)).length;

  const goOn = (given: ReadonlyMap<string, string>, from: number): void => {
    setTyped('');
    const next = asked.findIndex(({ origin }, index) => index >= from && !given.has(origin));
    if (next !== -1) setAt(next);
    else addButton.current?.focus();
  };
  const take = (): void => {
    const token = typed.trim();
    const given = new Map(tokens);
    if (token !== '' && current) given.set(current.origin, token);
    setTokens(given);
    setSaid('');
    goOn(given, at + 1);
  };
  const takeMany = (text: string): void => {
    const matched = matchTokens(text, asked, at);
    const given = new Map([...tokens, ...matched.tokens]);
    setTokens(given);
    setSaid(
      t('Took {tokens}.{part}', {
        tokens: formatCountOf(matched.tokens.size, 'token'),
        part:
          matched.unknown === 0
            ? ''
            : t(' {linesName} none of these instances.', {
                linesName: formatCountOf(matched.unknown, 'line names', 'lines name'),
              }),
      }),
    );
    goOn(given, 0);
  };

  return (
    <form
      className={formStyles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <TextInput
        ref={field}
        label={t('Access token of {label}', { label: current?.label ?? '' })}
        type="password"
        description={t(
          'Paste a token and press Enter, or paste many lines of instance and token at once. Enter alone leaves an instance for later. In Domo: Admin > Authentication > Access tokens.',
        )}
        autoFocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          take();
        }}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text');
          if (!/\S[\r\n]+\s*\S/u.test(text)) return;
          event.preventDefault();
          takeMany(text);
        }}
      />
      <p className={formStyles['line']} role="status">
        {said}{' '}
        {missing === 0
          ? t('Every instance has a token.')
          : t('{tokensAre} missing.', {
              tokensAre: formatCountOf(missing, 'token is', 'tokens are'),
            })}
        {sessionOnly &&
          t(' The keychain is not available, so tokens are kept only until you quit.')}
      </p>
      <ManyTable
        label={t('Tokens of the instances')}
        columns={[t('Label'), t('Instance'), t('Token')]}
      >
        {asked.map((line, index) => (
          <TokenRow
            key={line.origin}
            line={line}
            given={tokens.has(line.origin)}
            current={index === at}
            onGo={() => {
              setAt(index);
              field.current?.focus();
            }}
          />
        ))}
      </ManyTable>
      {problem !== null && <ProblemNotice problem={problem} />}
      <div className={formStyles['foot']}>
        <Button
          variant="default"
          onClick={() => {
            goTo('review');
          }}
        >
          {t('Back')}
        </Button>
        <span className={formStyles['gap']}>
          {missing > 0 && (
            <span className="lk-dim">
              {t('{instancesAre} added without a token.', {
                instancesAre: formatCountOf(missing, 'instance is', 'instances are'),
              })}
            </span>
          )}
        </span>
        <Button type="submit" ref={addButton}>
          {addLabel(chosen.length)}
        </Button>
      </div>
    </form>
  );
}

interface TokenRowProps {
  line: InstanceListLine;
  given: boolean;
  current: boolean;
  onGo: () => void;
}

function TokenRow({ line, given, current, onGo }: TokenRowProps) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    <tr ref={row} aria-current={current || undefined}>
      <td>
        <button type="button" tabIndex={-1} className={manyStyles['go']} onClick={onGo}>
          <span className="lk-name">{line.label}</span>
        </button>
      </td>
      <td>{line.instance}</td>
      <td>
        <span className="lk-state" data-tone={given ? 'good' : 'quiet'}>
          {given ? t('entered') : t('missing')}
        </span>
      </td>
    </tr>
  );
}
