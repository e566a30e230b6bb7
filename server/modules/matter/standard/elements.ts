import {
  matterKinds,
  type Citation,
  type Localized,
  type Period,
  type ServiceItem,
  type StandardElement,
  type StandardItem,
  type StandardRow,
} from '#contract'

/** One thing that an element says: by `key` it is the same thing at every level, `text` is how people read it. */
export interface Said {
  readonly key: string
  readonly text: Localized
  /** In working days, where it is a time. */
  readonly days?: number
}

export interface Element {
  readonly id: StandardElement
  readonly mayDiffer: StandardRow['mayDiffer']
  /** Many things side by side, of which one may be missing; else one value. */
  readonly isList?: boolean
  /** Its place in the definition. */
  readonly path: string
  readonly set: (standard: StandardItem) => readonly Said[] | undefined
  readonly of: (item: ServiceItem) => readonly Said[]
}

/**
 * What is set above and may not differ: 名称、类型、依据 (国发〔2018〕27号 四级四同), 受理条件、服务对象、办理流程、申请材料、法定办结时限、办理结果
 * (国发〔2022〕5号 二(一)). What a licence asks for may not be added to below (行政许可法第十六条第四款), nor its fee (第五十八条第一款).
 * A promise may only be shorter; law of the place may be added to the basis; place and telephone are the unit's own.
 */
export const elements: readonly Element[] = [
  {
    id: 'name',
    mayDiffer: 'never',
    path: 'name',
    set: ({ name }) => name && [said(name)],
    of: ({ name }) => [said(name)],
  },
  {
    id: 'kind',
    mayDiffer: 'never',
    path: 'kind',
    set: ({ kind }) => kind && [{ key: kind, text: matterKinds[kind] }],
    of: ({ kind }) => [{ key: kind, text: matterKinds[kind] }],
  },
  {
    id: 'legalBasis',
    isList: true,
    mayDiffer: 'more',
    path: 'legalBasis',
    set: ({ legalBasis }) => legalBasis?.map(cited),
    of: ({ legalBasis }) => legalBasis.map(({ citation }) => cited(addressOf(citation))),
  },
  {
    id: 'applicants',
    isList: true,
    mayDiffer: 'never',
    path: 'applicants',
    set: ({ applicants }) => applicants?.map(applicant),
    of: ({ applicants }) => applicants.map(applicant),
  },
  {
    id: 'conditions',
    isList: true,
    mayDiffer: 'never',
    path: 'conditions',
    set: ({ conditions }) => conditions?.map(said),
    of: ({ conditions }) => conditions.map(({ text }) => said(text)),
  },
  {
    id: 'materials',
    isList: true,
    mayDiffer: 'never',
    path: 'materials',
    set: ({ materials }) => materials?.map(({ id, name }) => ({ key: id, text: name })),
    of: ({ materials }) => materials.map(({ id, name }) => ({ key: id, text: name })),
  },
  {
    id: 'statutory',
    mayDiffer: 'never',
    path: 'periods.statutory',
    set: ({ statutory }) => statutory && [time(statutory)],
    of: ({ periods }) => [time(periods.statutory)],
  },
  {
    id: 'promised',
    mayDiffer: 'shorter',
    path: 'periods.promised',
    set: ({ promised }) => promised && [time(promised)],
    of: ({ periods }) => [time(periods.promised)],
  },
  {
    id: 'fee',
    mayDiffer: 'never',
    path: 'fee.charged',
    set: ({ charged }) => (charged === undefined ? undefined : [fee(charged)]),
    of: (item) => [fee(item.fee.charged)],
  },
  {
    id: 'result',
    mayDiffer: 'never',
    path: 'result.name',
    set: ({ result }) => result && [said(result)],
    of: ({ result }) => [said(result.name)],
  },
  {
    id: 'flow',
    isList: true,
    mayDiffer: 'more',
    path: 'flow.stages',
    set: ({ flow }) => flow?.map(({ stage, title }) => ({ key: stage, text: title })),
    of: ({ flow }) => Object.entries(flow.stages).map(([key, { title }]) => ({ key, text: title })),
  },
  {
    id: 'contact',
    mayDiffer: 'freely',
    path: 'contact',
    set: () => undefined,
    of: ({ contact }) => [said(same(contact.consult))],
  },
]

function said(text: Localized): Said {
  return { key: text.zh.replaceAll(/\s/g, ''), text }
}

function same(text: string): Localized {
  return { zh: text, en: text }
}

function addressOf(citation: Citation): string {
  return 'law' in citation ? citation.law : citation.title
}

function cited(address: string): Said {
  return { key: address, text: same(address.replace(/^law:/, '')) }
}

function applicant(kind: 'person' | 'entity'): Said {
  return {
    key: kind,
    text: kind === 'person' ? { zh: '个人', en: 'people' } : { zh: '企业和组织', en: 'firms and bodies' },
  }
}

function fee(charged: boolean): Said {
  return {
    key: String(charged),
    text: charged ? { zh: '收费', en: 'charged' } : { zh: '不收费', en: 'free' },
  }
}

function time({ count, unit }: Period): Said {
  const isWorking = unit === 'working'
  return {
    key: `${count} ${unit}`,
    text:
      count === 0
        ? { zh: '当场', en: 'at once' }
        : {
            zh: `${count}个${isWorking ? '工作日' : '自然日'}`,
            en: `${count} ${isWorking ? 'working' : 'calendar'} days`,
          },
    days: workingDays({ count, unit }),
  }
}

/** Five of seven days are worked; feasts are left out of the account. */
export function workingDays({ count, unit }: Period): number {
  return unit === 'working' ? count : (count * 5) / 7
}
