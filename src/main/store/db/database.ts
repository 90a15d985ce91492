/** The typed part of libsql that the tables use. */
import type Libsql from 'libsql';
import { fail } from '../../../contract';
import type { RowChecks } from '../macs/row-checks';

export type SqlValue = string | number | Uint8Array | null;
/** A row as libsql returns it. The decoders of the tables check it (`row-decoder.ts`). */
export type DbRow = Readonly<Record<string, SqlValue>>;

export class Database {
  private readonly statements = new Map<string, Libsql.Statement>();

  /** Called in every transaction when its work is done. */
  beforeCommit: (() => void) | null = null;
  private readonly endWork = new Map<string, () => void>();
  private isClosed = false;

  /** `rows`: the checks of its rows, which connections to one file may share. */
  constructor(
    private readonly connection: Libsql.Database,
    readonly rows: RowChecks,
  ) {}

  /** Fails once it is closed: libsql would end the whole program. */
  get raw(): Libsql.Database {
    if (this.isClosed) fail('storeUnavailable', 'The store is closed.');
    return this.connection;
  }

  exec(sql: string): void {
    this.raw.exec(sql);
  }

  /** Returns how many rows were changed. */
  run(sql: string, ...values: SqlValue[]): number {
    if (this.beforeCommit === null || this.raw.inTransaction)
      return this.prepared(sql).run(...values).changes;
    return this.transaction(() => this.prepared(sql).run(...values).changes);
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
      this.beforeCommit?.();
      this.runEndWork();
      this.exec('COMMIT');
      return value;
    } catch (error) {
      this.endWork.clear();
      if (this.raw.inTransaction) this.exec('ROLLBACK');
      throw error;
    }
  }

  /**
   * Runs `work` once, when the outermost transaction has done its own. Of several under one name the last is run. It must
   * look at what is there by then: the part of the transaction that asked for it may have been rolled back.
   */
  atEnd(name: string, work: () => void): void {
    this.endWork.set(name, work);
  }

  private runEndWork(): void {
    if (this.endWork.size === 0) return;
    const works = [...this.endWork.values()];
    this.endWork.clear();
    for (const work of works) work();
    this.beforeCommit?.();
  }

  /** Runs `work`, which writes nothing, on one state of the store. */
  readTransaction<T>(work: () => T): T {
    if (this.isInTransaction()) return work();
    this.exec('BEGIN');
    try {
      return work();
    } finally {
      // An error of the disk may have ended it.
      if (this.isInTransaction()) this.exec('COMMIT');
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

  /** Once or more often. Requests can still be on their way. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.statements.clear();
    this.connection.close();
  }

  private prepared(sql: string): Libsql.Statement {
    const cached = this.statements.get(sql);
    if (cached) return cached;
    const statement = this.raw.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}
