import type { StageKind } from '#contract'
import type { Dice } from './dice.ts'

/** Not accepted yet, accepted, decided: no way leads back from the last. */
type Phase = 0 | 1 | 2

export interface Slot {
  readonly name: string
  readonly kind: StageKind
  readonly phase: Phase
  readonly chain: Chain
  readonly order: number
  /** The branches of a fork. */
  readonly branches: Chain[]
}

/** Stages one after the other: the main way, or a branch of a fork. */
interface Chain {
  readonly slots: Slot[]
  readonly fork?: Slot
}

const KINDS: readonly StageKind[] = [
  ...(['task', 'task', 'task', 'task', 'fork', 'fork'] as const),
  ...(['decide', 'call', 'wait', 'spawn', 'issue'] as const),
]
const DEEPEST_FORK = 2

/** Which stages a drawn flow has, and in which order they come. */
export class FlowPlan {
  readonly main: Chain = { slots: [] }
  /** Nothing is decided in it. */
  readonly isPlain: boolean
  readonly acceptance: 'statutory' | 'none'
  readonly hasAcceptance: boolean
  readonly #dice: Dice
  #names = 0

  constructor(dice: Dice) {
    this.#dice = dice
    this.isPlain = dice.chance(15)
    this.acceptance = dice.chance(30) ? 'none' : 'statutory'
    this.hasAcceptance = this.acceptance === 'statutory' || dice.chance(50)
    if (this.hasAcceptance) this.#draw(this.main, 0, dice.roll(2), 0)
    if (this.hasAcceptance) this.#add(this.main, 'task', 0)
    this.#draw(this.main, 1, dice.roll(4), 0)
    // Whoever decides is a person; rules may have decided before.
    if (!this.isPlain) this.#add(this.main, 'task', this.hasAcceptance && dice.chance(20) ? 0 : 1)
    if (!this.isPlain) this.#draw(this.main, 2, dice.roll(3), 0)
    if (this.main.slots.length === 0) this.#add(this.main, 'task', 1)
  }

  /** The stage of a second look, on no way of the first. */
  reconsidering(): Slot {
    return this.#slot(this.main, 'task', 1, 'reconsider')
  }

  /** Whether a stage is where people decide. */
  isDecider({ name, phase, chain }: Slot): boolean {
    if (this.isPlain || chain !== this.main || phase === 2) return false
    return name === 'reconsider' || name === this.main.slots.findLast((each) => each.phase < 2)?.name
  }

  #draw(chain: Chain, phase: Phase, count: number, depth: number): void {
    for (let n = 0; n < count; n++) {
      const kind = this.#dice.pick(KINDS)
      const slot = this.#add(chain, kind === 'fork' && depth === DEEPEST_FORK ? 'task' : kind, phase)
      if (slot.kind !== 'fork') continue
      for (let b = 2 + this.#dice.roll(2); b > 0; b--) {
        const branch: Chain = { slots: [], fork: slot }
        this.#draw(branch, phase, 1 + this.#dice.roll(2), depth + 1)
        slot.branches.push(branch)
      }
    }
  }

  #add(chain: Chain, kind: StageKind, phase: Phase): Slot {
    const slot = this.#slot(chain, kind, phase, `s${this.#names}`)
    chain.slots.push(slot)
    return slot
  }

  #slot(chain: Chain, kind: StageKind, phase: Phase, name: string): Slot {
    return { name, kind, phase, chain, order: this.#names++, branches: [] }
  }
}

/** Stages of a stage's own chain and of those around it; what acts by itself goes ahead, or to people. */
export function reachableFrom(slot: Slot): Slot[] {
  const found: Slot[] = []
  for (let chain: Chain | undefined = slot.chain; chain; chain = chain.fork?.chain) found.push(...chain.slots)
  const isPeoples = slot.kind === 'task' || slot.kind === 'call' || slot.kind === 'wait'
  return found.filter(
    (each) => each !== slot && (isPeoples || each.kind === 'task' || each.order > slot.order),
  )
}
