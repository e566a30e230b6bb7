import type { BurdenKind, Citation } from '#contract'

/** What makes way for a transfer while a burden holds. */
export interface BurdenRule {
  /** `strike-out`: nothing but its end; `consent`: of whom it favours; `own-risk`: the buyer takes it in writing. */
  readonly lifted: 'strike-out' | 'consent' | 'own-risk'
  readonly basis: Citation
}

/** The laws are not in the library; until the place has compared their text, these are its configuration. */
export const transferRules: Readonly<Record<BurdenKind, BurdenRule>> = {
  seizure: {
    lifted: 'strike-out',
    basis: { title: '城市房地产管理法', article: '第三十八条第二项', verified: false },
  },
  // The article lets a mortgaged thing be transferred unless agreed otherwise; asking for consent is the stricter reading.
  mortgage: {
    lifted: 'consent',
    basis: { title: '民法典', article: '第四百零六条', verified: false },
  },
  'priority-notice': {
    lifted: 'consent',
    basis: { title: '民法典', article: '第二百二十一条', verified: false },
  },
  objection: {
    lifted: 'own-risk',
    basis: { title: '不动产登记暂行条例实施细则', article: '第八十四条', verified: false },
  },
}
