/** Instances whose rows are not as Latchkey wrote them get the values of the backup, which shows every change of itself. */
import type { ProfileBackup } from '../files/profile-backup';
import { goodRow } from '../macs/good-rows';
import { addMacToRewritten } from '../macs/written-rows';
import { rewriteProfile, selectStoredProfiles } from '../tables/profiles';
import type { Database } from './database';

/** One that the backup does not have stays, and is left out. */
export function repairProfiles(database: Database, backup: () => ProfileBackup | null): void {
  const changed: { readonly target: number; readonly values: readonly unknown[] }[] = [];
  const good = new Set<unknown>();
  for (const row of database.all(selectStoredProfiles)) {
    if (goodRow(database, row, { p: 'profiles' })) good.add(row['p_id']);
    else
      changed.push({
        target: Number(row['p_rowid']),
        values: [row['p_id'], row['p_origin'], row['p_label']],
      });
  }
  if (changed.length === 0) return;
  const missing = (backup()?.profiles ?? []).filter(({ id }) => !good.has(id));
  for (const { target, values } of changed) {
    const at = missing.findIndex(({ id, origin, label }) =>
      [id, origin, label].some((value) => values.includes(value)),
    );
    const [profile] = at < 0 ? [] : missing.splice(at, 1);
    if (!profile) continue;
    database.transaction(() => {
      rewriteProfile(database, target, profile);
      addMacToRewritten(database, 'profiles', target);
    });
  }
}
