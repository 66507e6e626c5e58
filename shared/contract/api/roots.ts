// Where the parts of the API begin.

export const API_ROOT = '/api/v1'

/** Budgets and what follows of them: answered by a function of its own. */
export const PLANNING_ROOT = `${API_ROOT}/planning`
export const SYSTEM_ROOT = `${API_ROOT}/system`
/** Where the links of digests lead: public, since who opens one has no sign-in at hand. */
export const UNSUBSCRIBE_PATH = `${SYSTEM_ROOT}/unsubscribe`
