/** CSV exports of the inventory and the activity (docs/csv.md). */
export { columns, schemaVersion } from './columns';
export { previewExport } from './preview';
export { csvTable } from './table';
export { writeActivity, writeExport, writeText } from './write';
