/** Nothing is written over what the user did not see: what is in Domo now is held against what was on screen. */
import { fail, type ParsedRequestFor } from '../../contract';
import type { RawConfig } from '../domo';
import { holdsMask } from '../secrets';
import { isSame } from './config-diff';

type Expected = NonNullable<ParsedRequestFor<'account.updateConfig'>['expected']>;

/** Fails with `changedSinceRead` that names the fields. `present` null: what Domo has cannot be told. */
export function refuseChanged(expected: Expected, present: RawConfig | null): void {
  const names = Object.keys(expected);
  if (names.length === 0) return;
  if (present === null) {
    return changed(`what Domo has in ${names.join(', ')} now could not be read`);
  }
  const nowIn = (name: string): string | null => present.values.get(name) ?? null;
  const other = names.filter((name) => !isAsExpected(name, nowIn(name), expected[name] ?? null));
  const hidden = other.filter((name) => holdsMask(nowIn(name) ?? ''));
  const differing = other.filter((name) => !hidden.includes(name));
  const said = [
    ...(differing.length > 0 ? [`Domo has another value in ${differing.join(', ')} by now`] : []),
    ...(hidden.length > 0
      ? [`Domo hides ${hidden.join(', ')}, so whether it changed cannot be told`]
      : []),
  ];
  if (said.length > 0) changed(said.join('; '));
}

const changed = (why: string): never => fail('changedSinceRead', `Nothing was sent: ${why}.`);

/** Nothing there and an empty text are the same to Domo. A mask is not even equal to itself. */
function isAsExpected(name: string, present: string | null, expected: string | null): boolean {
  if (present === null || expected === null) return (present ?? '') === (expected ?? '');
  return isSame(name, present, expected);
}
