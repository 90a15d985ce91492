/** The typed face of libsql that the tables use. */
import Libsql from 'libsql';

export type SqlValue = string | number | Uint8Array | null;
export type DbRow = Readonly<Record<string, SqlValue>>;

export class Database {
  private readonly statements = new Map<string, Libsql.Statement>();

  constructor(readonly raw: Libsql.Database) {}

  exec(sql: string): void {
    this.raw.exec(sql);
  }

  run(sql: string, ...values: SqlValue[]): number {
    return this.prepared(sql).run(...values).changes;
  }

  get(sql: string, ...values: SqlValue[]): DbRow | null {
    return (this.prepared(sql).get(...values) as DbRow | undefined) ?? null;
  }

  all(sql: string, ...values: SqlValue[]): DbRow[] {
    return this.prepared(sql).all(...values) as DbRow[];
  }

  iterate(sql: string, ...values: SqlValue[]): Iterator<DbRow> {
    return this.raw.prepare(sql).iterate(...values) as Iterator<DbRow>;
  }

  /** What is being read on this connection fails at its next row. */
  interrupt(): void {
    // The declarations of libsql lack it.
    (this.raw as Libsql.Database & { interrupt(): void }).interrupt();
  }

  /** All or nothing. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const value = work();
      this.exec('COMMIT');
      return value;
    } catch (error) {
      if (this.raw.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.raw.close();
  }

  private prepared(sql: string): Libsql.Statement {
    const known = this.statements.get(sql);
    if (known) return known;
    const made = this.raw.prepare(sql);
    this.statements.set(sql, made);
    return made;
  }
}

/** Opens a file, or memory for null. Fails with libsql's own errors. */
export function connectDatabase(file: string | null, key: string): Database {
  const raw =
    file === null
      ? new Libsql(':memory:')
      : // The key is 32 random bytes in hex; it never comes from a person.
        new Libsql(file, { encryptionCipher: 'aes256cbc', encryptionKey: key } as Libsql.Options);
  return new Database(raw);
}

export const sqlText = (value: SqlValue | undefined): string =>
  typeof value === 'object' ? '' : String(value ?? '');
export const sqlNumber = (value: SqlValue | undefined): number => Number(value ?? 0);
export const sqlNumberOrNull = (value: SqlValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);
