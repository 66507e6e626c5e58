// The planning desk on the stand-in for Excel, in one process: what it stands on takes longer to load than a claim to be tested.
import './bridge-ends.claims.ts'
import './budget-sheet.claims.ts'
import './bridges.claims.ts'
import './changed-sheet.claims.ts'
import './kept-theirs.claims.ts'
import './own-table.claims.ts'
import './variance-table.claims.ts'
import './waterfall.claims.ts'
