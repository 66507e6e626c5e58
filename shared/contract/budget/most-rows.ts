// How long a submission may be. Apart from its schema, so that the add-in's pane needs none.

/** 2,000 lines of 12 months, and a quarter more. */
export const MOST_ROWS = 30_000
