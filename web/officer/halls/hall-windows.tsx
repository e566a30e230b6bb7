import { Checkbox, Input, Select } from 'antd'
import type { HallSettings } from '#contract'
import { problemText, useAct, useRead } from '#web/api'
import { Banner, Button, usePick, useText } from '#web/ui'
import { hallsText } from './halls.text.ts'

/** The windows of a hall: what each takes, and whether it is counted on. A change is kept when it is made. */
export function HallWindows({ hall }: { readonly hall: HallSettings }) {
  const t = useText(hallsText)
  const pick = usePick()
  const matters = useRead('GET /api/v1/matters', {}, { staleMs: 300_000 })
  const save = useAct('PUT /api/v1/hall-settings/:id/windows', {
    refreshes: ['GET /api/v1/hall-settings'],
  })
  const put = (window: Pick<HallSettings['windows'][number], 'number' | 'name' | 'takes' | 'staffed'>) => {
    const { number, name, takes, staffed } = window
    save.mutate({ params: { id: hall.id }, body: { number, name, takes, staffed } })
  }
  const next = Math.max(0, ...hall.windows.map(({ number }) => number)) + 1
  return (
    <section>
      <h2>{t.windows}</h2>
      {save.error ? <Banner look="bad">{pick(problemText(save.error))}</Banner> : null}
      <ul className="hall-windows">
        {hall.windows.map((window) => (
          <li key={window.id}>
            <b className="num">{window.number}</b>
            <Input
              aria-label={`${t.name} ${window.number}`}
              defaultValue={window.name}
              maxLength={40}
              onBlur={(event) => {
                const name = event.target.value.trim()
                if (name && name !== window.name) put({ ...window, name })
              }}
            />
            <Select
              mode="multiple"
              allowClear
              maxTagCount="responsive"
              aria-label={`${t.takes} ${window.number}`}
              placeholder={t.any}
              value={window.takes ?? []}
              options={(matters.data?.matters ?? []).map(({ slug, title }) => ({
                value: slug,
                label: pick(title),
              }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(takes: string[]) => put({ ...window, takes: takes.length > 0 ? takes : null })}
            />
            <Checkbox
              checked={window.staffed}
              onChange={(event) => put({ ...window, staffed: event.target.checked })}
            >
              {t.staffed}
            </Checkbox>
            <small>{window.officerName}</small>
          </li>
        ))}
      </ul>
      <Button
        look="quiet"
        size="small"
        busy={save.isPending}
        onClick={() => put({ number: next, name: `${next}`, takes: null, staffed: true })}
      >
        {t.addWindow}
      </Button>
    </section>
  )
}
