/** Signs of what a button does; its words are its name. */
const PATHS = {
  copy: 'M7.500 7.500V4.500a1 1 0 0 1 1-1h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-3M4.500 7.500h7a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1z',
  done: 'M4 10.500l4 4 8-9',
  print:
    'M6 7V3.500h8V7M6 14H4.500a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1h11a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H14M6 11.500h8v5H6z',
  map: 'M10 17c3.500-4 5-6.500 5-8.700A5 5 0 0 0 5 8.300C5 10.500 6.500 13 10 17zM10 10.200a1.900 1.900 0 1 0 0-3.800 1.900 1.900 0 0 0 0 3.800z',
} as const;

export const Icon = ({ sign }: { sign: keyof typeof PATHS }) => (
  <svg className="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
    <path d={PATHS[sign]} />
  </svg>
);
