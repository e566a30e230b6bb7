import type { Design, DesignFinding, DesignPart } from '#contract'

export type Parts = Partial<Record<DesignPart, unknown>>

export interface Kept {
  readonly revision: number
  readonly body: Readonly<Record<string, unknown>>
  readonly findings: readonly DesignFinding[]
  readonly drawing: Design['drawing']
}

/** What the page shows of a draft: as it is written here, whether it is kept yet or not. */
export interface Shown {
  readonly body: Readonly<Record<string, unknown>>
  readonly revision: number
  readonly findings: readonly DesignFinding[]
  readonly drawing: Design['drawing']
  readonly status: 'kept' | 'writing' | 'failed' | 'conflict'
  /** Parts written here that are not kept yet. */
  readonly waiting: readonly DesignPart[]
  /** What somebody else kept meanwhile. */
  readonly theirs: Kept | undefined
}

export interface Channel {
  /** Keeps parts; `stale` when somebody else has kept something since `revision`. */
  save(revision: number, parts: Parts): Promise<Omit<Kept, 'body'> | 'stale'>
  /** The draft as it is kept now. */
  read(): Promise<Kept>
}

/** Keeps a draft while it is written, part by part and one save at a time. What was written here is given up only by whoever wrote it. */
export class Keeper {
  #shown: Shown
  #dirty: Parts = {}
  #saving: Promise<void> | undefined
  readonly #listeners = new Set<() => void>()
  readonly #channel: Channel

  constructor(kept: Kept, channel: Channel) {
    this.#channel = channel
    this.#shown = { ...kept, status: 'kept', waiting: [], theirs: undefined }
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly shown = (): Shown => this.#shown

  write(part: DesignPart, value: unknown) {
    this.#dirty = { ...this.#dirty, [part]: value }
    const { status } = this.#shown
    this.#show({
      body: { ...this.#shown.body, [part]: value },
      status: status === 'conflict' ? status : 'writing',
    })
  }

  /** Keeps everything written so far; settles when it is kept, refused or in conflict. */
  async flush(): Promise<void> {
    while (this.#saving) await this.#saving
    if (Object.keys(this.#dirty).length === 0 || this.#shown.status === 'conflict') return
    this.#saving = this.#save().finally(() => (this.#saving = undefined))
    await this.#saving
    if (this.#shown.status === 'writing') await this.flush()
  }

  /** Ends a conflict: with what was written here laid over what somebody else kept, or without it. */
  async settle(keep: 'mine' | 'theirs'): Promise<void> {
    const { theirs } = this.#shown
    if (!theirs) return
    if (keep === 'theirs') this.#dirty = {}
    this.#show({
      body: { ...theirs.body, ...this.#dirty },
      revision: theirs.revision,
      findings: theirs.findings,
      drawing: theirs.drawing,
      status: keep === 'mine' ? 'writing' : 'kept',
      theirs: undefined,
    })
    await this.flush()
  }

  async #save() {
    const sent = this.#dirty
    this.#dirty = {}
    try {
      const saved = await this.#channel.save(this.#shown.revision, sent)
      if (saved === 'stale') {
        const theirs = await this.#channel.read()
        this.#dirty = { ...sent, ...this.#dirty }
        this.#show({ status: 'conflict', theirs })
        return
      }
      this.#show({ ...saved, status: Object.keys(this.#dirty).length === 0 ? 'kept' : 'writing' })
    } catch {
      this.#dirty = { ...sent, ...this.#dirty }
      this.#show({ status: 'failed' })
    }
  }

  #show(changed: Partial<Shown>) {
    const waiting = Object.keys(this.#dirty) as DesignPart[]
    this.#shown = { ...this.#shown, ...changed, waiting }
    for (const listener of this.#listeners) listener()
  }
}
