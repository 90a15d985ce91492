/** What a report found, so that the next one can tell what is new. It has ids and no names. */

export interface InstanceMark {
  /** `attentionKey` of each item -> datasets that were stopped; null: not known. */
  readonly keys: Readonly<Record<string, number | null>>;
  /** Accounts that the list lacked. Null: not known. */
  readonly searchOnly: number | null;
}

export interface ComparisonMark {
  readonly different: number;
  readonly missing: number;
  /** A digest of each place that differed. Without it there were more than a mark holds, or it is a mark of an earlier version. */
  readonly keys?: readonly string[] | undefined;
  /** A digest of each place of which nobody could say whether it differed. Missing for the same two reasons. */
  readonly unknown?: readonly string[] | undefined;
}

/** Of an instance, or of a saved comparison; the other id is null. */
export type ReportMark = { readonly at: number } & (
  | { readonly profileId: string; readonly comparison: null; readonly found: InstanceMark }
  | { readonly profileId: null; readonly comparison: string; readonly found: ComparisonMark }
);

export interface ReportStoreMethods {
  /** Of each subject the newest at `at` or before; null: the newest of all. */
  listReportMarks(at: number | null): Promise<readonly ReportMark[]>;
  /** Those of instances that are gone are left out. Of each subject the newest hundred stay. */
  saveReportMarks(marks: readonly ReportMark[]): Promise<void>;
}
