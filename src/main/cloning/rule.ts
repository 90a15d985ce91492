/** Which accounts count as the same: what was asked for, and what was paired by hand and is remembered. */
import type { MatchRule } from '../../contract';
import type { CloningParts } from './parts';

export async function ruleOf({ workspace }: CloningParts, asked: MatchRule): Promise<MatchRule> {
  const remembered = await (await workspace.store()).listPairings();
  return { ...asked, pairings: [...asked.pairings, ...remembered] };
}
