/** Where an open case waits when the history ends. */
export type Stop = 'acceptance' | 'correction' | 'review'
