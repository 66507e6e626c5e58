// Tells the directory of the people of the sample, as their sign-ins would: so digests have somebody to go to from the start.
import { peopleDirectory } from '../../functions/stores/alerts/people/people-directory.ts'
import { connectFiguresTable } from '../../functions/stores/figures-table.ts'
import { TOLD_OF_ALERTS } from '../../shared/access/may-call.ts'
import { instantText } from '../../shared/periods/instants.ts'
import type { SamplePerson } from './sample-people.ts'

/** @param clock epoch milliseconds */
export async function giveSamplePeople(people: readonly SamplePerson[], clock: () => number): Promise<void> {
  const directory = peopleDirectory(connectFiguresTable(process.env.FIGURES_TABLE ?? ''), clock)
  for (const { subject, name, role, tenants = [], address } of people) {
    if (!TOLD_OF_ALERTS.includes(role)) continue
    const known = { person: subject, name, roles: [role], tenantIds: tenants, address }
    await directory.note({ ...known, seenAt: instantText(clock()) })
  }
}
