// Budgets, in one process: the API takes longer to load than most claims to be tested.
import './submissions.claims.ts'
import './bounds.claims.ts'
import './history-page.claims.ts'
