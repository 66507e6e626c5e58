// Where answers about budgets come from: what people planned, not what a run published.
export const BUDGET_BOOK = 'budget book'
