import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { closeSheet } from '../../state/sheet';
import { t } from '../../../contract/texts';

/** By which the keys find it, beside a dialog. */
const sheetMark = { 'data-sheet': true } as const;

/** Something to read, above the page and above a dialog. */
export const SheetFrame = ({ title, children }: { title: string; children: ReactNode }) => (
  <Modal
    opened
    onClose={closeSheet}
    title={title}
    size={900}
    zIndex={250}
    // Whoever shows it gives the focus back.
    returnFocus={false}
    closeButtonProps={{ 'aria-label': t('Close'), ...sheetMark }}
  >
    {children}
  </Modal>
);
