/** Where a DataSet is in Domo. */
export const datasetUrl = (origin: string, datasetId: string): string =>
  `${origin}/datasources/${encodeURIComponent(datasetId)}/details/overview`;
