/** CSV exports of the inventory and the activity (docs/csv.md). */
export { CSV_COLUMNS, CSV_SCHEMA_VERSION } from './csv-columns';
export { previewExport } from './export-preview';
export { toCsvTable } from './csv-text';
export {
  type ExportTarget,
  writeActivityFile,
  writeExportFile,
  writeTextFile,
} from './write-csv-file';
export { STANDARD_OUTPUT } from './output-target';
