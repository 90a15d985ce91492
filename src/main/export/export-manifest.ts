/** The text of the manifest beside an export. */
import { basename } from 'node:path';
import { exportManifestSchema, MANIFEST_VERSION, type ExportManifest } from '../../contract';
import { CSV_SCHEMA_VERSION, type ExportColumn } from './tables/export-column';

export interface ManifestFacts extends Pick<
  ExportManifest,
  | 'file'
  | 'table'
  | 'format'
  | 'rows'
  | 'bytes'
  | 'filters'
  | 'gaps'
  | 'groups'
  | 'accessNotRead'
  | 'instances'
> {
  readonly columns: readonly ExportColumn[];
  /** The SHA-256 of the file. */
  readonly hash: string;
}

export function toManifestText({ file, columns, hash, ...facts }: ManifestFacts): string {
  const manifest: ExportManifest = {
    manifestVersion: MANIFEST_VERSION,
    file: basename(file),
    schemaVersion: CSV_SCHEMA_VERSION,
    columns: columns.map(({ header: name, type }) => ({ name, type })),
    sha256: hash,
    writtenAt: new Date().toISOString(),
    complete: facts.gaps.length === 0,
    ...facts,
  };
  return `${JSON.stringify(exportManifestSchema.parse(manifest), null, 2)}\n`;
}
