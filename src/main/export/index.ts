/** Exports of the inventory and the activity: tables, formats, manifest (docs/csv.md). */
export { CSV_COLUMNS } from './tables';
export { CSV_SCHEMA_VERSION } from './tables/export-column';
export { findExportGaps, findInstanceGaps } from './export-gaps';
export { previewExport } from './export-preview';
export { toCsvTable } from './formats/csv-text';
export {
  type ExportTarget,
  writeActivityFile,
  writeChangesFile,
  writeExportFile,
} from './write-export-file';
export { type FileTarget, writeTextFile, writeWholeFile } from './whole-file';
export { throwIfCancelled } from './until-aborted';
export { STANDARD_OUTPUT } from './output-target';
