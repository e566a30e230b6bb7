import { useMemo } from 'react'
import type { MatterDefinition } from '#contract'
import { catalogue, Empty, useText } from '#web/ui'
import { compareDefinitions } from '../matters/compare-definitions.ts'
import { useDesk } from './desk.ts'
import { placeText, sayPlace } from './place-words.ts'

/** What the draft changes in what is offered now: each place in words, old beside new. */
export function Comparison({ before }: { readonly before: MatterDefinition | null }) {
  const t = useText(text)
  const { body } = useDesk()
  if (before === null) return <Empty icon="pencil" title={t.isNew} />
  return <Changes before={before} after={body} titles={[t.was, t.is]} />
}

/** Two drafts or versions, place by place. */
export function Changes({
  before,
  after,
  titles: [was, is],
}: {
  readonly before: unknown
  readonly after: unknown
  readonly titles: readonly [string, string]
}) {
  const t = useText(text)
  const places = useText(placeText)
  const changes = useMemo(
    () => compareDefinitions(before, after).filter(({ path }) => path !== 'version'),
    [before, after],
  )
  if (changes.length === 0) return <Empty icon="ok" title={t.same} />
  return (
    <>
      <p className="muted">{t.count(changes.length)}</p>
      <div className="table-scroll">
        <table className="table changes">
          <thead>
            <tr>
              <th scope="col">{t.where}</th>
              <th scope="col">{was}</th>
              <th scope="col">{is}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={change.path}>
                <td>
                  {sayPlace(change.path, places)}
                  <code className="design-path">{change.path}</code>
                </td>
                <td>
                  {change.before === undefined ? (
                    <span className="muted">{t.absent}</span>
                  ) : (
                    <del>{change.before}</del>
                  )}
                </td>
                <td>
                  {change.after === undefined ? (
                    <span className="muted">{t.absent}</span>
                  ) : (
                    <ins>{change.after}</ins>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const text = catalogue({
  isNew: ['新事项，没有正在用的版本可比', 'A new matter: there is no version in use to compare with'],
  same: ['和正在用的版本一样', 'The same as the version in use'],
  count: [
    (count: number) => `改了${count}处`,
    (count: number) => (count === 1 ? '1 change' : `${count} changes`),
  ],
  where: ['哪里', 'Where'],
  was: ['正在用的', 'In use'],
  is: ['草稿', 'Draft'],
  absent: ['没有', 'absent'],
})
