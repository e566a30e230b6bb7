import { useEffect, useRef } from 'react'
import { LineChart as Lines } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type EChartsType } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([Lines, GridComponent, TooltipComponent, SVGRenderer])

export interface ChartPoint {
  readonly label: string
  readonly value: number | null
}

/** One line with its last value named at its end; colours and letters are those of the page. Read by screen readers as `says`. */
export function LineChart({
  points,
  unit,
  says,
  runs,
}: {
  readonly points: readonly ChartPoint[]
  readonly unit: string
  readonly says: string
  /** The last point is of a week that is not over. */
  readonly runs: boolean
}) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<EChartsType>(undefined)
  useEffect(() => {
    if (box.current === null) return
    const drawn = init(box.current, undefined, { renderer: 'svg' })
    chart.current = drawn
    const sizes = new ResizeObserver(() => drawn.resize())
    sizes.observe(box.current)
    return () => {
      sizes.disconnect()
      drawn.dispose()
    }
  }, [])
  useEffect(() => {
    if (box.current)
      chart.current?.setOption(optionFor(points, unit, runs, box.current), { replaceMerge: 'series' })
  }, [points, unit, runs])
  return (
    <figure className="line-chart" aria-label={says}>
      <div ref={box} aria-hidden="true" />
    </figure>
  )
}

interface Pen {
  readonly unit: string
  readonly size: number
  readonly fontFamily: string
  readonly colour: (name: string) => string
}

function optionFor(points: readonly ChartPoint[], unit: string, runs: boolean, box: HTMLElement) {
  const style = getComputedStyle(box)
  const colour = (name: string) => style.getPropertyValue(name).trim()
  const { fontFamily } = style
  const size = Math.max(12, Number.parseFloat(style.fontSize) * 0.9)
  const pen = { unit, size, fontFamily, colour }
  const letters = { color: colour('--text-3'), fontFamily, fontSize: size }
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const values = points.map((point) => point.value)
  const over = values.map((value, index) => (runs && index === values.length - 1 ? null : value))
  const running = values.map((value, index) => (index >= values.length - 2 ? value : null))
  return {
    animation: !still,
    animationDuration: 360,
    grid: {
      left: 4,
      right: size * 4.4,
      top: 14,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    tooltip: {
      trigger: 'axis',
      backgroundColor: colour('--surface-raised'),
      borderColor: colour('--line-strong'),
      textStyle: { color: colour('--text'), fontFamily, fontSize: size },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? `${value}${unit}` : ''),
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: points.map((point) => point.label),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        ...letters,
        interval: Math.max(0, Math.ceil(points.length / 4) - 1),
        alignMinLabel: 'left',
      },
    },
    yAxis: {
      type: 'value',
      scale: true,
      splitNumber: 3,
      axisLabel: { ...letters, formatter: `{value}${unit}` },
      splitLine: { lineStyle: { color: colour('--line') } },
    },
    series: [line(over, pen), ...(runs ? [dashed(running, pen)] : [])],
  }
}

/** The weeks that are over, the last of them named. */
function line(values: readonly (number | null)[], { unit, size, fontFamily, colour }: Pen) {
  const last = values.findLastIndex((value) => value !== null)
  const label = {
    show: true,
    position: last === values.length - 1 ? 'right' : 'top',
    formatter: `{c}${unit}`,
    color: colour('--text'),
    fontFamily,
    fontSize: size * 1.35,
    fontWeight: 500,
  }
  return {
    type: 'line',
    connectNulls: false,
    symbol: 'circle',
    symbolSize: (_value: unknown, params: { dataIndex: number }) => (params.dataIndex === last ? 10 : 0),
    lineStyle: { color: colour('--azurite-300'), width: 2.5 },
    itemStyle: { color: colour('--gilt-400') },
    areaStyle: { color: colour('--azurite-500'), opacity: 0.16 },
    data: values.map((value, index) => ({ value, ...(index === last ? { label } : {}) })),
  }
}

/** From the last whole week to the running one: not a fall, only not over yet. */
function dashed(values: readonly (number | null)[], { unit, size, fontFamily, colour }: Pen) {
  const last = values.length - 1
  const label = {
    show: true,
    position: 'right',
    formatter: `{c}${unit}`,
    color: colour('--text-3'),
    fontFamily,
    fontSize: size,
  }
  return {
    type: 'line',
    tooltip: { show: false },
    symbol: 'emptyCircle',
    symbolSize: (_value: unknown, params: { dataIndex: number }) => (params.dataIndex === last ? 8 : 0),
    lineStyle: { color: colour('--text-3'), width: 1.5, type: 'dashed' },
    itemStyle: { color: colour('--text-3') },
    data: values.map((value, index) => ({ value, ...(index === last ? { label } : {}) })),
  }
}
