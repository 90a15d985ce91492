import { Modal } from '@mantine/core';
import { palette, usePalette } from '../../state/palette';
import { PaletteList } from './PaletteList';
import paletteStyles from './palette.module.css';
import { t } from '../../../contract/texts';

/** Finds instances, commands and accounts by typing. */
export default function CommandPalette() {
  const open = usePalette((state) => state.open);
  const openCount = usePalette((state) => state.openCount);
  const returnsFocus = usePalette((state) => state.returnsFocus);
  return (
    <Modal
      opened={open}
      onClose={palette.close}
      withCloseButton={false}
      returnFocus={returnsFocus}
      // What was chosen may take the focus at once.
      transitionProps={{ duration: 0 }}
      // A blurred background would be redrawn with every typed letter.
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      padding={0}
      size={640}
      yOffset="12vh"
      attributes={{ content: { 'aria-label': t('Command palette') } }}
      classNames={{ body: paletteStyles['body'] ?? '' }}
    >
      <PaletteList key={openCount} />
    </Modal>
  );
}
