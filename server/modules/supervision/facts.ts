import type { Localized } from '#contract'

/** What is known of every case. */
export interface CaseFacts {
  readonly slug: string
  /** 01 行政许可 … of the matter. */
  readonly kind: string
  readonly channel: string
  /** Notices of what is missing so far, the one at hand included. */
  readonly notices: number
}

/** What the rules of supervision may speak of, by what they look at. Everything is there in every case, so that no expression fails on an absence. */
export interface MilestoneFacts {
  readonly case: CaseFacts
  readonly act: {
    readonly milestone: string
    /** 视为受理: the law did it where nobody did. */
    readonly deemed: boolean
    /** The rules, time or another system acted. */
    readonly automatic: boolean
    readonly opinion: string
    /** Reasons given, and those of them that rest on an article or document. */
    readonly reasons: number
    readonly cited: number
  }
  readonly decision: { readonly outcome: string; readonly automatic: boolean }
  /** What the matter's rules said of the case: '' where none looked. */
  readonly ruling: { readonly outcome: string; readonly failed: number }
  readonly corrections: {
    readonly count: number
    /** What was asked for that the matter neither lists nor asks about. */
    readonly unlisted: readonly string[]
    /** What was asked for that government holds of this applicant. */
    readonly held: readonly string[]
  }
  readonly officer: {
    /** Held on that day the post that the task asks for, or acted for one who does. */
    readonly entitled: boolean
    /** Filed the case too. */
    readonly filed: boolean
  }
}

export interface ClockFacts {
  readonly case: CaseFacts
  readonly clock: {
    readonly name: string
    readonly title: Localized
    readonly due: string
    readonly count: number
    readonly daysLeft: number
    readonly lateDays: number
    /** Due first of those that run. */
    readonly pressing: boolean
  }
}

export interface SuspendedFacts {
  readonly case: CaseFacts
  readonly procedure: {
    readonly name: string
    readonly from: string
    /** As the applicant was told, in working days. */
    readonly told: number
    readonly taken: number
  }
}

export interface UntouchedFacts {
  readonly case: CaseFacts
  readonly untouched: { readonly since: string; readonly days: number }
}

export type Facts = MilestoneFacts | ClockFacts | SuspendedFacts | UntouchedFacts

export const clockTitles: Readonly<Record<string, Localized>> = {
  acceptance: { zh: '受理期限', en: 'The period for acceptance' },
  statutory: { zh: '法定时限', en: 'The statutory period' },
  promised: { zh: '承诺时限', en: 'The promised period' },
  stage: { zh: '环节时限', en: 'The period of the stage' },
}

const caseFacts: CaseFacts = { slug: 'x', kind: '01', channel: 'web', notices: 1 }

/** Facts of every kind, for trying a rule before it is published. */
export const samples: Readonly<Record<'milestones' | 'clocks' | 'suspended' | 'untouched', Facts>> = {
  milestones: {
    case: caseFacts,
    act: { milestone: 'decided', deemed: false, automatic: false, opinion: '', reasons: 0, cited: 0 },
    decision: { outcome: 'refused', automatic: false },
    ruling: { outcome: 'granted', failed: 0 },
    corrections: { count: 1, unlisted: ['甲'], held: ['乙'] },
    officer: { entitled: true, filed: false },
  },
  clocks: {
    case: caseFacts,
    clock: {
      name: 'statutory',
      title: { zh: '法定时限', en: 'The statutory period' },
      due: '2026-11-30',
      count: 20,
      daysLeft: -1,
      lateDays: 1,
      pressing: true,
    },
  },
  suspended: {
    case: caseFacts,
    procedure: { name: '听证', from: '2026-11-02', told: 5, taken: 8 },
  },
  untouched: { case: caseFacts, untouched: { since: '2026-11-02', days: 10 } },
}
