/** What the providers of some instances are called; by type. */
import { useEffect, useState } from 'react';
import { providerNames } from '../../../state/providerNames';

export function useProviderNames(profileIds: readonly string[]): Readonly<Record<string, string>> {
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const asked = profileIds.join('\n');
  useEffect(() => {
    let wanted = true;
    void providerNames(asked.split('\n')).then((answer) => {
      if (wanted) setNames(answer);
    });
    return () => {
      wanted = false;
    };
  }, [asked]);
  return names;
}
