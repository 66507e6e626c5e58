// The planning desk on the stand-in for Excel, in one process: what it stands on takes longer to load than a claim to be tested.
import './budget-sheet.claims.ts'
import './bridges.claims.ts'
import './waterfall.claims.ts'
