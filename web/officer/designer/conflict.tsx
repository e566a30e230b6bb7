import { Button } from 'antd'
import { catalogue, useText } from '#web/ui'
import { Changes } from './comparison.tsx'
import type { Keeper, Kept, Shown } from './keeper.ts'
import { placeText, sayPlace } from './place-words.ts'

/** Somebody else kept something meanwhile: both are shown, and whoever wrote here says what stays. */
export function Conflict({
  shown,
  theirs,
  keeper,
}: {
  readonly shown: Shown
  readonly theirs: Kept
  readonly keeper: Keeper
}) {
  const t = useText(text)
  const places = useText(placeText)
  const mine = shown.waiting.map((part) => sayPlace(part, places)).join(t.and)
  return (
    <section className="design-conflict" role="alert">
      <h2>{t.title}</h2>
      <p>{t.lead(mine)}</p>
      <div className="design-begin">
        <Button type="primary" onClick={() => void keeper.settle('mine')}>
          {t.mine}
        </Button>
        <Button onClick={() => void keeper.settle('theirs')}>{t.theirs}</Button>
      </div>
      <Changes before={theirs.body} after={{ ...theirs.body, ...partsOf(shown) }} titles={[t.kept, t.here]} />
    </section>
  )
}

function partsOf({ body, waiting }: Shown): Record<string, unknown> {
  return Object.fromEntries(waiting.map((part) => [part, body[part]]))
}

const text = catalogue({
  title: ['别人刚改过这份草稿', 'Somebody else has changed this draft'],
  lead: [
    (parts: string) =>
      `您改的是：${parts}。还没有保存，也没有丢。选哪一个都只影响这几部分，别人改的其他部分会留着。`,
    (parts: string) =>
      `You changed: ${parts}. It is not kept yet and not lost. Your choice concerns these parts alone.`,
  ],
  mine: ['用我改的', 'Keep mine'],
  theirs: ['用对方的', 'Take theirs'],
  kept: ['对方保存的', 'Kept by the other'],
  here: ['我改的', 'Written here'],
  and: ['、', ', '],
})
