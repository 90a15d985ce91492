import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Profile } from '../../../contract';
import bulkStyles from './bulk.module.css';
import { t } from '../../../contract/texts';

interface Props {
  profiles: readonly Profile[];
  /** Ids of those that are not looked at. */
  leftOut: ReadonlySet<string>;
  onLeave: (leftOut: ReadonlySet<string>) => void;
  /** Another new owner, by profile id. */
  others: ReadonlyMap<string, string>;
  onOthers: (others: ReadonlyMap<string, string>) => void;
}

/** The instances that are looked at; on request with a new owner of their own. */
export function TransferInstances({ profiles, leftOut, onLeave, others, onOthers }: Props) {
  const [perInstance, setPerInstance] = useState(others.size > 0);
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(leftOut);
    if (on) next.delete(id);
    else next.add(id);
    onLeave(next);
  };
  return (
    <>
      <div className={bulkStyles['places']} role="group" aria-label={t('Instances')} tabIndex={-1}>
        {profiles.map(({ id, label }) => (
          <div key={id} className={bulkStyles['place']}>
            <Checkbox
              checked={!leftOut.has(id)}
              label={<span className="lk-name">{label}</span>}
              onChange={({ currentTarget: { checked } }) => toggle(id, checked)}
            />
            {perInstance && !leftOut.has(id) && (
              <TextInput
                size="xs"
                aria-label={t('New owner in {label}', { label })}
                placeholder={t('As above')}
                autoComplete="off"
                spellCheck={false}
                maxLength={300}
                value={others.get(id) ?? ''}
                onChange={(event) =>
                  onOthers(new Map([...others, [id, event.currentTarget.value]]))
                }
              />
            )}
          </div>
        ))}
      </div>
      <Checkbox
        label={t('Other new owners in some instances')}
        checked={perInstance}
        onChange={({ currentTarget: { checked } }) => {
          setPerInstance(checked);
          if (!checked) onOthers(new Map());
        }}
      />
    </>
  );
}
