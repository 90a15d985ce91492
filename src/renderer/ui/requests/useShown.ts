import { useEffect, useRef } from 'react';

/** Tells later, such as when an answer comes, whether the component is still on screen. */
export function useShown(): () => boolean {
  const shown = useRef(false);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  return () => shown.current;
}
