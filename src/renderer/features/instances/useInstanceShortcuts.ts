/** Ctrl+1…9 shows an instance, in the order of the rail; Ctrl+0 shows all. */
import { useEffect } from 'react';
import { groupProfiles, useProfiles } from '../../state/profiles';
import { selectInstance } from '../../state/view';

export function useInstanceShortcuts(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (!/^[0-9]$/u.test(event.key)) return;
      const place = Number(event.key);
      const profiles = useProfiles.getState().profiles ?? [];
      const order = groupProfiles(profiles).flatMap((group) => group.profiles);
      const target = order[place - 1];
      if (place !== 0 && target === undefined) return;
      event.preventDefault();
      selectInstance(place === 0 ? null : (target?.id ?? null));
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, []);
}
