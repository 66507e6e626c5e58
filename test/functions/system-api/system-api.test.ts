// Alerts, decisions and webhooks over the API, in one process: it takes longer to load than most claims to be tested.
import './alerts.claims.ts'
import './decisions.claims.ts'
import './initiatives.claims.ts'
import './preferences.claims.ts'
import './webhooks.claims.ts'
