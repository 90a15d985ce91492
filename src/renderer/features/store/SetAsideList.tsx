import { Button } from '@mantine/core';
import type { SetAsideStore } from '../../../contract';
import { useSync } from '../../state/sync';
import { Time, TimeAgo } from '../../ui/format/Time';
import { contentsLabel, formatBytes, setAsideReasons, whyNotRestorable } from './set-aside-labels';
import storeStyles from './store.module.css';
import { t } from '../../../contract/texts';
import { richText } from '../../texts/rich-text';

interface Props {
  files: readonly SetAsideStore[];
  /** Name of the file whose button gets the focus; null for none. */
  focused: string | null;
  onChoose: (file: SetAsideStore) => void;
}

export function SetAsideList({ files, focused, onChoose }: Props) {
  const syncing = useSync((state) => state.running);
  return (
    <>
      {syncing && (
        <p className="lk-dim">{t('A sync is running. Wait for its end to restore a store.')}</p>
      )}
      <ul className={storeStyles['files']} aria-label={t('Stores that were set aside')}>
        {files.map((file) => (
          <li key={file.name} className={storeStyles['file']}>
            <div className={storeStyles['words']}>
              <strong id={`set-aside-${file.name}`}>
                <SetAsideTime file={file} />
              </strong>
              <span>{setAsideReasons[file.reason]}.</span>
              <HeldContents file={file} />
              <span className="lk-dim lk-small lk-mono">{file.name}</span>
            </div>
            {file.health === 'good' && (
              <Button
                variant="default"
                disabled={syncing}
                autoFocus={file.name === focused}
                aria-describedby={`set-aside-${file.name}`}
                onClick={() => {
                  onChoose(file);
                }}
              >
                {t('Restore…')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

export const SetAsideTime = ({ file: { setAsideAt } }: { file: SetAsideStore }) =>
  setAsideAt === null ? (
    t('Set aside at an unknown time')
  ) : (
    <>{richText('Set aside on {time}', { time: <Time at={setAsideAt} /> })}</>
  );

/** What it holds, or why it cannot be restored. */
export function HeldContents({ file }: { file: SetAsideStore }) {
  const why = whyNotRestorable(file);
  const size = formatBytes(file.bytes);
  if (why !== null) {
    return (
      <span className={storeStyles['broken']}>
        {why} <span className="lk-dim">({size})</span>
      </span>
    );
  }
  if (file.contents === null) {
    return <span>{t('It opens; another version of Latchkey wrote it ({size}).', { size })}</span>;
  }
  return (
    <span>
      {richText('It holds {contents} ({size}), {when}.', {
        contents: contentsLabel(file.contents),
        size,
        when: <TimeAgo at={file.contents.readAt} verb={t('last read')} />,
      })}
    </span>
  );
}
