import type { DecisionModel } from '#contract'

/**
 * What the applicant declared agrees with what government holds. A difference is never decided by rules alone:
 * 行政许可法第三十四条, the substance of what was filed is verified by the authority's staff.
 */
export const declaredMatches: DecisionModel['checks'][number] = {
  id: 'declared-matches',
  title: { zh: '所填内容与登记一致', en: 'What was filled in agrees with the records' },
  when: 'len(mismatches) == 0',
  otherwise: 'refer',
  shows: { zh: '逐项与来源核对过', en: 'Every value was compared with its source' },
  reason: {
    zh: '所填内容与登记不一致，由工作人员核实：{mismatches}',
    en: 'What was filled in differs from the records and will be verified by an officer: {mismatches}',
  },
  basis: { law: 'law:行政许可法#34' },
}
