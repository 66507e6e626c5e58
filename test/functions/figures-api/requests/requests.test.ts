// What a request may look like, in one process: the API takes longer to load than most claims to be tested.
import './addresses.claims.ts'
import './body.claims.ts'
import './cursor.claims.ts'
import './negotiation.claims.ts'
import './query-string.claims.ts'
import './refusals.claims.ts'
import './large-answers.claims.ts'
