/** CSV exports of the inventory (docs/csv.md). */
export { columns, schemaVersion } from './columns';
export { previewExport } from './preview';
export { writeExport } from './write';
