// A cell as Excel names it, so that whoever pasted finds it.

const LETTERS = 26
const CODE_OF_A = 65

/** Row and column from 1: (12, 6) is `F12`. */
export function cellAddress(row: number, column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / LETTERS)) {
    letters = String.fromCharCode(CODE_OF_A + ((left - 1) % LETTERS)) + letters
  }
  return `${letters}${row}`
}
