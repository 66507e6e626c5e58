// What a caller sees, in one process: the API takes longer to load than most claims to be tested.
import './cursors.claims.ts'
import './explanation-privacy.claims.ts'
import './roles-combined.claims.ts'
import './unpublished-runs.claims.ts'
import './store-not-asked.claims.ts'
