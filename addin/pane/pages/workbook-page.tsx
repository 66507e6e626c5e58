// What is done with the workbook as a whole: a copy of values to keep, what its figures are known as of, and repair.
import type { PageProps } from '../pane-parts.ts'
import { FreezeSection } from './freeze-section.tsx'
import { PinSection } from './pin-section.tsx'
import { RepairSection } from './repair-section.tsx'

export function WorkbookPage({ visit }: PageProps) {
  return (
    <>
      <FreezeSection />
      <PinSection visit={visit} />
      <RepairSection />
    </>
  )
}
