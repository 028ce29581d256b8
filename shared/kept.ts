/**
 * The shape of the answers that phones keep (client/offline/kept), as tests/integration/kept.test.ts finds it. What was
 * kept under another is dropped: a page must not meet an answer that it cannot read. The test says what to write here.
 */
export const KEPT_SHAPES = '8b215a54f487';
