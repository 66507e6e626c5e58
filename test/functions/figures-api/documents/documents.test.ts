// The documents of the API, in one process: the API takes longer to load than most claims to be tested.
import './error-page.claims.ts'
import './examples.claims.ts'
import './openapi.claims.ts'
import './response-headers.claims.ts'
import './error-examples.claims.ts'
import './openapi-linter.claims.ts'
