/** Keeps the newest crash reports in a folder. They are never sent anywhere. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CrashReport, CrashKind } from '../../../contract';
import { writeOwnFile } from '../../own-files';

const MAX_REPORTS = 10;

const REPORT_NAME =
  /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z-(main|page|helper|promise|drawing)\.json$/u;

export class CrashReports {
  constructor(private readonly folder: string) {}

  /** Creates the folder if needed and returns its path. */
  ensureFolder(): string {
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    return this.folder;
  }

  /** Writes synchronously, since the program may be about to end. Null if the file cannot be written. */
  write(kind: CrashKind, report: object, now = new Date()): CrashReport | null {
    try {
      this.ensureFolder();
      const time = now.toISOString().replace(/[:.]/gu, '-');
      const name = `${time}-${kind}.json`;
      const text = `${JSON.stringify({ at: now.toISOString(), kind, ...report }, null, 2)}\n`;
      writeOwnFile(join(this.folder, name), text);
      for (const old of this.list().slice(MAX_REPORTS)) this.remove(old.name);
      return { name, at: now.getTime(), kind };
    } catch {
      return null;
    }
  }

  /** Newest first. */
  list(): CrashReport[] {
    return listFileNames(this.folder)
      .sort()
      .reverse()
      .flatMap((name) => parseReportName(name) ?? []);
  }

  /** The path of an existing report, or null. */
  find(name: string): string | null {
    return this.list().some((crash) => crash.name === name) ? join(this.folder, name) : null;
  }

  remove(name: string): void {
    const file = this.find(name);
    if (file !== null) rmSync(file, { force: true });
  }
}

function listFileNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Reads time and kind from the name of a report. Null for other files. */
function parseReportName(name: string): CrashReport | null {
  const [, day, hour, minute, second, ms, kind] = REPORT_NAME.exec(name) ?? [];
  if (kind === undefined) return null;
  const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`);
  return { name, at, kind: kind as CrashKind };
}
