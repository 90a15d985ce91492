/** Whether an account signs in as a login that a person wrote down. Pure. */
import type { AccountConfig, RotationLogin } from '../../contract';
import { normaliseValue } from '../../contract/config-text';
import { foldText, otherSpellings } from '../../contract/text-folding';
import { loginParts, type LoginPart, type LoginPartName } from './login-fields';

/** `maybe`: written almost so, or Domo hides a part. */
export type LoginMatch = 'same' | 'maybe' | 'other';

const partNames = ['host', 'systemAccount', 'user'] as const satisfies readonly LoginPartName[];

/** `fingerprintOf`: as those of the inventory were made. */
export function matchLogin(
  login: RotationLogin,
  { dataProviderType, config }: { dataProviderType: string; config: AccountConfig },
  fingerprintOf: (text: string) => string,
): LoginMatch {
  if (login.dataProviderTypes?.includes(dataProviderType) === false) return 'other';
  const parts = loginParts(config);
  const matches = partNames.flatMap((part) => {
    const wanted = login[part];
    if (wanted === undefined) return [];
    const own = parts.filter((each) => each.part === part);
    const isSame = ({ name, value, isFingerprint }: LoginPart): boolean =>
      value === (isFingerprint ? fingerprintOf(wanted) : normaliseValue(name, wanted));
    const isLike = ({ value, isFingerprint }: LoginPart): boolean =>
      value === null ||
      (isFingerprint
        ? spellingsOf(part, wanted).some((text) => fingerprintOf(text) === value)
        : lookOf(part, value) === lookOf(part, wanted));
    const rank = Math.min(...own.map((each) => each.rank));
    if (own.some((each) => each.rank === rank && isSame(each))) return ['same'];
    // Many users may sign in through one client, or have one address.
    return [own.some((each) => isSame(each) || isLike(each)) ? 'maybe' : 'other'];
  });
  if (matches.includes('other')) return 'other';
  return matches.includes('maybe') ? 'maybe' : 'same';
}

/** Of a text of which only the fingerprint is known, a few spellings can be tried, and not all. */
function spellingsOf(part: LoginPartName, text: string): string[] {
  const spellings = otherSpellings(text);
  return part === 'host' ? spellings.flatMap((each) => [each, `${each}.`]) : spellings;
}

/** Equal for texts that a system may take for the same, and that nobody knows to be the same. */
function lookOf(part: LoginPartName, text: string): string {
  const folded = foldText(text);
  if (part !== 'host') return folded;
  return folded
    .replace(/^(?:[a-z][a-z0-9+.-]*:)+\/\//u, '')
    .replace(/[/?#].*$/u, '')
    .replace(/:\d+$/u, '')
    .replace(/\.$/u, '');
}
