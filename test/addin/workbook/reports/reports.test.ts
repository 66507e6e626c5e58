// Reports in the stand-in for Excel, in one process: what it stands on takes longer to load than a claim to be tested.
import './insert-report.claims.ts'
import './refresh-report.claims.ts'
import './what-people-did-stays.claims.ts'
import './long-report.claims.ts'
import './saved-report.claims.ts'
import './variance-report.claims.ts'
import './variance-by-hand.claims.ts'
import './owners-numbers-stay.claims.ts'
