import type { DiagramEdge, DiagramNode, WalkedEdge, WalkedNode } from '#contract'

/** A figure of a flow, with what a case did there where there is one. */
export type DrawnNode = Omit<DiagramNode, 'legs'> &
  Partial<Omit<WalkedNode, keyof DiagramNode | 'state'>> & {
    /** `slow` is where most of the time of many cases is spent. */
    readonly state?: WalkedNode['state'] | 'slow'
    readonly legs?: readonly {
      readonly name: string
      readonly title: DiagramNode['title']
      readonly state?: NonNullable<WalkedNode['legs']>[number]['state']
    }[]
  }

/** A line of a flow, with the steps in which a case went along it. */
export type DrawnEdge = DiagramEdge &
  Partial<Pick<WalkedEdge, 'taken'>> & {
    /** How many cases went along it. */
    readonly count?: number
  }
