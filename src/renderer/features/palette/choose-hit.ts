/** Does what a hit of the palette is for. */
import { closePaletteFor, rememberHit } from '../../state/palette';
import { clearInventoryFilters, selectInstance, setTextFilter, showView } from '../../state/view';
import { openAccountHit } from './hit-actions';
import type { PaletteHit } from './palette-hits';

/** @param query what was typed */
export function chooseHit(hit: PaletteHit, query: string): void {
  const takesFocus =
    hit.type === 'account' || ('command' in hit && hit.command.takesFocus === true);
  closePaletteFor({ takesFocus });
  if (hit.type !== 'showAll' && hit.type !== 'action') remember(hit);
  switch (hit.type) {
    case 'command':
    case 'action':
      hit.command.run();
      return;
    case 'instance':
      selectInstance(hit.profile.id);
      return;
    case 'account':
      openAccountHit(hit.row);
      return;
    case 'showAll':
      selectInstance(null);
      showView('accounts');
      clearInventoryFilters();
      setTextFilter(query.trim());
  }
}

const remember = (hit: PaletteHit): void => {
  rememberHit(hit.id, hit.type === 'account' ? hit.row : null);
};
