// Pages, files and answers not sent again, in one process: the API takes longer to load than most claims to be tested.
import './paging.claims.ts'
import './export.claims.ts'
import './export-cells.claims.ts'
import './etag.claims.ts'
import './not-modified.claims.ts'
import './degraded.claims.ts'
