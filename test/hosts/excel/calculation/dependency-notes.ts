// Takes a formula that is gone out of Univer's record of who depends on what. Univer notes each range that a formula refers
// to, and takes one rectangle around all of them away, so that a formula of two references stays for ever: every change of
// those cells then complains of a formula that it cannot find.

import type { IUnitRange } from '@univerjs/core'
import type { IDependencyManagerService } from '@univerjs/engine-formula'

interface Tree {
  readonly treeId: number
  readonly rangeList: readonly IUnitRange[]
}

interface DependencyNotes {
  readonly _dependencyRTreeCache: { bulkRemove: (entries: readonly (IUnitRange & { id: number })[]) => void }
  addDependencyRTreeCache: (tree: Tree) => void
  _removeDependencyRTreeCache: (treeId: number) => void
  _removeAllTreeMap: (treeId: number) => void
  reset: () => void
}

export function forgetWholeFormulas(manager: IDependencyManagerService): void {
  const notes = manager as unknown as DependencyNotes
  const { addDependencyRTreeCache, _removeDependencyRTreeCache, _removeAllTreeMap, reset } = notes
  const rangesOf = new Map<number, readonly IUnitRange[]>()
  notes.addDependencyRTreeCache = (tree) => {
    addDependencyRTreeCache.call(notes, tree)
    // The list is emptied after use.
    if (tree.rangeList.length > 1) rangesOf.set(tree.treeId, [...tree.rangeList])
  }
  notes._removeDependencyRTreeCache = (treeId) => {
    const ranges = rangesOf.get(treeId)
    if (ranges === undefined) _removeDependencyRTreeCache.call(notes, treeId)
    else notes._dependencyRTreeCache.bulkRemove(ranges.map((range) => ({ ...range, id: treeId })))
  }
  notes._removeAllTreeMap = (treeId) => {
    rangesOf.delete(treeId)
    _removeAllTreeMap.call(notes, treeId)
  }
  notes.reset = () => {
    rangesOf.clear()
    reset.call(notes)
  }
}
