/** The typed part of libsql that the tables use. */
import Libsql from 'libsql';

export type SqlValue = string | number | Uint8Array | null;
/** A row as libsql returns it. The decoders of the tables check it (`row-decoder.ts`). */
export type DbRow = Readonly<Record<string, SqlValue>>;

export class Database {
  private readonly statements = new Map<string, Libsql.Statement>();

  constructor(readonly raw: Libsql.Database) {}

  exec(sql: string): void {
    this.raw.exec(sql);
  }

  /** Returns how many rows were changed. */
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

  /** Makes every iteration on this connection fail at its next row. */
  interrupt(): void {
    // The declarations of libsql lack it.
    (this.raw as Libsql.Database & { interrupt(): void }).interrupt();
  }

  /**
   * Runs `work` in a transaction, which is rolled back when `work` fails. Inside another transaction it is a part of
   * that one, and a failure rolls back the part alone.
   */
  transaction<T>(work: () => T): T {
    if (this.isInTransaction()) return this.partOfTransaction(work);
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

  isInTransaction(): boolean {
    return this.raw.inTransaction;
  }

  private partOfTransaction<T>(work: () => T): T {
    this.exec('SAVEPOINT part');
    try {
      const value = work();
      this.exec('RELEASE part');
      return value;
    } catch (error) {
      // After some failures, such as a full disk, SQLite has rolled back the whole transaction.
      if (this.raw.inTransaction) this.exec('ROLLBACK TO part; RELEASE part');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.raw.close();
  }

  private prepared(sql: string): Libsql.Statement {
    const cached = this.statements.get(sql);
    if (cached) return cached;
    const statement = this.raw.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

/** Opens a file, or a database in memory for null. Fails with libsql's own errors. */
export function connectDatabase(file: string | null, key: string): Database {
  const raw =
    file === null
      ? new Libsql(':memory:')
      : // The key is 32 random bytes in hex; it never comes from a person.
        new Libsql(file, { encryptionCipher: 'aes256cbc', encryptionKey: key } as Libsql.Options);
  return new Database(raw);
}
