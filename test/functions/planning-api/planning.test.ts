// Plans against actuals, in one process: the API takes longer to load than most claims to be tested.
import './bridge-runs.claims.ts'
import './what-if.claims.ts'
import './archived-inputs.claims.ts'
import './api-steps.claims.ts'
import './variance/bridges.claims.ts'
import './variance/variance.claims.ts'
import './variance/outlook-of-series.claims.ts'
