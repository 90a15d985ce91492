/** What the store keeps for reviews of access: members of groups, users' addresses, and which reviews were written. */

/** A group or a user as Domo last described it. */
export type DirectoryEntry = {
  readonly id: string;
  /** Epoch ms. */
  readonly readAt: number;
} & (
  | {
      readonly type: 'GROUP';
      /** Null: Domo does not let it be read. */
      readonly data: { readonly members: readonly string[]; readonly everyone: boolean } | null;
    }
  | {
      readonly type: 'USER';
      /** Null: Domo does not know the user. */
      readonly data: {
        readonly name: string | null;
        readonly email: string | null;
        readonly active: boolean | null;
      } | null;
    }
);

/** A user or a group of access lists and of groups' members; `readAt` null: never read. */
export interface PrincipalToRead {
  readonly type: 'USER' | 'GROUP';
  readonly id: string;
  readonly readAt: number | null;
}

/** A review that was written to a file. */
export interface WrittenReview {
  readonly sha256: string;
  readonly file: string;
  readonly takenAt: number;
  readonly entries: number;
}

export interface ReviewMethods {
  /** Those that were read longest ago come first. */
  listPrincipalsToRead(
    profileId: string,
    type: 'USER' | 'GROUP',
    limit: number,
  ): Promise<readonly PrincipalToRead[]>;
  saveDirectory(profileId: string, entries: readonly DirectoryEntry[]): Promise<void>;
  getDirectory(profileId: string): Promise<readonly DirectoryEntry[]>;
  /** Newest first. */
  listReviews(): Promise<readonly WrittenReview[]>;
  saveReview(review: WrittenReview): Promise<void>;
}
