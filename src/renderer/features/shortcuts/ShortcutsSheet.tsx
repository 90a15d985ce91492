import { Fragment } from 'react';
import { keyLabel, shortcutPlaces, shortcutsOf } from '../../../contract/shortcuts';
import type { ShortcutPlace } from '../../../contract/shortcuts';
import { SheetFrame } from '../../ui/forms/SheetFrame';
import shortcutsStyles from './shortcuts.module.css';
import { t } from '../../../contract/texts';

/** Every key of the window, by the place where it works. */
export default function ShortcutsSheet() {
  return (
    <SheetFrame title={t('Keyboard shortcuts')}>
      <div className={shortcutsStyles['sheet']}>
        {shortcutPlaces.map((place) => (
          <PlaceShortcuts key={place} place={place} />
        ))}
      </div>
    </SheetFrame>
  );
}

const PlaceShortcuts = ({ place }: { place: ShortcutPlace }) => (
  <section className={shortcutsStyles['place']} aria-label={place}>
    <h3>{place}</h3>
    <dl>
      {shortcutsOf(place).map(({ keys, what }) => (
        <div key={what} className={shortcutsStyles['line']}>
          <dt>
            {shortenedKeys(keys).map((key, at) => (
              <Fragment key={key}>
                {at > 0 && ' '}
                <kbd className="lk-kbd">{keyLabel(key)}</kbd>
              </Fragment>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </section>
);

/** Of nine keys in a row, the first and the last say it. */
const shortenedKeys = (keys: readonly string[]): readonly string[] =>
  keys.length === 9 ? [`${keys[0]}…${keys[8]?.at(-1)}`] : keys;
