import { addressFor, useRead } from '#web/api'
import { catalogue, Icon, Loading, ProblemState, useText } from '#web/ui'
import { Drawing } from '../diagram/drawing.tsx'

const A_VERSION_NEVER_CHANGES_MS = 3_600_000

/** The flow of a version as it is drawn, and as a file for other modellers. The list below it says the same in words. */
export function FlowDrawing({ slug, version }: { readonly slug: string; readonly version: number }) {
  const t = useText(text)
  const params = { slug, version: String(version) }
  const read = useRead(
    'GET /api/v1/matters/:slug/versions/:version/diagram',
    { params },
    { staleMs: A_VERSION_NEVER_CHANGES_MS },
  )
  if (read.isError) return <ProblemState problem={read.error} retry={() => void read.refetch()} />
  if (read.data === undefined) return <Loading lines={4} />
  return (
    <>
      <Drawing {...read.data} label={t.shows} />
      <p className="flow-file">
        <a
          href={addressFor('GET /api/v1/matters/:slug/versions/:version/bpmn', { params })}
          download={`${slug}-v${version}.bpmn`}
        >
          <Icon name="download" />
          {t.download}
        </a>
      </p>
    </>
  )
}

const text = catalogue({
  shows: ['这件事怎么办：流程图', 'How this is handled: the flow drawn'],
  download: ['下载流程（BPMN 2.0）', 'Download the flow (BPMN 2.0)'],
})
