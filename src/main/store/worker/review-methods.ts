/** The methods about reviews of access. */
import type { Database } from '../db/database';
import type { ReviewMethods } from '../review-types';
import { getDirectory, listPrincipalsToRead, saveDirectory } from '../tables/directory';
import { listReviews, saveReview } from '../tables/reviews';
import type { StoreWorkerMethods } from '../worker-protocol';

export const createReviewMethods = (
  database: Database,
): Pick<StoreWorkerMethods, keyof ReviewMethods> => ({
  listPrincipalsToRead: (...args) => listPrincipalsToRead(database, ...args),
  saveDirectory: (profileId, entries) => {
    saveDirectory(database, profileId, entries);
  },
  getDirectory: (profileId) => getDirectory(database, profileId),
  listReviews: () => listReviews(database),
  saveReview: (review) => {
    saveReview(database, review);
  },
});
