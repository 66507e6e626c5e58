// Which formulas refer to which cells, Univer keeps as rectangles in trees. One after the other they take many times as long as
// all at once, since each makes the tree anew: they wait until the tree is searched.
import { core } from '../model/univer-packages.ts'

/** A tree of rbush. */
interface Rectangles {
  insert: (rectangle: object) => unknown
  load: (rectangles: readonly object[]) => unknown
  search: (box: object) => object[]
  toJSON: () => object
}

/** What Univer's class keeps to itself. */
interface Trees {
  getTree(unitId: string, sheetId: string): Rectangles
  /** Univer's own, where ours stands in its place: its classes are of the whole process. */
  _ownTree?: Trees['getTree']
}

/** As many as rbush places one by one itself, by the function that makes them wait. */
const FEW = 16

export function placeTogether(): void {
  const trees = core.RTree.prototype as unknown as Trees
  if (trees._ownTree !== undefined) return
  const ownTree = trees.getTree
  const known = new WeakSet<Rectangles>()
  trees._ownTree = ownTree
  trees.getTree = function (unitId, sheetId) {
    const tree = ownTree.call(this, unitId, sheetId)
    if (!known.has(tree)) placeLater(tree)
    known.add(tree)
    return tree
  }
}

/** Univer takes out only what it has found in the same breath, so that nothing waits then. */
function placeLater(tree: Rectangles): void {
  const insert = tree.insert.bind(tree)
  const search = tree.search.bind(tree)
  const toJSON = tree.toJSON.bind(tree)
  let waiting: object[] = []
  const place = () => {
    const now = waiting
    waiting = []
    if (now.length < FEW) for (const rectangle of now) insert(rectangle)
    else tree.load(now)
  }
  tree.insert = (rectangle) => waiting.push(rectangle)
  tree.search = (box) => {
    place()
    return search(box)
  }
  tree.toJSON = () => {
    place()
    return toJSON()
  }
}
