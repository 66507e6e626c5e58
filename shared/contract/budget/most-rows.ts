// How long a submission and a book may be. Apart from their schemas, so that the add-in's pane needs none.

/** 2,000 lines of 12 months, and a quarter more. */
export const MOST_ROWS = 30_000

/** Of one scenario: its sums stay whole cents, and it is read as a whole by every answer about it. */
export const MOST_LINES = 60_000
/** Characters of all notes of one scenario: a hundred a line. */
export const MOST_NOTES = 6_000_000

/** Of one scenario for one owner who submits themselves: 400 tenants and measures of a year. Finance may give them more. */
export const MOST_LINES_OF_OWNER = 5_000
export const MOST_NOTES_OF_OWNER = 500_000

/** Of one scenario: what was removed earlier is forgotten, and whoever read it then has to read anew. */
export const MOST_REMOVED = 20_000

/** How many fiscal years before and after that of the submission a line may lie. */
export const YEARS_AROUND = 10
