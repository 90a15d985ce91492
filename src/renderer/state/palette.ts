/** Whether the palette is open. It can be asked for before its code has been loaded. */
import { createSpotlight, useSpotlight } from '@mantine/spotlight';

export const [paletteStore, palette] = createSpotlight();

export const usePaletteOpen = (): boolean => useSpotlight(paletteStore).opened;
