// The pane of the deployed add-in.
import { openPane } from './open-pane.ts'

// Signing in at the company's sign-in service is not part of the add-in yet: the pane says who is signed in.
void openPane(() => undefined)
