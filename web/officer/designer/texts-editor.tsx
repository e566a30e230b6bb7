import { Select } from 'antd'
import { isServiceKind } from './kinds.ts'
import { useDesk } from './desk.ts'
import { Line, Pair } from './parts/inputs.tsx'
import { catalogue, useText } from '#web/ui'

/** What people read: name, title, summary, words of search, guide, headings of the result. */
export function TextsEditor() {
  const t = useText(text)
  const { body, mayWrite, write } = useDesk()
  return (
    <div className="design-form">
      <Pair label={t.title} at="title" value={body.title} onChange={(value) => write('title', value)} />
      <Pair label={t.name} at="name" value={body.name} onChange={(value) => write('name', value)} />
      <Pair
        long
        label={t.summary}
        at="summary"
        value={body.summary}
        onChange={(value) => write('summary', value)}
      />
      {isServiceKind(body.kind) ? (
        <>
          <Line wide label={t.keywords} at="keywords">
            {(id) => (
              <Select
                id={id}
                mode="tags"
                open={false}
                suffixIcon={null}
                disabled={!mayWrite}
                value={body.keywords ?? []}
                onChange={(value: string[]) => write('keywords', value)}
              />
            )}
          </Line>
          <Pair
            label={t.heading}
            at="grantedHeading"
            value={body.grantedHeading}
            onChange={(value) => write('grantedHeading', value)}
          />
        </>
      ) : null}
      <Pair long label={t.guide} at="guide" value={body.guide} onChange={(value) => write('guide', value)} />
      <Pair
        long
        label={t.declaration}
        at="form.declaration"
        value={body.form.declaration}
        onChange={(declaration) => write('form', { ...body.form, declaration })}
      />
    </div>
  )
}

const text = catalogue({
  title: ['标题（平常说法）', 'Title in plain words'],
  name: ['正式名称', 'Official name'],
  summary: ['一句话说明', 'Summary'],
  keywords: ['搜索词（至少3个）', 'Words people search by (3 or more)'],
  heading: ['办成以后的标题', 'Heading when granted'],
  guide: ['办事指南', 'Guide'],
  declaration: ['提交前的声明', 'Declaration before filing'],
})
