import { useCallbackRef } from '@mantine/hooks';
import { useMemo } from 'react';
import type { RowActions } from './GridRow';

/** Functions that never change and do what those of the last drawing do. */
export function useRowActions(latest: RowActions): RowActions {
  const onPress = useCallbackRef(latest.onPress);
  const onOpen = useCallbackRef(latest.onOpen);
  const onMenu = useCallbackRef(latest.onMenu);
  return useMemo(() => ({ onPress, onOpen, onMenu }), [onPress, onOpen, onMenu]);
}
